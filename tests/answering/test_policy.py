"""How sure the bot must be, by the risk that is accepted."""

from __future__ import annotations

from itertools import accumulate

import pytest

from bot.answering import DEFAULT_POLICY, DEFAULT_RISK, Answerer, Policy, Risk
from bot.answering.policy import policy_for, share_of


@pytest.mark.parametrize(
    ("risk", "limits"),
    [
        (Risk(), (0.75, 0.96)),
        (Risk(addressed=1 / 2, unaddressed=1 / 10), (0.5, 0.6)),
        (Risk(addressed=1 / 1000, unaddressed=1 / 2), (0.99, 0.99)),
    ],
)
def test_the_limits_follow_from_the_risks(risk: Risk, limits: tuple[float, float]) -> None:
    found = policy_for(risk)
    assert (found.answer, found.answer_unasked) == pytest.approx(limits)
    assert found.nearest == DEFAULT_POLICY.nearest


def test_the_less_is_risked_the_surer_the_bot_must_be() -> None:
    limits = [policy_for(Risk(addressed=risk)).answer for risk in (0.5, 0.2, 0.05, 0.01, 0.001)]
    assert limits == list(accumulate(limits, max))


def test_the_default_limits_are_those_of_the_default_risk() -> None:
    assert policy_for(DEFAULT_RISK) == DEFAULT_POLICY


def test_a_given_policy_is_kept_and_a_risk_heeded(answerer: Answerer) -> None:
    given = Policy(answer=0.123)
    assert Answerer(answerer.base, given).policy is given
    shy = Risk(addressed=0.01)
    assert Answerer(answerer.base, risk=shy).policy == policy_for(shy)


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
