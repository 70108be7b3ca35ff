"""Questions of readers who mix Urdu and Hindi into English, by an author who did not see the base.

The floors are a little below what is measured: found 76 %, right 49 %, none answered that must not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering import Snapshot
from bot.answering.evaluation.evaluate import Evaluation, evaluate
from bot.answering.evaluation.graded import read_graded
from bot.answering.verdict import FOUND

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def evaluation(shipped: Snapshot) -> Evaluation:
    return evaluate(
        shipped.answerer, read_graded(DATA / "questions-south-asian.jsonl", shipped.base)
    )


def test_questions_in_urdu_and_hindi_are_understood(evaluation: Evaluation) -> None:
    rates = evaluation.rates()
    assert rates["right"] >= 0.45
    assert sum(rates[verdict] for verdict in FOUND) >= 0.7
    assert rates["wrong"] <= 0.02
    assert evaluation.faults == 0


def test_what_is_not_stated_is_not_answered_in_any_language(evaluation: Evaluation) -> None:
    assert evaluation.rates()["answered"] == 0
