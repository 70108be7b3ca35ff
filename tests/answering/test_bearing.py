"""What bears on a text: the facts shown beside somebody's words."""

from __future__ import annotations

import pytest

from bot.answering import AnswerDesk
from bot.answering.desk import MAX_SENTENCES, sentences
from bot.matching import TEXT_LENGTH


def test_bearing_on_a_text_are_its_facts(desk: AnswerDesk) -> None:
    text = "The dockers planned the damage! I say: number of ships waiting.\nNice weather, though."
    reply = desk.bearing_on(text)
    assert reply.outcome == "answer"
    assert {"union-accused", "ships-waiting"} <= {shown.id for shown in reply.statements}
    assert 0 < reply.confidence <= 1


def test_bearing_on_a_text_nothing_is_shown_twice(desk: AnswerDesk) -> None:
    reply = desk.bearing_on("What is the union accused of? The dockers answer to the accusation.")
    assert sorted(reply.visible_ids()) == ["union-accused", "union-dismissal"]


def test_bearing_on_a_text_are_the_facts_of_the_topic_that_fits_best(desk: AnswerDesk) -> None:
    reply = desk.bearing_on("Both versions of the crane story")
    assert sorted(reply.visible_ids()) == ["cranes-damaged", "cranes-old"]


def test_a_fact_that_bears_twice_is_ranked_by_the_nearer_sentence(desk: AnswerDesk) -> None:
    near, far = "How many ships could not be unloaded?", "Reaction of the mayor"
    reply = desk.bearing_on(f"Some ships are waiting. {far}. {near}")
    assert sorted(shown.id for shown in reply.statements) == ["mayor-calm", "ships-waiting"]


@pytest.mark.parametrize(("limit", "shown"), [(1, 1), (2, 2), (3, 3), (9, 4)])
def test_bearing_on_a_text_are_no_more_facts_than_asked_for(
    desk: AnswerDesk, limit: int, shown: int
) -> None:
    text = "Number of ships waiting. Crane damage. Reaction of the mayor. Percentage of goods."
    assert len(desk.bearing_on(text, limit).statements) == shown
    assert len(desk.bearing_on(text).statements) == 3


@pytest.mark.parametrize("text", ["", "...", "I love pizza.", "zeppelin", "who won the cup final"])
def test_where_nothing_bears_on_a_text_there_is_no_answer(desk: AnswerDesk, text: str) -> None:
    reply = desk.bearing_on(text)
    assert reply.outcome == "no_answer"
    assert reply.statements == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        (" . ! ", ()),
        ("One", ("One",)),
        ("One. Two!  Three? Four;\nFive\n\nSix", ("One", "Two", "Three", "Four", "Five", "Six")),
        ("About 3.5 per cent... or more", ("About 3.5 per cent", "or more")),
        ("a. " * 50, ("a",) * MAX_SENTENCES),
        ("x" * 5_000, ("x" * TEXT_LENGTH,)),
    ],
)
def test_a_text_falls_into_its_first_sentences(text: str, parts: tuple[str, ...]) -> None:
    assert sentences(text) == parts
