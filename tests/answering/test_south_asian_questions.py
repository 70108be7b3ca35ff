"""Questions of readers who mix Urdu and Hindi into English, by an author who did not see the base.

The floors are a little below what is measured: first 85 %, right 53 %, none answered that must not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering import Answerer, Snapshot
from bot.answering.evaluation.evaluate import Evaluation, evaluate
from bot.answering.evaluation.graded import read_graded
from bot.answering.verdict import FIRST

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def evaluation(shipped: Snapshot) -> Evaluation:
    return evaluate(
        shipped.answerer, read_graded(DATA / "questions-south-asian.jsonl", shipped.base)
    )


def test_questions_in_urdu_and_hindi_are_understood(evaluation: Evaluation) -> None:
    rates = evaluation.rates()
    assert rates["right"] >= 0.5
    assert sum(rates[verdict] for verdict in FIRST) >= 0.8
    assert rates["wrong"] <= 0.02
    assert evaluation.faults == 0


def test_what_is_not_stated_is_not_answered_in_any_language(evaluation: Evaluation) -> None:
    assert evaluation.rates()["answered"] == 0


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("kitne jahaz intezar kar rahe hain", "ships-waiting"),
        ("کتنے جہاز انتظار کر رہے ہیں", "ships-waiting"),
        ("कितने जहाज इंतजार कर रहे हैं", "ships-waiting"),
        ("kitni cranes ko nuqsan hua", "cranes-damaged"),
        ("mayor ne kya kaha", "mayor-calm"),
        ("hartal kab khatam hogi", "strike-end"),
    ],
)
def test_a_base_without_a_phrasing_in_urdu_or_hindi_is_asked_in_them(
    answerer: Answerer, question: str, shown: str
) -> None:
    reply = answerer.reply(question)
    assert shown in {reply.first, reply.unknown}


@pytest.mark.parametrize(
    "question",
    [
        "foj ne kitne dehshatgard mare",
        "fouj ne kitny dahshatgard maray",
        "faoj ne kitnay dehshat gard mare",
    ],
)
def test_spellings_of_a_question_have_one_answer(shipped_answerer: Answerer, question: str) -> None:
    assert shipped_answerer.reply(question).first == "militants-killed"


@pytest.mark.parametrize(
    "question",
    ["बलूचिस्तान की आबादी कितनी है", "بلوچستان کی آبادی کتنی ہے", "balouchistan ki abadi kitni hai"],
)
def test_names_of_the_story_are_read_by_the_synonyms_of_its_base(
    shipped_answerer: Answerer, question: str
) -> None:
    assert shipped_answerer.reply(question).first == "population-share"
