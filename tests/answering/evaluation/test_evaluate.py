"""Evaluation: the verdict on each reply, the shares, and the curve."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.answering import Answerer, Reply
from bot.answering import compose as compose_reply
from bot.answering.evaluation.evaluate import (
    CURVE_STEPS,
    Evaluation,
    Judged,
    evaluate,
    judge,
)
from bot.answering.evaluation.graded import GradedQuestion
from bot.answering.outcome import Decision
from bot.answering.reply import Statement
from bot.answering.verdict import ABSTAINING, ANSWERABLE
from bot.knowledge import FactBase

SHIPS = "number of ships waiting"
NEAR_MISS = "how many ships sank"  # shows what it nearly is


def asked(question: str, *expect: str, also: tuple[str, ...] = ()) -> GradedQuestion:
    return GradedQuestion(question=question, expect=expect, also=also)


def off(question: str) -> GradedQuestion:
    return GradedQuestion(question=question, kind="must abstain", abstain=True)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        (asked(SHIPS, "ships-waiting"), "right"),
        (asked(SHIPS, "mayor-calm", "ships-waiting"), "right"),
        (asked("were 29 cranes damaged", "cranes-damaged"), "right"),
        (asked("tell me about the cranes", "cranes-damaged"), "right"),
        (asked("tell me about the cranes", "cranes"), "right"),
        (asked("when is the strike over", "strike-end"), "right"),
        (asked("tell me about the cranes", "cranes-old"), "shown"),
        (asked("what is the union accused of", "union-dismissal"), "shown"),
        (asked("when is the strike over", "ships-waiting"), "shown"),
        (asked(NEAR_MISS, "ships-waiting"), "nearest"),
        (asked(SHIPS, "mayor-calm"), "wrong"),
        (asked(SHIPS, "strike-end"), "wrong"),
        (asked("when is the strike over", "mayor-calm"), "silent"),
        (asked("zeppelin", "ships-waiting"), "silent"),
        (asked(NEAR_MISS, "strike-end"), "off"),
        (off("who won the cup final"), "abstained"),
        (off("when is the strike over"), "abstained"),
        (off(NEAR_MISS), "ventured"),
        (off("were 29 cranes damaged"), "abstained"),
        (off(SHIPS), "answered"),
    ],
)
def test_a_reply_gets_its_verdict(
    answerer: Answerer, question: GradedQuestion, verdict: str
) -> None:
    assert judge(answerer, question).verdict == verdict


@pytest.mark.parametrize(
    ("question", "outcome", "top"),
    [
        (asked(SHIPS), "answer", "ships-waiting"),
        (asked("when is the strike over"), "not_stated", "ships-waiting"),
        (asked("wage demand"), "not_stated", "wage-demand"),
        (asked("zeppelin"), "no_answer", ""),
    ],
)
def test_what_is_on_top_is_told(
    answerer: Answerer, question: GradedQuestion, outcome: str, top: str
) -> None:
    judged = judge(answerer, question)
    assert (judged.outcome, judged.top) == (outcome, top)


@pytest.mark.parametrize(
    ("question", "misled"),
    [
        (asked(SHIPS, "ships-waiting"), False),
        (asked("tell me about the cranes", "cranes"), False),
        (asked("what is the union accused of", "union-dismissal"), True),
        (asked(SHIPS, "mayor-calm"), True),
        (asked("zeppelin", "mayor-calm"), False),
        (asked("when is the strike over", "ships-waiting"), False),
        (off(SHIPS), False),
    ],
)
def test_an_answer_that_begins_with_something_else_misleads(
    answerer: Answerer, question: GradedQuestion, *, misled: bool
) -> None:
    assert judge(answerer, question).misled is misled


@pytest.mark.parametrize(
    ("question", "forced"),
    [
        (asked(NEAR_MISS, "ships-waiting"), True),
        (asked("tell me about the cranes", "cranes"), True),
        (asked("tell me about the cranes", "cranes-damaged"), True),
        (asked("tell me about the cranes", "cranes-old"), False),
        (asked("zeppelin", "ships-waiting"), False),
        (off(SHIPS), False),
    ],
)
def test_a_forced_answer_is_right_where_the_best_entry_is_expected(
    answerer: Answerer, question: GradedQuestion, *, forced: bool
) -> None:
    assert judge(answerer, question).forced is forced


@pytest.mark.parametrize(
    ("also", "share"),
    [
        ((), None),
        (("union-dismissal",), 1.0),
        (("union-dismissal", "mayor-calm"), 0.5),
        (("mayor-calm",), 0.0),
    ],
)
def test_companions_are_counted_among_what_is_visible(
    answerer: Answerer, also: tuple[str, ...], share: float | None
) -> None:
    question = asked("what is the union accused of", "union-accused", also=also)
    assert judge(answerer, question).companions == share


@pytest.mark.parametrize("part", ["attribution", "caveats"])
@pytest.mark.parametrize("related", [False, True])
def test_a_statement_that_lost_something_is_a_fault(
    answerer: Answerer, monkeypatch: pytest.MonkeyPatch, part: str, *, related: bool
) -> None:
    def robbed(whole: Statement) -> Statement:
        if part == "attribution":
            return replace(whole, attribution="")
        return replace(whole, caveats=())

    def robbing(base: FactBase, decision: Decision) -> Reply:
        reply = compose_reply(base, decision.outcome)
        (whole,) = reply.statements
        (response,) = whole.responses
        answer = replace(response, statement=robbed(response.statement))
        shown = replace(whole, responses=(answer,)) if related else robbed(whole)
        return replace(reply, blocks=(shown,))

    question = asked("what is the union accused of", "union-accused")
    assert judge(answerer, question).faults == 0
    monkeypatch.setattr(sys.modules[judge.__module__], "compose_all", robbing)
    assert judge(answerer, question).faults == 1
    assert evaluate(answerer, [question, question]).faults == 2


@pytest.fixture
def found(answerer: Answerer) -> Evaluation:
    return evaluate(
        answerer,
        [
            asked(SHIPS, "ships-waiting"),
            asked("tell me about the cranes", "cranes-old", also=("cranes-damaged",)),
            asked(NEAR_MISS, "ships-waiting", also=("mayor-calm",)),
            asked(SHIPS, "mayor-calm"),
            asked("zeppelin", "mayor-calm"),
            off("who won the cup final"),
            off(SHIPS),
        ],
    )


def test_shares_are_of_the_answerable_or_of_those_that_must_abstain(found: Evaluation) -> None:
    rates = found.rates()
    of_answerable = {"right": 0.2, "nearest": 0.2, "shown": 0.2, "wrong": 0.2, "silent": 0.2}
    of_abstaining = {"abstained": 0.5, "answered": 0.5}
    told = of_answerable | of_abstaining
    assert all(rates[verdict] == told.get(verdict, 0) for verdict in (*ANSWERABLE, *ABSTAINING))
    assert rates["first"] == 0.4
    assert found.unasked == 0.6
    assert rates["misled"] == 0.4
    of_kind = found.rates("must abstain")
    assert (of_kind["right"], of_kind["answered"], of_kind["misled"]) == (0.0, 0.5, 0.0)


def test_each_kind_is_counted(found: Evaluation) -> None:
    assert found.kinds == ("question", "must abstain")
    counts = found.counts("question")
    assert counts["questions"] == 5
    assert counts["misled"] == 2
    assert sum(counts[verdict] for verdict in ANSWERABLE) == 5
    assert found.counts("must abstain")["answered"] == 1


def test_companions_are_averaged_over_the_questions_that_have_some(
    found: Evaluation, answerer: Answerer
) -> None:
    assert found.companions == 0.5
    assert evaluate(answerer, [asked(SHIPS)]).companions == 1.0


def test_misses_are_what_went_wrong_in_any_way(found: Evaluation) -> None:
    assert [(one.verdict, one.misled) for one in found.misses()] == [
        ("shown", True),
        ("wrong", True),
        ("silent", False),
        ("answered", False),
    ]


def test_with_a_higher_threshold_never_more_is_covered(golden: Evaluation) -> None:
    curve = golden.curve()
    assert len(curve) == CURVE_STEPS + 1
    assert [curve[0].threshold, curve[-1].threshold] == [0, 1]
    assert all(one.coverage >= other.coverage for one, other in pairwise(curve))
    assert curve[0].coverage == 1
    assert curve[-1].coverage == 0
    assert all(0 <= point.risk <= 1 for point in curve)


def test_the_curve_counts_what_a_threshold_lets_pass(found: Evaluation) -> None:
    def judged(confidence: float, *, forced: bool, abstain: bool = False) -> Judged:
        question = GradedQuestion(question="x", abstain=abstain)
        return replace(found.judged[0], graded=question, confidence=confidence, forced=forced)

    curve = Evaluation(
        (
            judged(0.95, forced=True),
            judged(0.55, forced=False),
            judged(0.55, forced=False, abstain=True),
            judged(0.15, forced=True),
        )
    ).curve()
    shares = [(round(point.coverage, 2), round(point.risk, 2)) for point in curve]
    assert [shares[0], shares[11], shares[12], shares[20]] == [
        (1.0, 0.5),
        (0.67, 0.67),
        (0.33, 0.0),
        (0.0, 0.0),
    ]


def test_how_often_it_would_speak_unasked_is_told_by_what_may_be_risked(found: Evaluation) -> None:
    def judged(confidence: float, *, misled: bool = False, may_speak: bool = True) -> Judged:
        one = replace(found.judged[0], verdict="right", misled=misled)
        return replace(one, confidence=confidence, may_speak=may_speak)

    listen = Evaluation(
        (
            judged(0.999),
            judged(0.97),
            judged(0.93, misled=True),
            judged(0.999, may_speak=False),
            replace(judged(0.85), graded=off("x").model_copy(), verdict="answered"),
        )
    ).listen()
    shares = [(point.risk, round(point.answered, 2), round(point.wrong, 2)) for point in listen]
    assert shares == [
        (10, 0.75, 0.5),
        (20, 0.75, 0.5),
        (50, 0.75, 0.33),
        (100, 0.5, 0.0),
        (200, 0.25, 0.0),
        (500, 0.25, 0.0),
        (1000, 0.25, 0.0),
    ]
    assert [point.limit for point in listen] == sorted(point.limit for point in listen)


def test_the_limit_of_today_answers_what_it_would(found: Evaluation, golden: Evaluation) -> None:
    for evaluation in (found, golden):
        (today,) = (point for point in evaluation.listen() if point.risk == 100)
        assert today.answered == evaluation.unasked


def test_an_evaluation_is_plain_json(found: Evaluation) -> None:
    told = json.loads(json.dumps(found.as_dict()))
    assert told["questions"] == 7
    assert told["faults"] == 0
    assert told["rates"]["right"] == 0.2
    assert set(told["kinds"]) == {"question", "must abstain"}
    assert len(told["curve"]) == CURVE_STEPS + 1
    assert [miss["verdict"] for miss in told["misses"]] == [
        "misled",
        "misled",
        "silent",
        "answered",
    ]
    assert told["misses"][0]["expect"] == ["cranes-old"]


def test_without_questions_every_share_is_nothing(answerer: Answerer) -> None:
    nothing = evaluate(answerer, [])
    assert set(nothing.rates().values()) == {0.0}
    assert (nothing.kinds, nothing.misses(), nothing.faults) == ((), (), 0)
