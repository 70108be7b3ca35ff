"""`python -m bot migrate`: the tables are made, and again nothing happens."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from bot.cli import run_cli
from bot.commands.database import DONE, LEFT_TO_DO, NONE, stubs
from bot.errors import KnowledgeError
from bot.knowledge import load
from bot.store import Gap, Gaps, Miss, Store
from bot.store.engine import FILE_NAME, UNUSABLE
from bot.store.troubles import DAMAGED
from tests.world import write_world

MONDAY = date(2026, 11, 23)


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


def run_gaps(monkeypatch: pytest.MonkeyPatch, folder: Path, *arguments: str) -> int:
    monkeypatch.setenv("DATA_DIR", str(folder))
    monkeypatch.setattr("sys.argv", ["bot", "gaps", *arguments])
    try:
        return run_cli()
    except SystemExit as ended:
        return int(ended.code or 0)


async def _asked(folder: Path) -> None:
    store = Store.in_folder(folder)
    for key, question, entry in (
        ("crane", "who is # cranes", "cranes-damaged"),
        ("x", "yes: [no]", ""),
    ):
        misses = [Miss(7, member, key, question, entry) for member in range(3)]
        await Gaps(store).note(misses, MONDAY)
    await store.close()


def test_gaps_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_gaps(monkeypatch, tmp_path) == 0
    assert capsys.readouterr().out == f"{NONE}\n"
    asyncio.run(_asked(tmp_path))
    assert run_gaps(monkeypatch, tmp_path) == 0
    assert capsys.readouterr().out.splitlines() == [
        "3\t2026-11-23\twho is # cranes\tcranes-damaged",
        "3\t2026-11-23\tyes: [no]",
    ]


def test_stubs_of_gaps_are_unknowns_with_something_left_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(_asked(tmp_path))
    assert run_gaps(monkeypatch, tmp_path, "--yaml") == 0
    folder = write_world(tmp_path / "knowledge")
    (folder / "gaps.yaml").write_text(capsys.readouterr().out, "utf-8")
    with pytest.raises(KnowledgeError) as raised:
        load(folder)
    assert "see:\n  - cranes-damaged" in stubs([Gap(1, 7, "who", "x/cranes-damaged", 3, MONDAY)])
    assert {problem.what for problem in raised.value.problems} == {f"todo: {LEFT_TO_DO}"}
