"""How sure the bot must be: the accepted risk, and the limits that follow from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

LEAST_SURE: Final = 0.5  # a plain answer is likelier right than wrong, whatever is risked
MOST_SURE: Final = 0.99  # no probability is known better
# Of all plain answers 1 in 20 is wrong where each is at least 3/4 sure: most are far surer. Fewer
# are where nobody asked. Measured on questions held out of the fit; README.md has the figures.
SURER: Final = 5
SURER_UNASKED: Final = 4
LEAST_RISK: Final = 1 / 1000
MOST_RISK: Final = 1 / 2
_SHARE = re.compile(r"1 in ([1-9][0-9]{0,3})|([0-9]{1,2}(?:\.[0-9]{1,2})?) ?%")


@dataclass(frozen=True, slots=True)
class Risk:
    """What share of the plain answers may be wrong, by whether the bot was addressed."""

    addressed: float = 1 / 20
    unaddressed: float = 1 / 100


def share_of(text: str) -> float:
    """Return a share written as "1 in 20" or "5%"; raises ValueError for anything else."""
    found = _SHARE.fullmatch(" ".join(text.lower().split()))
    share = (1 / int(found[1]) if found[1] else float(found[2]) / 100) if found else 0.0
    if not LEAST_RISK <= share <= MOST_RISK:
        raise ValueError('a share is written as "1 in 20" or "5%", from 1 in 1000 to 1 in 2')
    return share


@dataclass(frozen=True, slots=True)
class Policy:
    """Probabilities from which the bot speaks.

    answer: that the first entry is right, for an addressed question to be answered plainly.
    answer_on_topic: that the base is about the question, for the same.
    answer_unasked: as `answer`, where nobody addressed the bot.
    nearest: that the base is about the question times that the first entry is right, for that
        entry to be shown as the nearest; it is as well where it is likelier right than not.
    nearest_before_unknown: that the first entry is right, for it to be shown as the nearest though
        something that is not stated fits better.
    on_topic: that the base is about the question, for saying that something is not stated.
    """

    answer: float = 0.75
    answer_on_topic: float = 0.7
    answer_unasked: float = 0.96
    nearest: float = 0.15
    nearest_before_unknown: float = 0.2
    on_topic: float = 0.25


def policy_for(risk: Risk) -> Policy:
    """Return the policy that keeps to a risk; unasked the bot is never the less sure."""
    answer = _limit(risk.addressed, SURER)
    unasked = max(answer, _limit(risk.unaddressed, SURER_UNASKED))
    return Policy(answer=answer, answer_unasked=unasked)


def _limit(risk: float, surer: int) -> float:
    """Return how sure each plain answer must be for no larger share of all to be wrong."""
    return min(max(1 - surer * risk, LEAST_SURE), MOST_SURE)


DEFAULT_RISK = Risk()
DEFAULT_POLICY = Policy()  # as DEFAULT_RISK has it
ALWAYS_ANSWER = Policy(answer=0.0, answer_on_topic=0.0, answer_unasked=0.0)  # however unsure
