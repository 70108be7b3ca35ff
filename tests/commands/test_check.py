"""`check`: nothing to say, or a line per problem."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.conftest import Call
from tests.world import SOURCE_TEXT


@pytest.fixture
def own(tmp_path: Path, folder: Path) -> Path:
    """Return a copy of the invented base that a test may change."""
    return shutil.copytree(folder, tmp_path / "own")


def edit(own: Path, old: str, new: str) -> None:
    """Replace a text in the copy."""
    file = own / "world.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_sound_base_is_one_line_that_tells_its_size(call: Call) -> None:
    called = call("check")
    assert called.code == 0
    assert called.out.startswith("knowledge: 7 facts, ")
    assert called.out.count("\n") == 1


def test_each_problem_is_a_line_with_its_place(call: Call, own: Path) -> None:
    edit(own, "statement: She asked", "statment: She asked")
    called = call("check", "--knowledge", str(own))
    lines = called.out.splitlines()
    assert called.code == 1
    assert lines
    assert all(line.startswith("own/world.yaml:") for line in lines)
    assert called.err == f"{len(lines)} problem{'s' * (len(lines) > 1)} found.\n"


def test_what_only_the_matcher_can_find_is_found(call: Call, own: Path) -> None:
    edit(
        own,
        "{question: how many boats wait in the port,",
        "{question: number of ships waiting now,",
    )
    edit(own, "expect: [ships-waiting]", "expect: [mayor-calm]")
    called = call("check", "--knowledge", str(own))
    assert called.code == 1
    assert "number of ships waiting now" in called.out
    assert called.err == "1 problem found.\n"


def test_the_source_text_is_compared(call: Call, own: Path, tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text(SOURCE_TEXT, "utf-8")
    given = ["--knowledge", str(own), "--source-text", f"harbour-report={text}"]
    assert call("check", *given).code == 0
    edit(own, "It says 12 cranes", "It says 13 cranes")
    called = call("check", *given)
    assert called.code == 1
    assert "13" in called.out


def test_a_source_the_base_does_not_have_is_bad_usage(call: Call, tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text(SOURCE_TEXT, "utf-8")
    called = call("check", "--source-text", f"gazette={text}")
    assert called.code == 2
    assert "harbour-report" in called.err


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_source_text_that_cannot_be_read_is_bad_usage(
    call: Call, tmp_path: Path, content: bytes | None
) -> None:
    text = tmp_path / "report.txt"
    if content:
        text.write_bytes(content)
    called = call("check", "--source-text", f"harbour-report={text}")
    assert called.code == 2
    assert "report.txt" in called.err
