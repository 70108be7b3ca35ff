"""What bears on a text: the facts shown beside somebody's words."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.answering.messages.checking import MAX_SENTENCES
from bot.answering.phrases import NOT_ALL_COMPARED
from bot.answering.reply import Reply, Sentence


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


def test_each_clause_is_compared(answerer: Answerer) -> None:
    text = "Hear this: forty ships waiting, 12 cranes were damaged and ada quill said stay calm"
    reply = answerer.relevant_facts(text)
    assert {shown.id for shown in reply.statements} == {
        "ships-waiting",
        "cranes-damaged",
        "mayor-calm",
    }


def test_what_a_text_is_about_and_is_not_shown_is_named(answerer: Answerer) -> None:
    text = "Forty ships waiting. 12 cranes were damaged. Mayor ada quill said stay calm."
    reply = answerer.relevant_facts(text, limit=2)
    assert len(reply.statements) == 2
    assert len(reply.suggestions) == 1
    assert {*reply.visible_ids(), reply.suggestions[0].id} >= {"ships-waiting", "mayor-calm"}


def test_what_is_not_stated_is_said_beside_facts(answerer: Answerer) -> None:
    reply = answerer.relevant_facts("12 cranes were damaged. This is the wage demand: much money.")
    assert "cranes-damaged" in reply.visible_ids()
    assert "does not state what pay the dockers ask for" in said(reply)


def test_a_text_about_what_is_not_stated_alone_gets_that(answerer: Answerer) -> None:
    reply = answerer.relevant_facts("Tell us when the strike is over")
    assert reply.outcome == "not_stated"
    assert reply.unknown == "strike-end"
    assert "does not state when the walkout will end" in said(reply)


@pytest.mark.parametrize(
    "text",
    [
        "12 cranes were damaged. " + "We had lunch by the river. " * MAX_SENTENCES,
        "12 cranes were damaged. " + "lunch " * 400,
        "We had lunch by the river. " * 100,
    ],
)
def test_what_is_left_out_of_a_long_text_is_said(answerer: Answerer, text: str) -> None:
    notice = NOT_ALL_COMPARED.format(count=MAX_SENTENCES)
    assert notice in said(answerer.relevant_facts(text))
    assert notice not in said(answerer.relevant_facts(text[:80]))


def said(reply: Reply) -> str:
    return "\n".join(block.text for block in reply.blocks if isinstance(block, Sentence))
