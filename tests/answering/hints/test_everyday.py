"""Phrasings that anybody says about anything."""

from __future__ import annotations

import pytest

from bot.answering import Snapshot
from bot.answering.hints.everyday import everyday_phrasings
from tests.answering.asking import Changed

ASKS = "asks: [percentage of goods, how important is the harbour]"


@pytest.mark.parametrize("ask", ["seriously", "Bruh?", "no way", "why", "What?"])
def test_a_phrasing_of_everyday_words_is_reported_at_its_place(changed: Changed, ask: str) -> None:
    found = changed((ASKS, f"asks: [{ask}, percentage of goods]"))
    (hint,) = everyday_phrasings(found.loaded)
    place = found.loaded.places.find(("facts", "goods-share", "asks", 0))
    assert (hint.file, hint.line, hint.column) == place
    assert "'goods-share'" in hint.what


def test_no_phrasing_of_the_shipped_base_is_of_everyday_words_alone(shipped: Snapshot) -> None:
    assert list(everyday_phrasings(shipped.loaded)) == []
