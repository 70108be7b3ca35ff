"""What withheld phrasings find: two entries in a muddle, one nobody finds, a single phrasing."""

from __future__ import annotations

import pytest

from bot.answering import Answerer, Snapshot
from bot.answering.hints import close_hints, phrasings, quick_hints, worse_than_hints
from bot.answering.hints.located import LocatedPhrasing
from bot.answering.hints.lost import (
    NAMED,
    LostPhrasing,
    confused,
    confused_hints,
    lost_phrasings,
    misrouted,
)
from tests.answering.asking import Changed

WAGES = "asks: [how much money do they want, wage demand]"
GOODS = "asks: [percentage of goods, how important is the harbour]"
# Each of these is nearest to the other entry's, once it is out of sight itself.
MUDDLED = (
    (WAGES, "asks: [share of the goods, portion of the goods, part of the goods]"),
    (GOODS, "asks: [goods share please, goods portion please, goods part please, goods slice]"),
)


def asked(snapshot: Snapshot, entry: str) -> list[LocatedPhrasing]:
    return [one for one in phrasings(snapshot.loaded) if one.entry == entry]


def lost(
    entry: str, finds: str | None, text: str = "what now", *, confidence: float = 0.9
) -> LostPhrasing:
    certain = finds is not None and confidence > 0.85
    return LostPhrasing(
        LocatedPhrasing(entry, text, ("facts", entry, "asks", 0)), finds, confidence, certain
    )


def several(entry: str, finds: str | None, count: int) -> list[LostPhrasing]:
    return [lost(entry, finds, f"what now {number}") for number in range(count)]


def test_what_curators_wrote_is_in_file_order_and_without_the_topics_nobody_wrote(
    world: Snapshot,
) -> None:
    found = phrasings(world.loaded)
    assert found[0] == LocatedPhrasing(
        "ships-waiting", "number of ships waiting", ("facts", "ships-waiting", "asks", 0)
    )
    assert {one.entry for one in found} == {
        entry for entry in world.base.entries if not entry.startswith("said-by-")
    }
    assert len(found) == sum(len(world.base.entries[one].asks) for one in {w.entry for w in found})


def test_a_phrasing_that_others_of_its_entry_would_have_found_is_no_lost(world: Snapshot) -> None:
    ships = [one for one in asked(world, "ships-waiting") if "number" in one.text]
    assert list(lost_phrasings(world.answerer, ships)) == []


def test_a_lost_phrasing_tells_what_it_finds_and_how_sure_that_is(changed: Changed) -> None:
    phrasing = "what does the board say, how many cranes were damaged"
    found = changed((WAGES, f"asks: ['{phrasing}']"))
    (only,) = lost_phrasings(found.answerer, asked(found, "wage-demand"))
    assert only.phrasing.text == phrasing
    assert only.finds == "cranes-damaged"
    assert only.certain
    assert only.confidence >= found.answerer.policy.answer_unasked


def test_a_phrasing_that_finds_what_is_not_stated_is_lost_to_a_fact(changed: Changed) -> None:
    found = changed((GOODS, "asks: [how much money would they want]"))
    (only,) = lost_phrasings(found.answerer, asked(found, "goods-share"))
    assert only.finds == "wage-demand"
    assert not only.certain


def test_a_lost_phrasing_may_find_nothing(changed: Changed) -> None:
    found = changed((GOODS, "asks: [zeppelin]"))
    (only,) = lost_phrasings(found.answerer, asked(found, "goods-share"))
    assert (only.finds, only.certain) == (None, False)


@pytest.mark.parametrize("text", ["how many cranes were broken", "how old are the cranes"])
def test_a_topic_that_shows_one_of_its_facts_is_found(world: Snapshot, text: str) -> None:
    reply = world.answerer.reply(text)
    assert {"cranes-damaged", "cranes-old"} & set(reply.visible_ids())
    assert not list(
        lost_phrasings(
            world.answerer, [LocatedPhrasing("cranes", text, ("topics", "cranes", "asks", 0))]
        )
    )


