"""What a follow-up asks for, by its words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.follow_ups.cues import cues
from bot.answering.follow_ups.reading import SLOTS, may_follow_up, read
from bot.matching import stem, words

SHOWN = frozenset(map(stem, ["cranes", "damaged", "board"]))
KNOWN = frozenset({"cranes", "ships", "mayor", "waiting", "cup"})


def knows(word: str) -> bool:
    return word in KNOWN


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("source?", "provenance"),
        ("says who", "provenance"),
        ("which paragraph is that from?", "provenance"),
        ("where did u get that", "provenance"),
        ("soruce pls", "provenance"),
        ("is that confirmed?", "verification"),
        ("proof?", "verification"),
        ("are you sure the cranes were damaged", "verification"),
        ("tell me more", "more"),
        ("anything else?", "more"),
        ("and?", "more"),
        ("so what about", "more"),
        ("why should i believe the board", "verification"),
        ("when did they say that", "slot"),
        ("and civilians?", "in_context"),
        ("did they wait for it?", "in_context"),
        ("no, I meant the ships", "in_context"),
        ("tell me more about the mayor", "in_context"),
        ("how many ships are waiting in the harbour now", "new"),
        ("", "in_context"),
    ],
)
def test_the_kind_is_read_from_the_words(text: str, kind: str) -> None:
    assert read(text, SHOWN, knows).kind == kind


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("when?", "when"),
        ("wen tho", "when"),
        ("where exactly", "where"),
        ("but why", "why"),
        ("how?", "how"),
        ("who?", "who"),
        ("since when", "since when"),
        ("till when?", "until when"),
        ("how long", "how long"),
        ("how many exactly", "how many"),
        ("how much", "how much"),
        ("which ones", "which ones"),
        ("when did they say so", "when"),
        ("when were the cranes damaged", "when"),
        ("when did they snag them", "when"),
    ],
)
def test_a_slot_is_read_from_the_words(text: str, slot: str) -> None:
    found = read(text, SHOWN, knows)
    assert (found.kind, found.slot) == ("slot", slot)


def test_a_slot_of_something_else_is_no_slot_of_what_was_shown() -> None:
    assert read("when did the mayor say so", SHOWN, knows).kind == "new"
    assert read("when is easter", SHOWN, knows).kind == "in_context"
    assert read("and the cranes, when", SHOWN, knows).kind == "in_context"


def test_a_correction_asks_for_something_else_than_what_was_shown() -> None:
    assert read("no, who said it", SHOWN, knows).kind == "in_context"
    assert read("no, when?", SHOWN, knows).slot == "when"


def test_a_whole_question_does_not_need_what_it_follows() -> None:
    assert may_follow_up("and the cranes?")
    assert not may_follow_up("how many ships are waiting in the harbour now")


def test_what_leads_in_is_left_out() -> None:
    assert read("no sorry, i meant what about the ships", SHOWN, knows).text == "the ships"
    assert read("and", SHOWN, knows).text == "and"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("not the cranes, the ships", "the ships"),
        ("no, not that. ships waiting", "ships waiting"),
        ("ships not cranes", "ships"),
        ("the ships, not the cranes!", "the ships"),
        ("was it not planned", "was it not planned"),
        ("not that", "not that"),
    ],
)
def test_of_two_things_the_one_meant_is_taken(text: str, meant: str) -> None:
    assert read(text, frozenset(), knows).text == meant


@pytest.mark.parametrize("text", ["that's not what I asked", "you didn't answer"])
def test_a_complaint_asks_for_what_else_there_is(text: str) -> None:
    assert read(text, SHOWN, knows).kind == "more"
    assert read("no", SHOWN, knows).kind == "in_context"


def test_the_figure_itself_is_asked_for() -> None:
    assert read("how many exactly", SHOWN, knows).is_exact
    assert not read("how many", SHOWN, knows).is_exact


def test_every_slot_has_its_phrases_and_each_phrase_reads_as_it_is_written() -> None:
    assert set(SLOTS) < set(cues().phrases)
    phrases = [
        phrase
        for by_first in cues().phrases.values()
        for of_word in by_first.values()
        for phrase in of_word
    ]
    assert [phrase for phrase in phrases if tuple(words(" ".join(phrase))) != phrase] == []


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    found = read(text, SHOWN, knows)
    assert (found.kind == "slot") == bool(found.slot)
