"""How sure the bot must be: the accepted risk, and the limits that keep to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

LOWEST: Final = 0.82  # no plain answer likelier wrong than this, however many may be
LEAST_RISK: Final = 1 / 1000  # fewer cannot be measured with the questions a base has
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
    answer_unasked: the same where nobody addressed the bot.
    nearest: that the base is about the question and the first entry right, for that entry to be
        shown as the nearest.
    on_topic: that the base is about the question, for saying that something is not stated.
    """

    answer: float = LOWEST
    answer_unasked: float = 0.85
    nearest: float = 0.02
    on_topic: float = 0.4


DEFAULT_RISK = Risk()
DEFAULT_POLICY = Policy()
ALWAYS_ANSWER = Policy(answer=0.0, answer_unasked=0.0)  # however unsure
