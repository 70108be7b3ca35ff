"""How sure the matcher is: a small logistic regression over what it sees of a question.

The weights come from `benchmarks/fit_confidence.py`, fitted on golden questions.
"""

from __future__ import annotations

import math
from typing import NamedTuple


class Signals(NamedTuple):
    """What the confidence rests on; "gap" is the best answer minus its rival.

    share: of the best answer among the nearest entries (softmax of the scores), as a logarithm.
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
    share=-1.8214,
    coverage=0.7103,
    coverage_gap=0.0898,
    cosine_gap=0.0568,
    off_topic_gap=0.2182,
    near_miss_gap=-0.1808,
    foreign=0.1270,
    kind_fit=0.8691,
    kind_gap=0.0519,
    agreement=0.8467,
    unseen=0.0169,
)
WEIGHTS = Signals(
    share=0.6583,
    coverage=0.6539,
    coverage_gap=1.6957,
    cosine_gap=0.0972,
    off_topic_gap=3.9904,
    near_miss_gap=-0.9261,
    foreign=-3.2457,
    kind_fit=1.9812,
    kind_gap=1.4865,
    agreement=1.5049,
    unseen=-2.5509,
)
INTERCEPT = 0.3601


def confidence(signals: Signals) -> float:
    """Return the probability (0 to 1) that the best answer is the right one."""
    total = INTERCEPT + sum(
        weight * (signal - mean)
        for weight, signal, mean in zip(WEIGHTS, signals, MEANS, strict=True)
    )
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))
