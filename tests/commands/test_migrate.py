"""`python -m bot migrate`: the tables are made, and again nothing happens."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.cli import run_cli
from bot.commands.migrate import DONE
from bot.store.engine import FILE_NAME, UNUSABLE
from bot.store.troubles import DAMAGED


def migrate(monkeypatch: pytest.MonkeyPatch, **environment: str) -> int:
    """Run the command, and return its exit code."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.argv", ["bot", "migrate"])
    try:
        return run_cli()
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_tables_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert migrate(monkeypatch, DATA_DIR="~/kept", HOME=str(tmp_path)) == 0
    assert capsys.readouterr().out == f"{DONE}\n" * 2
    with sqlite3.connect(tmp_path / "kept" / FILE_NAME) as database:
        assert database.execute("SELECT count(*) FROM guild").fetchone() == (0,)
    database.close()


def test_what_is_wrong_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database " * 100)
    assert migrate(monkeypatch, DATA_DIR=str(tmp_path)) == 1
    assert capsys.readouterr().err == f"{DAMAGED}\n"
    assert migrate(monkeypatch, DATABASE_URL="mysql://ada:secret@host/facts") == 78
    assert capsys.readouterr().err == f"{UNUSABLE}\n"
