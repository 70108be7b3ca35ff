"""The command line, called as `python -m bot` calls it, on the invented fact base."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Protocol

import pytest

from bot.__main__ import main
from bot.answering import Answerer, open_snapshot
from tests.world import write_world


@dataclass(frozen=True)
class Called:
    """What a call came to."""

    code: int
    out: str
    err: str


class Call(Protocol):
    """Calls the command line in this process; `typed` is its standard input."""

    def __call__(self, *arguments: str, typed: bytes = b"") -> Called:
        """Return what the call came to."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_world(tmp_path_factory.mktemp("base") / "knowledge")


@pytest.fixture(scope="session")
def answerer(folder: Path) -> Answerer:
    return open_snapshot(folder).answerer


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path) -> Call:
    """Return the caller; the folder it works in holds the invented base as `knowledge`."""
    monkeypatch.chdir(folder.parent)
    monkeypatch.delenv("KNOWLEDGE_DIR", raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str, typed: bytes = b"") -> Called:
        monkeypatch.setattr(sys, "argv", ["bot", *arguments])
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(typed)))
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsys.readouterr()
        return Called(int(ended.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def own(tmp_path: Path, folder: Path) -> Path:
    """Return a copy of the invented base that a test may change."""
    return shutil.copytree(folder, tmp_path / "own")


@pytest.fixture
def tables(call: Call, tmp_path: Path) -> Path:
    """Return a folder with the tables of the invented base."""
    assert call("export", "--format", "csv", str(tmp_path / "tables")).code == 0
    return tmp_path / "tables"


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text in a file."""
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())
