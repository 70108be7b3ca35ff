"""Limits found for a base: no more is wrong than is risked."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering import DEFAULT_POLICY, Answerer, Policy, Risk
from bot.answering.calibration.thresholds import (
    FEWEST,
    Trial,
    addressed_policy,
    full_policy,
    highest,
    hinges_on_limit,
    least_confidence,
)
from bot.answering.policy import LOWEST, share_of

trials = st.lists(
    st.builds(Trial, st.floats(0, 1, allow_nan=False), st.booleans()),
    min_size=FEWEST,
    max_size=120,
)
risks = st.sampled_from([0.01, 0.05, 0.2, 0.5])


def surest(right: int, wrong: int) -> list[Trial]:
    """Return right answers, then less sure wrong ones, a thousandth apart."""
    return [Trial(0.95 - 0.001 * number, number < right) for number in range(right + wrong)]


def least(tried: list[Trial], risk: float) -> float:
    return least_confidence(tried, risk, otherwise=-1)


@given(trials, risks)
def test_no_larger_share_is_wrong_than_is_risked(tried: list[Trial], risk: float) -> None:
    limit = least(tried, risk)
    if LOWEST < limit < highest(risk):
        sure = [trial for trial in tried if trial.confidence >= limit]
        # Of those at the limit itself, one by one, the wrong ones first.
        at_limit = sorted(trial.right for trial in sure if trial.confidence == limit)
        wrong = sum(not trial.right for trial in sure if trial.confidence > limit)
        count = len(sure) - len(at_limit)
        shares = []
        for right in at_limit:
            wrong, count = wrong + (not right), count + 1
            shares.append((wrong + 1) / (count + 2))
        assert min(shares) <= risk


@given(trials, risks)
def test_a_limit_lies_between_the_lowest_and_the_highest(tried: list[Trial], risk: float) -> None:
    assert LOWEST <= least(tried, risk) <= highest(risk)


@given(trials)
def test_the_less_is_risked_the_surer_the_bot_must_be(tried: list[Trial]) -> None:
    limits = [least(tried, risk) for risk in (0.5, 0.2, 0.05, 0.01)]
    assert limits == list(accumulate(limits, max))


def test_the_limit_stands_where_too_many_would_be_wrong() -> None:
    tried = surest(right=98, wrong=20)
    assert least(tried, 0.01) == tried[97].confidence
    assert least(tried, 0.05) == tried[101].confidence


def test_where_no_share_can_be_shown_each_answer_has_to_keep_to_it_alone() -> None:
    assert least(surest(right=FEWEST, wrong=0), 0.01) == 0.99


def test_of_too_few_trials_nothing_follows() -> None:
    few = surest(FEWEST - 1, 0)
    assert full_policy(few, [], Risk()) == DEFAULT_POLICY


def test_the_limits_follow_from_the_risks() -> None:
    tried = surest(right=98, wrong=20)
    # The wrong ones first, lest it be clear before they come.
    found = full_policy(tried[::-1], [], Risk(addressed=0.05, unaddressed=0.01))
    assert found.answer == tried[101].confidence
    assert found.answer_unasked == tried[97].confidence
    assert found.nearest == DEFAULT_POLICY.nearest


def test_where_nobody_asked_the_bot_is_never_the_less_sure() -> None:
    tried, risk = surest(98, 20), Risk(addressed=0.01, unaddressed=0.5)
    found = full_policy(tried[::-1], [], risk)
    assert found.answer_unasked == found.answer


def test_what_nobody_foresaw_counts_only_where_nobody_asked_the_bot() -> None:
    tried, unforeseen = surest(right=200, wrong=0), [Trial(0.9, right=False)] * 2
    before = full_policy(tried, [], Risk())
    found = full_policy(tried, unforeseen, Risk())
    assert found.answer == before.answer
    assert before.answer_unasked < 0.9 < found.answer_unasked


def test_a_trial_counts_as_many_times_as_it_weighs() -> None:
    tried = surest(right=98, wrong=0)
    light = [*tried, *[Trial(0.9, right=False, weight=0.01)] * 100]
    heavy = [*tried, Trial(0.9, right=False)]
    assert least(light, 0.01) == least(heavy, 0.01) > least(tried, 0.01)


def test_no_more_is_tried_than_it_takes() -> None:
    tried = iter(surest(right=200, wrong=0))
    assert addressed_policy(tried, Risk()).answer == LOWEST
    assert len(list(tried)) == 200 - FEWEST


def test_a_bot_that_only_answers_who_addresses_it_is_never_sure_enough_elsewhere() -> None:
    assert addressed_policy(surest(right=200, wrong=0), Risk()).answer_unasked > 1


def test_a_given_policy_is_not_tried(answerer: Answerer) -> None:
    given = Policy(answer=0.123)
    assert Answerer(answerer.base, given).policy is given


@pytest.mark.parametrize(
    ("confidence", "hinges"), [(0.0, False), (LOWEST, True), (0.94, True), (0.95, False)]
)
def test_a_decision_hinges_on_the_limit_where_not_every_limit_says_the_same(
    confidence: float, *, hinges: bool
) -> None:
    assert hinges_on_limit(confidence, Risk(addressed=0.05)) is hinges


def test_the_shipped_base_has_limits_of_its_own(shipped_answerer: Answerer) -> None:
    shy = Answerer(shipped_answerer.base, risk=Risk(addressed=0.001, unaddressed=0.001))
    assert LOWEST <= shipped_answerer.policy.answer < shipped_answerer.policy.answer_unasked
    assert shipped_answerer.policy.answer < shy.policy.answer <= shy.policy.answer_unasked


@pytest.mark.parametrize(
    ("text", "share"),
    [("1 in 20", 0.05), (" 1 IN  8 ", 0.125), ("5%", 0.05), ("0.5 %", 0.005), ("50%", 0.5)],
)
def test_a_share_is_read_as_people_write_it(text: str, share: float) -> None:
    assert share_of(text) == pytest.approx(share)


@pytest.mark.parametrize(
    "text", ["", "0.05", "5", "1 in 0", "1 in 1", "60%", "0%", "1 in 9999", "2 in 20", "1 in ٢٠"]
)
def test_anything_else_is_no_share(text: str) -> None:
    with pytest.raises(ValueError, match="1 in 20"):
        share_of(text)
