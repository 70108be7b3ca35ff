"""Completion: neutral questions near what is being typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering import AnswerDesk, Suggestion
from bot.answering.completion import Completer
from tests.answering.asking import with_facts


def ids(found: tuple[Suggestion, ...]) -> list[str]:
    return [item.id for item in found]


@pytest.mark.parametrize("typed", ["", "   ", "???", "\u200b"])
def test_where_nothing_is_typed_the_first_questions_are_offered_topics_first(
    desk: AnswerDesk, typed: str
) -> None:
    assert ids(desk.complete(typed)) == [*desk.base.topics, *desk.base.facts]
    assert ids(desk.complete(typed, 2)) == list(desk.base.topics)[:2]


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
def test_the_nearest_question_comes_first(desk: AnswerDesk, typed: str, first: str) -> None:
    assert ids(desk.complete(typed))[0] == first


def test_several_questions_that_begin_alike_are_all_offered(desk: AnswerDesk) -> None:
    found = ids(desk.complete("what does the"))
    assert {"said-by-harbour-board", "said-by-dockers-union", "union-accused", "cranes-old"} <= {
        *found
    }
    assert len(found) == len({*found})


def test_where_nothing_is_near_nothing_is_offered(desk: AnswerDesk) -> None:
    assert desk.complete("zzzz qqqq") == ()


def test_unknowns_are_not_offered(desk: AnswerDesk) -> None:
    assert not {*ids(desk.complete("wage demand"))} & {*desk.base.unknowns}


@given(st.text(st.characters(), max_size=3_000), st.integers(0, 30))
def test_any_text_completes_to_at_most_so_many_neutral_questions(
    desk: AnswerDesk, typed: str, limit: int
) -> None:
    found = desk.complete(typed, limit)
    assert len(found) <= limit
    assert len({*ids(found)}) == len(found)
    for item in found:
        entry = desk.base.entries[item.id]
        assert item.question == getattr(entry, "question", None)


def test_without_entries_nothing_is_offered(desk: AnswerDesk) -> None:
    empty = with_facts(desk.base, ()).content.model_copy(
        update={"facts": (), "topics": (), "unknowns": (), "golden": ()}
    )
    bare = AnswerDesk(type(desk.base)(empty, "none"))
    assert bare.complete("") == bare.complete("how many ships") == ()
    assert Completer(bare.base, bare.matcher).complete("how", 3) == ()
