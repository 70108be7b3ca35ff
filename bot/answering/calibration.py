"""Limits for one base: how sure the bot must be there, so that no more goes wrong than is risked.

Tried are the base's golden questions; where it has few of them, its own phrasings as well, each
as though the base did not hold it, and some as though it did not hold their entry either.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from bot.answering.policy import DEFAULT_POLICY, Policy, Risk

LOWEST = 0.7  # no plain answer likelier wrong than this, however many may be
FEWEST = 50  # trials; from fewer nothing can be said about a share
MANY = 500  # questions; a base is tried with them whenever it is loaded


@dataclass(frozen=True, slots=True)
class Trial:
    """A question that would be answered, were the bot sure enough: how sure it was, and rightly."""

    confidence: float
    right: bool


Tries = Callable[[], Iterable[Trial]]


class Limits:
    """How sure a desk must be, found out when it first matters.

    `tries` returns the trials. A given policy needs none.
    """

    def __init__(self, given: Policy | None, risk: Risk, tries: Tries) -> None:
        self._given = given
        self._risk = risk
        self._tries = tries

    @cached_property
    def policy(self) -> Policy:
        """Return the policy."""
        return self._given or limited(DEFAULT_POLICY, tuple(self._tries()), self._risk)

    def to(self, confidence: float) -> Policy:
        """Return the policy to an addressed question; any where all limits agree on it."""
        if self._given is None and not LOWEST <= confidence < highest(self._risk.addressed):
            return DEFAULT_POLICY
        return self.policy


def limited(policy: Policy, trials: Collection[Trial], risk: Risk) -> Policy:
    """Return the policy with the limits that keep to a risk on the trials."""
    answer = least_confidence(trials, risk.addressed, policy.answer)
    unasked = least_confidence(trials, risk.unaddressed, policy.answer_unasked)
    return replace(
        policy,
        answer=answer,
        outranked=answer,  # the confidence weighs what outranks the answer already
        answer_unasked=max(answer, unasked),
    )


def highest(risk: float) -> float:
    """Return the highest limit a risk can need: each answer by itself keeps to it there."""
    return max(LOWEST, 1 - risk)


def least_confidence(trials: Collection[Trial], risk: float, otherwise: float) -> float:
    """Return the confidence from which at most a share `risk` is likely to be wrong.

    The share is estimated by the rule of succession: after ten right answers and no wrong one,
    the next is wrong one time in twelve. Of too few trials nothing follows: `otherwise`.
    """
    tried = sorted(trials, key=lambda trial: (-trial.confidence, trial.right))
    if len(tried) < FEWEST:
        return otherwise
    least, wrong = highest(risk), 0
    for count, trial in enumerate(tried, start=1):
        wrong += not trial.right
        if (wrong + 1) / (count + 2) <= risk:
            least = trial.confidence
    return min(max(least, LOWEST), highest(risk))
