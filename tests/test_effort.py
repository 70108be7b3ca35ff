"""Effort never lowers quality: thin copies of the shipped base, from little written to more."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks.effort import (
    GRADED,
    SHORT,
    SHORT_DRAWS,
    Effort,
    Fared,
    effort_table,
    falls,
    measured,
    short_table,
)
from benchmarks.report import markdown
from benchmarks.thin import thinned
from bot.answering.evaluation.graded import read_graded
from bot.knowledge import FactBase, load

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "knowledge/README.md").read_text("utf-8")
NOISE = 0.04  # of 122 answerable questions, twice
GRID = [Effort(*effort) for effort in (*SHORT, (10, 2), (10, 20, 30))]


@pytest.fixture(scope="module")
def base() -> FactBase:
    return load(ROOT / "knowledge").base


@pytest.fixture(scope="module")
def found(base: FactBase) -> dict[Effort, Fared]:
    return measured(base, read_graded(GRADED), GRID, SHORT_DRAWS)


@pytest.mark.parametrize("figure", ["right", "shown", "plain"])
def test_more_effort_answers_no_less(found: Mapping[Effort, Fared], figure: str) -> None:
    fall, less, more = max(falls(found, figure))
    assert fall <= NOISE, f"from {less} to {more}"


def test_many_phrasings_answer_far_more(found: Mapping[Effort, Fared]) -> None:
    assert found[Effort(20, 10)].right > found[Effort(5, 10)].right + 0.2


def test_the_guide_shows_the_short_table(found: Mapping[Effort, Fared]) -> None:
    shown = {effort: found[effort] for effort in GRID[: len(SHORT)]}
    table = markdown(short_table(shown)).split("\n\n")[1]
    assert table in GUIDE, f"put it into the guide:\n{table}"


def test_the_table_names_the_deepest_fall() -> None:
    low, high = Fared(0.4, 0.6, 0.5, 0.0), Fared(0.5, 0.6, 0.6, 0.0)
    table = effort_table({Effort(5, 0): high, Effort(5, 10): low})
    assert table.notes[0].startswith("right: falls by 10.0 points at most as effort grows")


def test_a_larger_copy_holds_all_of_a_smaller_one(base: FactBase) -> None:
    less = thinned(base, 4, 1, unknowns=2, golden=5)
    more = thinned(base, 8, 1, unknowns=10, golden=15)
    assert {*less.unknowns} < {*more.unknowns}
    assert {*less.golden} < {*more.golden}
    for entry in less.entries:
        assert {*less.entries[entry].asks} <= {*more.entries[entry].asks}
