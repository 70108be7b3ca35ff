"""Limits for one base: how sure the bot must be there, so that no more goes wrong than is risked.

Tried are the base's golden questions; where it has few of them, its own phrasings as well, each
as though the base did not hold it, and some as though it did not hold their entry either.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.answering.policy import Policy, Risk

LOWEST = 0.6  # no plain answer likelier wrong than this, however many may be
HIGHEST = 0.97  # surer than that, no base has enough questions to tell
OUTRANKED = 0.1  # surer where an unknown scores higher than the answer
FEWEST = 50  # questions; from fewer nothing can be said about a share


@dataclass(frozen=True, slots=True)
class Trial:
    """A question that would be answered, were the bot sure enough: how sure it was, and rightly."""

    confidence: float
    right: bool


def calibrated(policy: Policy, trials: Iterable[Trial], risk: Risk) -> Policy:
    """Return the policy with the limits that keep to a risk on the trials.

    Too few trials leave it as it is.
    """
    tried = sorted(trials, key=lambda trial: (-trial.confidence, trial.right))
    if len(tried) < FEWEST:
        return policy
    answer = least_confidence(tried, risk.addressed)
    return replace(
        policy,
        answer=answer,
        outranked=min(answer + OUTRANKED, HIGHEST),
        answer_unasked=max(answer, least_confidence(tried, risk.unaddressed)),
    )


def least_confidence(tried: Iterable[Trial], risk: float) -> float:
    """Return the confidence from which at most a share `risk` is likely to be wrong.

    `tried` has the surest first. The share is estimated by the rule of succession: after ten
    right answers and no wrong one, the next is wrong one time in twelve.
    """
    least, wrong = HIGHEST, 0
    for count, trial in enumerate(tried, start=1):
        wrong += not trial.right
        if (wrong + 1) / (count + 2) <= risk:
            least = trial.confidence
    return min(max(least, LOWEST), HIGHEST)
