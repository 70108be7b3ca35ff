"""How a base stands, in words."""

from __future__ import annotations

import pytest

from benchmarks.thin import thinned
from bot.answering import Answerer, Snapshot
from bot.answering.evaluation.standing import in_words, standing_of
from bot.knowledge import FactBase


def test_a_base_of_few_phrasings_stands_worse_and_is_told_what_helps(shipped: Snapshot) -> None:
    rich, thin = (
        standing_of(Answerer(base)) for base in (shipped.base, thinned(shipped.base, 4, seed=1))
    )
    assert rich is not None
    assert thin is not None
    assert 0 < thin.plain < rich.plain < rich.first
    assert thin.plain < thin.first < rich.first
    assert "more phrasings (a fact has 4 here" in str(thin)
    assert "questions that members ask" in str(rich)
    assert str(rich).startswith("held-out questions: about ")
    first, *others = thin.weakest
    assert len(others) < 10
    assert all(first.missed >= other.missed > 1 for other in others)
    assert first.example in thin_asks(shipped, first.entry)
    assert f"  {first.entry}: {first.missed} of {first.tried} missed, such as “" in str(thin)
    assert str(thin).splitlines()[-1].startswith(f"for ideas: python -m bot suggest {first.entry}")


def thin_asks(shipped: Snapshot, entry: str) -> tuple[str, ...]:
    return shipped.base.entries[entry].asks


def test_without_unknowns_those_help_most(shipped: Snapshot) -> None:
    content = shipped.base.content.model_copy(update={"unknowns": ()})
    found = standing_of(Answerer(FactBase(content, "without unknowns")))
    assert found is not None
    assert "unknowns" in found.remedy


def test_of_single_phrasings_nothing_can_be_held_out(shipped: Snapshot) -> None:
    assert standing_of(Answerer(thinned(shipped.base, 1, seed=1))) is None


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "hardly any"),
        (0.04, "1 in 25"),
        (0.25, "1 in 4"),
        (0.34, "1 in 3"),
        (0.62, "6 in 10"),
        (0.96, "nearly all"),
        (1.0, "nearly all"),
    ],
)
def test_a_share_is_put_in_words(share: float, words: str) -> None:
    assert in_words(share) == words
