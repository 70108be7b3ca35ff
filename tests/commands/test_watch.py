"""`check --watch`: checked on each save, told what that changed; saves happen between two looks."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from bot.answering import DEFAULT_RISK
from bot.commands.watch import LULL, Watched
from bot.knowledge.stories import StoryFolder
from tests.commands.conftest import Call, Called
from tests.world import SOURCE_TEXT

Step = Callable[[], object]


class Watch(Protocol):
    """Runs `check --watch` with something done after each look, then Ctrl-C."""

    def __call__(self, *steps: Step, options: tuple[str, ...] = ()) -> Called:
        """Return what the call came to."""


@pytest.fixture
def own(tmp_path: Path, folder: Path) -> Path:
    """Return a copy of the invented base that a test may change."""
    return shutil.copytree(folder, tmp_path / "own")


@pytest.fixture
def watch(call: Call, own: Path, monkeypatch: pytest.MonkeyPatch) -> Watch:
    def run(*steps: Step, options: tuple[str, ...] = ()) -> Called:
        left: Iterator[Step] = iter(steps)

        def between(_: float) -> None:
            try:
                next(left)()
            except StopIteration:
                raise KeyboardInterrupt from None

        monkeypatch.setattr("bot.commands.watch.time.sleep", between)
        return call("check", "--watch", "--knowledge", str(own), *options)

    return run


def edit(own: Path, old: str, new: str) -> Step:
    """Return a step that replaces a text in the base."""

    def step() -> None:
        file = own / "world.yaml"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return step


def nothing() -> None:
    """Do nothing between two looks."""


def test_at_first_all_problems_are_shown_then_what_changed(watch: Watch, own: Path) -> None:
    edit(own, "statement: She asked", "statment: She asked")()
    called = watch(
        edit(own, "claimant: mayor", "claimant: mayr"),
        edit(own, "statment: She asked", "statement: She asked everybody; she asked"),
    )
    lines = called.out.splitlines()
    assert "the key 'statment' is not known here" in lines[0]
    assert lines[1].endswith("problem: 1 new, 0 solved.")
    assert "there is no 'mayr' among the actors" in "\n".join(lines)
    assert any(line.startswith("solved: ") and "'statment'" in line for line in lines)
    assert lines[-1] == "1 problem: 1 new, 1 solved."
    assert (called.code, called.err) == (1, "")


def test_lines_that_merely_moved_are_no_change(watch: Watch, own: Path) -> None:
    edit(own, "claimant: mayor", "claimant: mayr")()
    called = watch(edit(own, "sources:\n", "# A line more.\n\nsources:\n"), nothing)
    assert len(called.out.splitlines()) == 2


def test_what_the_matcher_finds_comes_when_saving_has_paused(watch: Watch, own: Path) -> None:
    wrong = edit(own, "expect: [ships-waiting]", "expect: [mayor-calm]")
    right = edit(own, "expect: [mayor-calm]", "expect: [ships-waiting]")
    asks = ("how many boats wait in the port", "number of ships waiting now")
    edit(own, asks[0], asks[1])()
    wrong()
    pause = [nothing] * LULL
    called = watch(*pause, edit(own, "claimant: mayor", "claimant: mayr"), *pause)
    assert "golden question 'number of ships waiting now' is answered with" in called.out
    assert called.out.splitlines()[-1] == "2 problems: 1 new, 0 solved."
    edit(own, "claimant: mayr", "claimant: mayor")()
    called = watch(*pause, right, *pause)
    lines = called.out.splitlines()
    assert lines[2].startswith("solved: own/world.yaml:")
    assert lines[3] == "0 problems: 0 new, 1 solved."
    assert lines[4].startswith("7 facts, ")
    assert lines[5].startswith("held-out questions: ")
    assert called.code == 0


def test_a_sound_base_is_told_once_and_again_when_it_stands_otherwise(
    watch: Watch, own: Path
) -> None:
    pause = [nothing] * LULL
    more = edit(own, "wage demand]", "wage demand, what wages do they want]")
    called = watch(*pause, edit(own, "sources:\n", "# More.\nsources:\n"), *pause, more, *pause)
    sizes = [line for line in called.out.splitlines() if line.startswith("7 facts, ")]
    assert len(sizes) == 2
    assert called.code == 0


def test_until_saving_has_paused_nothing_is_known_to_be_sound(watch: Watch) -> None:
    assert watch(nothing).out == ""


def test_a_base_of_entries_with_one_phrasing_has_no_standing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "sources: [{id: s, paragraphs: 1}]\n"
        "facts:\n  - {id: f, question: What opened?, statement: Shop, source: s, paragraphs: [1]}",
        "utf-8",
    )
    watched = Watched(StoryFolder(tmp_path, "base"), {}, DEFAULT_RISK)
    watched.check()
    watched.check_closely()
    assert watched.standing.endswith("no problem found.\n")


def test_a_save_in_the_moment_of_the_closer_check_is_left_to_the_next_look(own: Path) -> None:
    watched = Watched(StoryFolder(own, "base"), {}, DEFAULT_RISK)
    watched.check()
    edit(own, "claimant: mayor", "claimant: mayr")()
    watched.check_closely()
    assert watched.standing == ""
    assert watched.is_sound
    watched.check()
    assert not watched.is_sound


def test_the_source_text_is_compared(watch: Watch, own: Path, tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text(SOURCE_TEXT, "utf-8")
    options = ("--source-text", f"harbour-report={text}")
    called = watch(edit(own, "It says 12 cranes", "It says 130 cranes"), options=options)
    assert "the figure 130 is in no paragraph" in called.out


def test_hints_are_for_a_check_without_watching(call: Call) -> None:
    called = call("check", "--watch", "--hints")
    assert called.code == 2
    assert called.err.startswith("--watch shows no hints; leave out --hints")
