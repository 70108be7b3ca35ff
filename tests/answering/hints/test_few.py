"""Entries with few phrasings."""

from __future__ import annotations

import pytest

from bot.answering import Snapshot
from bot.answering.hints.few import ENOUGH, FEW, few_phrasings
from tests.answering.asking import Changed

ASKS = "asks: [percentage of goods, how important is the harbour]"


def with_asks(*asks: str) -> tuple[str, str]:
    return ASKS, f"asks: [{', '.join(asks)}]"


def different(count: int) -> list[str]:
    """Return phrasings that have nothing in common."""
    return [chr(ord("a") + number) * 12 for number in range(count)]


def test_entries_with_few_phrasings_are_told_where_these_stand(world: Snapshot) -> None:
    told = {hint.what: hint for hint in few_phrasings(world.loaded)}
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
    assert "'goods-share' has 0 phrasings" in [hint.what for hint in few_phrasings(found.loaded)]


@pytest.mark.parametrize(("count", "is_few"), [(1, True), (FEW - 1, True), (FEW, False)])
def test_few_is_a_number(*, changed: Changed, count: int, is_few: bool) -> None:
    found = changed(with_asks(*different(count)))
    assert any("'goods-share'" in hint.what for hint in few_phrasings(found.loaded)) is is_few


@pytest.mark.parametrize(
    "again", ["how important the harbour is", "How important is the harbours?"]
)
def test_the_same_words_in_another_order_or_form_count_once(changed: Changed, again: str) -> None:
    found = changed(with_asks(*different(FEW - 2), "how important is the harbour", again))
    (what,) = (hint.what for hint in few_phrasings(found.loaded) if "'goods-share'" in hint.what)
    assert what == f"'goods-share' has {FEW} phrasings, {FEW - 1} of them different"
