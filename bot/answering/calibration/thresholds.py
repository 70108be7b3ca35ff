"""How sure the bot must be on one base, so that no more goes wrong than is risked.

The limits come from trials: questions whose right answer is known, decided on without any limit.
They are worked out when a base is loaded, never while somebody waits for a reply.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from bot.answering.policy import DEFAULT_POLICY, LOWEST, Policy, Risk

FEWEST = 50  # trials; from fewer nothing can be said about a share
CLEAR_SHARE = 0.5  # of a risk


@dataclass(frozen=True, slots=True)
class Trial:
    """A question that would be answered, were there no limit: how surely, and whether rightly.

    `weight` is how many questions it stands for.
    """

    confidence: float
    right: bool
    weight: float = 1.0


def addressed_policy(trials: Iterable[Trial], risk: Risk) -> Policy:
    """Return the policy for a bot that answers only those who address it.

    Takes no more of the trials than it needs: on most bases the first fifty.
    """
    tried: list[Trial] = []
    limit = None
    for trial in trials:
        tried.append(trial)
        if len(tried) % FEWEST == 0 and _is_clear(tried, risk.addressed):
            limit = LOWEST
            break
    if limit is None:
        limit = least_confidence(tried, risk.addressed, DEFAULT_POLICY.answer)
    return replace(DEFAULT_POLICY, answer=limit, answer_unasked=math.inf)


def full_policy(trials: Iterable[Trial], unforeseen: Iterable[Trial], risk: Risk) -> Policy:
    """Return the policy for a bot that may also answer where nobody addressed it.

    The `unforeseen` trials count only there: a member who did address it
    sees that the reply is beside the question.
    """
    tried = tuple(trials)
    policy = addressed_policy(tried, risk)
    everything = (*tried, *unforeseen)
    unasked = least_confidence(everything, risk.unaddressed, DEFAULT_POLICY.answer_unasked)
    return replace(policy, answer_unasked=max(policy.answer, unasked))


def hinges_on_limit(confidence: float, risk: Risk) -> bool:
    """Tell whether the answer at this confidence depends on the limit that the base needs."""
    return LOWEST <= confidence < highest(risk.addressed)


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
    the next is wrong one time in twelve. Too few trials leave the limit at `otherwise`.
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
