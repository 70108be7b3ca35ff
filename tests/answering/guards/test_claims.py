"""Claims by another author: true ones are never corrected, contradictions are told by kind."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.answering import Answerer, Snapshot
from bot.answering.outcome import Answer

DATA = Path(__file__).parents[2] / "data"

# Of each kind, how many contradictions at least are not answered as though they were true. Half of
# the rows of both tables were looked at only when the guards were done.
FLOORS = {
    "claimant": 22,
    "day": 6,
    "name": 14,
    "number": 34,
    "quantifier": 15,
    "role": 9,
    "unit": 11,
    "verb": 15,
}


def rows(name: str) -> list[Mapping[str, str]]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


def corrected(answerer: Answerer, question: str) -> bool:
    return bool(getattr(answerer.decide(question).outcome, "corrections", ()))


def test_no_true_claim_is_corrected(shipped_answerer: Answerer) -> None:
    claims = [row["question"] for row in rows("true-paraphrases.jsonl")]
    assert len(claims) >= 100
    assert [claim for claim in claims if corrected(shipped_answerer, claim)] == []


def test_contradictions_of_each_kind_are_told(shipped: Snapshot) -> None:
    told: Counter[str] = Counter()
    for row in rows("contradictions.jsonl"):
        decision = shipped.answerer.decide(row["question"])
        is_plain = isinstance(decision.outcome, Answer) and decision.plain_answer is not None
        told[row["contradicts"]] += not is_plain
    assert {kind: told[kind] for kind in FLOORS if told[kind] < FLOORS[kind]} == {}


@pytest.mark.parametrize(
    "claim",
    [
        "the walkout left forty ships waiting",
        "the board says a dozen cranes were damaged",
        "the union rejected the accusation",
        "the union said it did not plan the damage",
        "the mayor asked everybody to stay calm",
        "more than two fifths of the goods go through the harbour",
        "the port authority accused the dockers of planning the damage",
    ],
)
def test_true_claims_of_another_story_are_not_corrected(answerer: Answerer, claim: str) -> None:
    assert not corrected(answerer, claim)


@pytest.mark.parametrize(
    "claim",
    [
        "the union admitted the accusation",
        "the union accused the Harbour Board of planning the damage",
        "the mayor said 12 cranes were damaged",
        "29 ships could not be unloaded",
        "all cranes were damaged says the board",
        "44 ships wait in the port",
    ],
)
def test_contradictions_of_another_story_are_told(answerer: Answerer, claim: str) -> None:
    outcome = answerer.decide(claim).outcome
    assert getattr(outcome, "corrections", ()), outcome


def test_a_part_of_a_message_does_not_leave_out_what_is_contradicted(
    shipped_answerer: Answerer,
) -> None:
    assert corrected(shipped_answerer, "12% of cities and towns were targeted")