@pytest.mark.parametrize(
    ("there", "back", "told"),
    [
        (2, 0, False),  # too few
        (2, 1, True),
        (0, 3, True),
    ],
)
def test_two_entries_are_confused_when_enough_phrasings_find_the_other(
    *, world: Snapshot, there: int, back: int, told: bool
) -> None:
    found = [
        *several("goods-share", "mayor-calm", there),
        *several("mayor-calm", "goods-share", back),
        *several("mayor-calm", None, 9),
    ]
    pairs = confused(world.loaded, found)
    assert list(pairs) == ([frozenset(("goods-share", "mayor-calm"))] if told else [])


def test_a_few_phrasings_of_two_large_entries_are_no_confusion(changed: Changed) -> None:
    goods = ", ".join(f"goods of kind {number}" for number in range(20))
    found = changed(
        (GOODS, f"asks: [{goods}]"), (WAGES, f"asks: [{goods.replace('goods', 'pay')}]")
    )
    assert not confused(found.loaded, several("goods-share", "wage-demand", 4))
    assert confused(found.loaded, several("goods-share", "wage-demand", 5))


def test_the_most_confused_come_first(world: Snapshot) -> None:
    found = [
        *several("ships-waiting", "cranes-damaged", 3),
        *several("goods-share", "mayor-calm", 4),
    ]
    first, second = confused(world.loaded, found)
    assert "goods-share" in first
    assert "ships-waiting" in second


def test_a_topic_nobody_wrote_is_confused_with_nothing(world: Snapshot) -> None:
    assert not confused(world.loaded, several("mayor-calm", "said-by-harbour-board", 9))


def test_confused_entries_are_told_with_the_phrasings_that_collide(world: Snapshot) -> None:
    found = [
        *several("goods-share", "mayor-calm", 3),
        lost("mayor-calm", "goods-share", "and now"),
    ]
    (hint,) = confused_hints(world.loaded, confused(world.loaded, found))
    assert hint.what == (
        "'goods-share' and 'mayor-calm' can hardly be told apart: when withheld, phrasings find "
        "the other entry, 3 of 'goods-share' and 1 of 'mayor-calm', such as "
        "'what now 0', 'what now 1', 'what now 2'"
    )
    assert NAMED == 3
    assert hint.line == world.loaded.places.find(("facts", "goods-share", "asks", 0))[1]


def test_a_phrasing_that_is_certainly_answered_otherwise_is_told_the_surest_first(
    world: Snapshot,
) -> None:
    found = [
        lost("mayor-calm", "cranes-damaged", confidence=0.9),
        lost("mayor-calm", "goods-share", confidence=0.95),
        lost("mayor-calm", "goods-share", confidence=0.6),
        lost("mayor-calm", None),
        lost("mayor-calm", "ships-waiting", confidence=0.99),
    ]
    told = [
        hint.what
        for hint in misrouted(world.loaded, found, {frozenset(("mayor-calm", "ships-waiting"))})
    ]
    assert told == [
        "when withheld, the phrasing 'what now' of 'mayor-calm' is answered with "
        f"'{finds}' ({sure} sure)"
        for finds, sure in (("goods-share", "95%"), ("cranes-damaged", "90%"))
    ]


def test_hints_come_by_kind(changed: Changed) -> None:
    found = changed(*MUDDLED)
    close = {
        group.about: group.hints
        for group in close_hints(found.loaded, found.answerer, phrasings(found.loaded))
    }
    assert list(close) == [
        "entries that can hardly be told apart",
        "phrasings that another entry would answer",
    ]
    apart = close["entries that can hardly be told apart"]
    assert any("'goods-share' and 'wage-demand'" in hint.what for hint in apart)
    quick = {group.about for group in quick_hints(found.loaded, found.answerer)}
    assert quick == {
        "golden questions that are only just right",
        "entries with few phrasings",
        "phrasings of everyday words",
    }
    deaf = Answerer(type(found.base)(type(found.base.content)(), "none"))
    worse = worse_than_hints(found.loaded, deaf, found.answerer)
    assert worse.about == "golden questions that are answered worse"
    assert worse.hints
