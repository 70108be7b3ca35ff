"""What a folder may hold: work that grows with it, or a limit that is named."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest

from bot.knowledge import examine
from bot.knowledge.checks import lint
from tests.knowledge.conftest import Changed, Problems
from tests.knowledge.hostile_bases import HOSTILE


def calls_for(text: str, folder: Path) -> int:
    """Return how many functions are called, also those in C, to examine a base."""
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        examine(folder)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_as_much_is_at_most_twice_the_work(name: str, tmp_path: Path) -> None:
    calls_for(HOSTILE[name](1), tmp_path)  # what is done once in a process
    once, twice = (calls_for(HOSTILE[name](count), tmp_path) for count in (40, 80))
    assert twice < 2.2 * once


def test_more_text_to_read_than_anybody_reads_is_refused(
    problems: Problems, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lint, "MAX_SHOWN_CHARACTERS", 5_000)
    (problem,) = problems(HOSTILE["dots"](10))
    assert problem == (
        "base: the texts that people read hold more than 5000 characters; split the base, or "
        "remove what is not needed"
    )


def test_characters_that_stand_for_many_letters_are_refused(changed: Changed) -> None:
    (problem,) = changed(("wage demand]", "\ufdfa\ufdfa]"))
    assert "these characters stand for many letters each; write the letters themselves" in problem
    assert changed(("wage demand]", "\ufdfa of the \ufb03rst ½ kind…]")) == []
