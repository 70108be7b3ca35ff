"""What bears on a text: the facts shown beside somebody's words."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.answering.answerer import MAX_SENTENCES, sentences
from bot.matching import TEXT_LENGTH


def test_bearing_on_a_text_are_its_facts(answerer: Answerer) -> None:
    text = "The dockers planned the damage! I say: number of ships waiting.\nNice weather, though."
    reply = answerer.relevant_facts(text)
    assert reply.outcome == "answer"
    assert {"union-accused", "ships-waiting"} <= {shown.id for shown in reply.statements}
    assert 0 < reply.confidence <= 1


def test_bearing_on_a_text_nothing_is_shown_twice(answerer: Answerer) -> None:
    reply = answerer.relevant_facts(
        "What is the union accused of? The dockers answer to the accusation."
    )
    assert sorted(reply.visible_ids()) == ["union-accused", "union-dismissal"]


def test_bearing_on_a_text_are_the_facts_of_the_topic_that_fits_best(answerer: Answerer) -> None:
    reply = answerer.relevant_facts("Both versions of the crane story")
    assert sorted(reply.visible_ids()) == ["cranes-damaged", "cranes-old"]


def test_a_fact_that_bears_twice_is_ranked_by_the_nearer_sentence(answerer: Answerer) -> None:
    near, far = "How many ships could not be unloaded?", "Reaction of the mayor"
    reply = answerer.relevant_facts(f"Some ships are waiting. {far}. {near}")
    assert sorted(shown.id for shown in reply.statements) == ["mayor-calm", "ships-waiting"]


@pytest.mark.parametrize(("limit", "shown"), [(1, 1), (2, 2), (3, 3), (9, 4)])
def test_bearing_on_a_text_are_no_more_facts_than_asked_for(
    answerer: Answerer, limit: int, shown: int
) -> None:
    text = "Number of ships waiting. Crane damage. Reaction of the mayor. Percentage of goods."
    assert len(answerer.relevant_facts(text, limit).statements) == shown
    assert len(answerer.relevant_facts(text).statements) == 3


@pytest.mark.parametrize("text", ["", "...", "I love pizza.", "zeppelin", "who won the cup final"])
def test_where_nothing_bears_on_a_text_there_is_no_answer(answerer: Answerer, text: str) -> None:
    reply = answerer.relevant_facts(text)
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
