"""`new`: a folder with what a report gives to begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import Call
from tests.curation.reports import DERAILMENT


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text(DERAILMENT, "utf-8")
    return file


def test_it_writes_a_folder_and_says_what_comes_next(
    call: Call, tmp_path: Path, report: Path
) -> None:
    folder = tmp_path / "stories" / "derailment"
    called = call("new", str(folder), "--text", str(report))
    assert (called.code, called.err) == (0, "")
    size, kind, following = called.out.splitlines()
    assert size.startswith(f"{folder}: 5 actors, 9 facts, 4 events, 18 unknowns")
    assert kind.startswith("Unknowns for a story of the kind: accident (--kind takes: attack, acc")
    assert following == f"Next: python -m bot check --watch --knowledge {folder}"
    checked = call("check", "--knowledge", str(folder))
    assert checked.code == 1
    assert all(": todo: " in line for line in checked.out.splitlines())
    asked = call("ask", "how many people were treated", "--knowledge", str(folder))
    assert asked.code == 1
    assert ": todo: " in asked.err


def test_the_text_may_be_typed_and_the_kind_be_chosen(call: Call, tmp_path: Path) -> None:
    text = "A bakery opened on Monday."
    called = call("new", str(tmp_path / "a"), "--text", "-", typed=text.encode())
    assert "of the kind: general (" in called.out
    chosen = call("new", str(tmp_path / "b"), "--text", "-", "--kind", "court", typed=text.encode())
    assert "of the kind: court (" in chosen.out


def test_a_folder_that_holds_something_is_left_alone(
    call: Call, tmp_path: Path, report: Path
) -> None:
    called = call("new", str(tmp_path), "--text", str(report))
    assert called.code == 2
    assert called.err == f"{tmp_path} is not empty; name a new folder\n"
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


@pytest.mark.parametrize(
    ("arguments", "typed", "told"),
    [
        (("--text", "-", "--kind", "acident"), b"a", "--kind acident: did you mean 'accident'?"),
        (("--text", "-"), b" \n\n ", "Standard input holds no text; give the report, with blank"),
        (("--text", "-"), b"a\n\xff", "Standard input:2: not UTF-8; save the file as UTF-8"),
        (("--text", "nowhere.txt"), b"", "nowhere.txt cannot be read (No such file or directory)"),
    ],
)
def test_what_cannot_be_read_is_bad_usage(
    call: Call, tmp_path: Path, arguments: tuple[str, ...], typed: bytes, told: str
) -> None:
    called = call("new", str(tmp_path / "new"), *arguments, typed=typed)
    assert called.code == 2
    assert called.err.startswith(told)
    assert not (tmp_path / "new").exists()


def test_a_folder_without_a_name_of_letters_is_a_story_all_the_same(
    call: Call, tmp_path: Path, report: Path
) -> None:
    called = call("new", str(tmp_path / "\u0627"), "--text", str(report))
    assert called.code == 0
    assert "id: story-report" in (tmp_path / "\u0627" / "report.yaml").read_text("utf-8")
