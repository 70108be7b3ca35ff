"""Entries with few phrasings, and phrasings that are nearly alike."""

from __future__ import annotations

import pytest

from bot.answering import Snapshot
from bot.answering.hints.alike import ALIKE, ENOUGH, FEW, alike, few
from tests.answering.asking import Changed

ASKS = "asks: [percentage of goods, how important is the harbour]"


def with_asks(*asks: str) -> tuple[str, str]:
    return ASKS, f"asks: [{', '.join(asks)}]"


def different(count: int) -> list[str]:
    """Return phrasings that have nothing in common."""
    return [chr(ord("a") + number) * 12 for number in range(count)]


def test_entries_with_few_phrasings_are_told_where_these_stand(world: Snapshot) -> None:
    told = {hint.what: hint for hint in few(world.loaded)}
    assert "'wage-demand' has 2 phrasings" in told
    assert not any("said-by-" in what for what in told), "nobody wrote them"
    hint = told["'wage-demand' has 2 phrasings"]
    line = (world.loaded.places.find(("unknowns", "wage-demand", "asks")))[1]
    assert hint.line == line > 0
    assert str(hint).endswith(
        f"/world.yaml:{line}:{hint.column}: hint: 'wage-demand' has 2 phrasings; "
        f"write {ENOUGH} and more, in the words of many people"
    )


def test_an_entry_without_any_phrasing_is_told_too(changed: Changed) -> None:
    found = changed((ASKS, "time_bound: false"))
    assert "'goods-share' has 0 phrasings" in [hint.what for hint in few(found.loaded)]


@pytest.mark.parametrize(("count", "is_few"), [(1, True), (FEW - 1, True), (FEW, False)])
def test_few_is_a_number(*, changed: Changed, count: int, is_few: bool) -> None:
    found = changed(with_asks(*different(count)))
    assert any("'goods-share'" in hint.what for hint in few(found.loaded)) is is_few


def test_phrasings_that_are_nearly_alike_count_once(changed: Changed) -> None:
    found = changed(with_asks(*different(FEW - 1), "a" * 13))
    (what,) = (hint.what for hint in few(found.loaded) if "'goods-share'" in hint.what)
    assert what == f"'goods-share' has {FEW} phrasings, {FEW - 1} of them different"


@pytest.mark.parametrize(
    "later",
    [
        "how important the harbour is",  # the order of words
        "how important is the harbours",  # their form
        "How important is the harbor",  # a letter
    ],
)
def test_a_phrasing_that_says_nearly_the_same_is_told_with_the_other(
    changed: Changed, later: str
) -> None:
    found = changed(with_asks("how important is the harbour", "percentage of goods", later))
    (hint,) = alike(found.loaded)
    at = ("facts", "goods-share", "asks")
    assert hint.line == found.loaded.places.find((*at, 2))[1]
    first = found.loaded.places.find((*at, 0))[1]
    assert hint.what == (
        f"the phrasing '{later}' of 'goods-share' is nearly "
        f"'how important is the harbour' (line {first})"
    )


def test_phrasings_that_differ_by_a_word_are_no_repetition(changed: Changed) -> None:
    found = changed(with_asks("how many goods come in", "how many goods go out"))
    assert ALIKE < 100
    assert list(alike(found.loaded)) == []
