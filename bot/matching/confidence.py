"""How sure the matcher is: a small logistic regression over what it sees of a question.

The weights come from `benchmarks/fit_confidence.py`, fitted on golden questions.
"""

from __future__ import annotations

import math
from typing import NamedTuple


class Signals(NamedTuple):
    """What the confidence rests on; "gap" is the best answer minus its rival.

    share: of the best answer among the nearest entries (softmax of the scores), as a logarithm.
    kin_share: the same, with the entries it is made of or is part of.
    coverage: share of the question's words that the entry holds.
    coverage_gap, cosine_gap: against the best unknown.
    off_topic_gap: score against the background of off-topic questions.
    near_miss_gap: cosine of the nearest near miss against that of the nearest phrasing.
    foreign: 1 if the question holds a name the base does not know, 0.5 if only others hold it.
    kind_fit: how usual it is to ask the entry for that kind of thing (a number, a time, ...).
    kind_gap: the same against the best unknown.
    agreement: 1 if both scorers put the same answer first.
    unseen: share of the question's length that no phrasing holds.
    """

    share: float
    kin_share: float
    coverage: float
    coverage_gap: float
    cosine_gap: float
    off_topic_gap: float
    near_miss_gap: float
    foreign: float
    kind_fit: float
    kind_gap: float
    agreement: float
    unseen: float


MEANS = Signals(
    share=-1.6862,
    kin_share=-1.5780,
    coverage=0.7303,
    coverage_gap=0.1089,
    cosine_gap=0.0746,
    off_topic_gap=0.2523,
    near_miss_gap=-0.1865,
    foreign=0.1579,
    kind_fit=0.8590,
    kind_gap=0.0506,
    agreement=0.8650,
    unseen=0.0167,
)
WEIGHTS = Signals(
    share=0.3482,
    kin_share=0.4485,
    coverage=1.6553,
    coverage_gap=1.7134,
    cosine_gap=-0.2897,
    off_topic_gap=3.5852,
    near_miss_gap=-1.8719,
    foreign=-2.0162,
    kind_fit=1.8003,
    kind_gap=1.1819,
    agreement=0.2805,
    unseen=-0.5764,
)
INTERCEPT = 0.2634


def confidence(signals: Signals) -> float:
    """Return the probability (0 to 1) that the best answer is the right one."""
    total = INTERCEPT + sum(
        weight * (signal - mean)
        for weight, signal, mean in zip(WEIGHTS, signals, MEANS, strict=True)
    )
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))
