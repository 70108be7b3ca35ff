"""Completion: neutral questions near what is being typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering import Answerer, Suggestion
from bot.answering.autocomplete import Completer
from tests.answering.asking import with_facts


def ids(found: tuple[Suggestion, ...]) -> list[str]:
    return [item.id for item in found]


@pytest.mark.parametrize("typed", ["", "   ", "???", "\u200b"])
def test_where_nothing_is_typed_the_first_questions_are_offered_topics_first(
    answerer: Answerer, typed: str
) -> None:
    assert ids(answerer.complete(typed)) == [*answerer.base.topics, *answerer.base.facts]
    assert ids(answerer.complete(typed, 2)) == list(answerer.base.topics)[:2]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("How many ships", "ships-waiting"),  # as it is spelt
        ("how many ships could not be unl", "ships-waiting"),
        ("unloaded", "ships-waiting"),
        ("island's goods", "goods-share"),
        ("reaction of the mayor", "mayor-calm"),  # as it is meant
        ("number of vessels stuck", "ships-waiting"),
        ("What is said about the cranes", "cranes"),
    ],
)
def test_the_nearest_question_comes_first(answerer: Answerer, typed: str, first: str) -> None:
    assert ids(answerer.complete(typed))[0] == first


def test_several_questions_that_begin_alike_are_all_offered(answerer: Answerer) -> None:
    found = ids(answerer.complete("what does the"))
    assert {"said-by-harbour-board", "said-by-dockers-union", "union-accused", "cranes-old"} <= {
        *found
    }
    assert len(found) == len({*found})


def test_where_nothing_is_near_nothing_is_offered(answerer: Answerer) -> None:
    assert answerer.complete("zzzz qqqq") == ()


def test_unknowns_are_not_offered(answerer: Answerer) -> None:
    assert not {*ids(answerer.complete("wage demand"))} & {*answerer.base.unknowns}


@given(st.text(st.characters(), max_size=3_000), st.integers(0, 30))
def test_any_text_completes_to_at_most_so_many_neutral_questions(
    answerer: Answerer, typed: str, limit: int
) -> None:
    found = answerer.complete(typed, limit)
    assert len(found) <= limit
    assert len({*ids(found)}) == len(found)
    for item in found:
        entry = answerer.base.entries[item.id]
        assert item.question == getattr(entry, "question", None)


def test_without_entries_nothing_is_offered(answerer: Answerer) -> None:
    empty = with_facts(answerer.base, ()).content.model_copy(
        update={"facts": (), "topics": (), "unknowns": (), "golden": ()}
    )
    bare = Answerer(type(answerer.base)(empty, "none"))
    assert bare.complete("") == bare.complete("how many ships") == ()
    assert Completer(bare.base, bare.matcher).complete("how", 3) == ()
