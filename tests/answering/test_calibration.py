"""Limits found for a base: no more is wrong than is risked."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering import DEFAULT_POLICY, AnswerDesk, Risk
from bot.answering.calibration import (
    FEWEST,
    HIGHEST,
    LOWEST,
    OUTRANKED,
    Trial,
    calibrated,
    least_confidence,
)
from bot.answering.policy import share_of

trials = st.lists(
    st.builds(Trial, st.floats(0, 1, allow_nan=False), st.booleans()), max_size=120
).map(lambda found: sorted(found, key=lambda trial: -trial.confidence))
risks = st.sampled_from([0.01, 0.05, 0.2, 0.5])


def surest(right: int, wrong: int) -> list[Trial]:
    """Return right answers, then less sure wrong ones, one hundredth apart."""
    return [Trial(0.95 - 0.001 * number, number < right) for number in range(right + wrong)]


@given(trials, risks)
def test_no_larger_share_is_wrong_than_is_risked(tried: list[Trial], risk: float) -> None:
    least = least_confidence(tried, risk)
    answered = [trial for trial in tried if trial.confidence >= least]
    if LOWEST < least < HIGHEST:
        # The surest of those at one confidence cannot be told from the rest.
        counts = [
            (sum(not one.right for one in answered[:count]), count)
            for count in range(1, len(answered) + 1)
        ]
        assert any((wrong + 1) / (count + 2) <= risk for wrong, count in counts)


@given(trials, risks)
def test_a_limit_lies_between_the_lowest_and_the_highest(tried: list[Trial], risk: float) -> None:
    assert LOWEST <= least_confidence(tried, risk) <= HIGHEST


@given(trials)
def test_the_less_is_risked_the_surer_the_bot_must_be(tried: list[Trial]) -> None:
    limits = [least_confidence(tried, risk) for risk in (0.5, 0.2, 0.05, 0.01)]
    assert limits == list(accumulate(limits, max))


def test_the_limit_stands_where_too_many_would_be_wrong() -> None:
    tried = surest(right=98, wrong=20)
    assert least_confidence(tried, 0.01) == tried[97].confidence
    assert least_confidence(tried, 0.05) == tried[101].confidence


def test_few_right_answers_do_not_show_that_none_is_wrong() -> None:
    assert least_confidence(surest(right=20, wrong=0), 0.01) == HIGHEST


def test_too_few_trials_change_nothing() -> None:
    assert calibrated(DEFAULT_POLICY, surest(FEWEST - 1, 0), Risk()) is DEFAULT_POLICY


def test_the_limits_follow_from_the_risks() -> None:
    tried = surest(right=98, wrong=20)
    found = calibrated(DEFAULT_POLICY, tried, Risk(addressed=0.05, unaddressed=0.01))
    assert found.answer == tried[101].confidence
    assert found.answer_unasked == tried[97].confidence
    assert found.outranked == min(found.answer + OUTRANKED, HIGHEST)
    assert found.offer == DEFAULT_POLICY.offer


def test_where_nobody_asked_the_bot_is_never_the_less_sure() -> None:
    found = calibrated(DEFAULT_POLICY, surest(98, 20), Risk(addressed=0.01, unaddressed=0.5))
    assert found.answer_unasked == found.answer


def test_the_shipped_base_has_limits_of_its_own(shipped_desk: AnswerDesk) -> None:
    shy = AnswerDesk(shipped_desk.base, risk=Risk(addressed=0.01, unaddressed=0.01))
    assert LOWEST <= shipped_desk.policy.answer < shipped_desk.policy.answer_unasked
    assert shipped_desk.policy.answer < shy.policy.answer == shy.policy.answer_unasked


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
