"""Slots: when, where, why, how, by whom, how many; what the facts do not say is told."""

from __future__ import annotations

import pytest

from bot.answering import Answerer, compose
from bot.answering.guards.slots import check_slots, slots_asked
from bot.answering.outcome import Answer, Correction
from tests.answering.asking import subject


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("when did it start", ["when"]),
        ("it started when", ["when"]),
        ("how does india answer when it is accused", ["how"]),
        ("the day when it rained", []),
        ("where are they", ["where"]),
        ("why", ["why"]),
        ("who killed them and why did they", ["who", "why"]),
        ("those who died", []),
        ("how big is it", []),
        ("how did they do it", ["how"]),
        ("how long was it", ["how long"]),
        ("how many were there", ["how many"]),
        ("what day was that", ["when"]),
        ("which place was it", ["where"]),
        ("what reason do they give", ["why"]),
        ("what did they say", []),
    ],
)
def test_a_question_word_asks_where_a_question_stands(question: str, asked: list[str]) -> None:
    assert list(slots_asked(question.split())) == asked


def told(answerer: Answerer, question: str, entry: str) -> str | None:
    """Return the slot that is left open, or None."""
    found = check_slots(subject(answerer, question, entry))
    return found.token if found else None


@pytest.mark.parametrize(
    ("entry", "question", "slot"),
    [
        ("civilians-killed", "where did the 18 civilians die", "where"),
        ("civilians-killed", "when exactly were 18 civilians killed", "when"),
        ("civilians-killed", "how were the civilians killed", "how"),
        ("militants-killed", "where did the army kill the militants", "where"),
        ("soldiers-killed-bla", "when were the soldiers killed according to the bla", "when"),
        ("india-denial", "why did Delhi dismiss the accusation", "why"),
        ("pm-praise", "when did the prime minister praise the military", "when"),
        ("trains-halted", "who halted train services", "who"),
        ("attack-weapons", "how many grenades and firearms", "how many"),
        ("insurgency-decades", "why is there an ethnic insurgency", "why"),
    ],
)
def test_what_the_facts_leave_open_is_told(
    shipped_answerer: Answerer, entry: str, question: str, slot: str
) -> None:
    assert told(shipped_answerer, question, entry) == slot


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        # held by the statement
        ("attack-locations", "when were the cities and towns attacked"),
        ("attack-locations", "where were the attacks"),
        ("quetta-sealed", "where were administrative buildings sealed"),
        ("insurgency-decades", "how long has the ethnic insurgency been"),
        ("grievances-1948", "when did local grievances go back to"),
        ("trains-halted", "why were train services stopped"),
        ("militants-killed", "how many militants were killed"),
        ("soldiers-killed-bla", "how many soldiers were killed"),
        # who says it is always shown
        ("militants-killed", "who killed the militants"),
        # held by its phrasings
        ("india-denial", "how did India respond to the accusation"),
        # not all of it is stated: nothing follows from what the facts leave open
        ("resource-allegation", "why is the bla so mad at the government"),
        ("india-denial", "when did India admit it"),
        ("mobile-services-disrupted", "how are mobile phone services affected"),
        # nothing is left to be stated
        ("civilians-killed", "how many civilians were killed"),
    ],
)
def test_nothing_is_told_where_the_facts_hold_it_or_not_the_question(
    shipped_answerer: Answerer, entry: str, question: str
) -> None:
    assert told(shipped_answerer, question, entry) is None


def test_a_place_behind_a_preposition_is_where(answerer: Answerer) -> None:
    assert told(answerer, "where are ships waiting", "ships-waiting") is None
    assert told(answerer, "why are ships waiting", "ships-waiting") == "why"


def test_the_fact_is_shown_with_what_it_does_not_say(shipped_answerer: Answerer) -> None:
    question = "when did islamabad dismiss the claim of enforced disappearances"
    outcome = Answer("disappearances-denial", 0.9, (Correction("slot", "when"),))
    reply = compose(shipped_answerer.base, outcome)
    assert [note.text for note in reply.corrections] == ["The report does not say when in this."]
    assert reply.statements[0].id == "disappearances-denial"
    assert shipped_answerer.reply(question, addressed=False) is None
