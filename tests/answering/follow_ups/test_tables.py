"""Two tables of follow-ups, each by an author of its own: how many of each kind are understood.

Each row is a first question and a follow-up to whatever it is answered. The first table was at hand
when follow-ups were built; the second one was only measured with.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.answering import Snapshot
from bot.answering.evaluation.evaluate import Evaluation, evaluate
from bot.answering.evaluation.graded import read_graded
from bot.answering.verdict import FOUND

DATA = Path(__file__).parents[2] / "data"
FIRST, SECOND = "follow-ups.jsonl", "follow-ups-second-author.jsonl"


@pytest.fixture(scope="session", params=[FIRST, SECOND])
def table(request: pytest.FixtureRequest, shipped: Snapshot) -> tuple[str, Evaluation]:
    """Return a table's name, and how it is answered."""
    questions = read_graded(DATA / request.param, shipped.base)
    return request.param, evaluate(shipped.answerer, questions)


# Of each kind, how many of the first and of the second table show an expected fact or offer it, or
# abstain where nothing is expected, at least: one less than measured.
FLOORS = {
    "provenance": (14, 10),
    "verification": (15, 9),
    "slot": (22, 17),
    "ellipsis": (17, 16),
    "pronoun": (11, 11),
    "more": (11, 7),
    "correction": (13, 11),
    "new question": (12, 11),
    "small talk": (11, 10),
}


def test_follow_ups_of_each_kind_are_understood(table: tuple[str, Evaluation]) -> None:
    name, evaluation = table
    understood = Counter(
        one.graded.kind
        for one in evaluation.judged
        if one.verdict in FOUND or one.verdict == "abstained"
    )
    floors = {kind: of_both[name == SECOND] for kind, of_both in FLOORS.items()}
    assert {kind: understood[kind] for kind in floors if understood[kind] < floors[kind]} == {}


def test_no_follow_up_shows_a_statement_without_its_attribution(
    table: tuple[str, Evaluation],
) -> None:
    _, evaluation = table
    assert len(evaluation.judged) >= 120
    assert evaluation.faults == 0
