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
    margin: of its score before that of the next answer that is no kin of it.
    coverage: share of the question's words that the entry holds.
    coverage_gap, cosine_gap: against the best unknown.
    off_topic_gap: score against the background of off-topic questions.
    near_miss_gap: cosine of the nearest near miss against that of the nearest phrasing.
    foreign: 1 if the question holds a name the base does not know, 0.5 if only others hold it.
    kind_fit: how usual it is to ask the entry for that kind of thing (a number, a time, ...).
    kind_gap: the same against the best unknown.
    unseen: share of the question's length that no phrasing holds.
    """

    share: float
    kin_share: float
    margin: float
    coverage: float
    coverage_gap: float
    cosine_gap: float
    off_topic_gap: float
    near_miss_gap: float
    foreign: float
    kind_fit: float
    kind_gap: float
    unseen: float


MEANS = Signals(
    share=-1.9112,
    kin_share=-1.8238,
    margin=0.1458,
    coverage=0.7543,
    coverage_gap=0.0789,
    cosine_gap=0.0786,
    off_topic_gap=0.4035,
    near_miss_gap=-0.1908,
    foreign=0.1564,
    kind_fit=0.8671,
    kind_gap=0.0576,
    unseen=0.0129,
)
WEIGHTS = Signals(
    share=0.2334,
    kin_share=0.2811,
    margin=7.9473,
    coverage=0.0287,
    coverage_gap=1.4709,
    cosine_gap=0.4381,
    off_topic_gap=4.7015,
    near_miss_gap=-2.2788,
    foreign=-1.9431,
    kind_fit=2.2207,
    kind_gap=0.8850,
    unseen=-3.5704,
)
INTERCEPT = 0.4274


def confidence(signals: Signals) -> float:
    """Return the probability (0 to 1) that the best answer is the right one."""
    total = INTERCEPT + sum(
        weight * (signal - mean)
        for weight, signal, mean in zip(WEIGHTS, signals, MEANS, strict=True)
    )
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))
