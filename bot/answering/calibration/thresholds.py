"""Limits for one base: how sure the bot must be there, so that no more goes wrong than is risked.

Tried are the base's golden questions; where it has few of them, its own phrasings as well, each
as though the base did not hold it, and some as though it did not hold their entry either.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from bot.answering.policy import DEFAULT_POLICY, LOWEST, Policy, Risk

FEWEST = 50  # trials; from fewer nothing can be said about a share
CLEAR_SHARE = 0.5  # of a risk
MANY = 500  # questions; a base is tried with them whenever it is loaded


@dataclass(frozen=True, slots=True)
class Trial:
    """A question that would be answered, were the bot sure enough: how sure it was, and rightly.

    `weight` is how many questions it stands for.
    """

    confidence: float
    right: bool
    weight: float = 1.0


Tries = Callable[[], Iterable[Trial]]


class Limits:
    """How sure an answerer must be, found out when it first matters.

    `tries` returns the trials, `unforeseen` those that count only where nobody addressed the bot:
    who did can tell that the reply is beside the question. A given policy needs none.
    """

    def __init__(self, given: Policy | None, risk: Risk, tries: Tries, unforeseen: Tries) -> None:
        self._given = given
        self._risk = risk
        self._tries = tries
        self._unforeseen = unforeseen

    @cached_property
    def policy(self) -> Policy:
        """Return the policy."""
        if self._given is not None:
            return self._given
        trials = tuple(self._tries())
        every = (*trials, *self._unforeseen())
        unasked = least_confidence(every, self._risk.unaddressed, DEFAULT_POLICY.answer_unasked)
        policy = limited(DEFAULT_POLICY, trials, self._risk)
        return replace(policy, answer_unasked=max(policy.answer, unasked))

    def to(self, confidence: float) -> Policy:
        """Return the policy to an addressed question; any where all limits agree on it.

        What it takes to find that out is mostly a small part of all trials.
        """
        if self._given is not None:
            return self._given
        in_doubt = LOWEST <= confidence < highest(self._risk.addressed)
        return self._addressed if in_doubt else DEFAULT_POLICY

    @cached_property
    def _addressed(self) -> Policy:
        return limited(DEFAULT_POLICY, self._tries(), self._risk)


def limited(policy: Policy, trials: Iterable[Trial], risk: Risk) -> Policy:
    """Return the policy with the limit that keeps to a risk where the bot is addressed.

    Takes no more of the trials than it needs.
    """
    tried: list[Trial] = []
    for trial in trials:
        tried.append(trial)
        if len(tried) % FEWEST == 0 and _is_clear(tried, risk.addressed):
            return replace(policy, answer=LOWEST)
    return replace(policy, answer=least_confidence(tried, risk.addressed, policy.answer))


def _is_clear(tried: Iterable[Trial], risk: float) -> bool:
    """Tell whether the lowest limit keeps to a risk by far."""
    sure = [trial.right for trial in tried if trial.confidence >= LOWEST]
    return (sure.count(False) + 1) / (len(sure) + 2) <= risk * CLEAR_SHARE


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
    least, wrong, count = highest(risk), 0.0, 0.0
    for trial in tried:
        count += trial.weight
        wrong += trial.weight * (not trial.right)
        if (wrong + 1) / (count + 2) <= risk:
            least = trial.confidence
    return min(max(least, LOWEST), highest(risk))
