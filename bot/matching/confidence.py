"""How sure the matcher is: a small logistic regression over what it sees of a question.

The weights come from `benchmarks/fit_confidence.py`. There are two sets: where a base has unknowns,
what tells the questions it cannot answer is above all that an unknown fits them better; a base of
answers alone has only the answers to go by.
"""

from __future__ import annotations

import math
from typing import NamedTuple


class Signals(NamedTuple):
    """What the confidence rests on; "gap" is the best answer minus its rival.

    share: of the best answer, and the entries it is made of or is part of, among the nearest
        entries (softmax of the scores), as a logarithm.
    margin: of its score before that of the next answer that is no kin of it.
    coverage: share of the question's words that the entry holds.
    coverage_gap: the same against the best unknown.
    off_topic_gap: score against the background of off-topic questions.
    near_miss_gap: cosine of the nearest near miss against that of the nearest phrasing.
    foreign: 1 if the question holds a name the base does not know, 0.5 if only others hold it.
    kind_fit: how usual it is to ask the entry for that kind of thing (a number, a time, ...).
    kind_gap: the same against the best unknown.
    unseen: share of the question's length that no phrasing holds.
    likeness: how well the question fits the best answer, against how well that answer's own
        phrasings fit the others of them, as a logarithm.
    clearance: how much better it fits it than the next five entries, on average.
    """

    share: float
    margin: float
    coverage: float
    coverage_gap: float
    off_topic_gap: float
    near_miss_gap: float
    foreign: float
    kind_fit: float
    kind_gap: float
    unseen: float
    likeness: float
    clearance: float


class Fitted(NamedTuple):
    """A fitted regression: what each signal is on average, its weight, and the intercept."""

    means: Signals
    weights: Signals
    intercept: float


MIXED = Fitted(
    means=Signals(
        share=-2.7535,
        margin=0.1516,
        coverage=0.7406,
        coverage_gap=0.0783,
        off_topic_gap=0.4689,
        near_miss_gap=-0.1863,
        foreign=0.1544,
        kind_fit=0.8610,
        kind_gap=0.0225,
        unseen=0.0153,
        likeness=0.0458,
        clearance=0.2279,
    ),
    weights=Signals(
        share=0.2588,
        margin=6.4847,
        coverage=1.7857,
        coverage_gap=1.4717,
        off_topic_gap=3.0244,
        near_miss_gap=-1.5872,
        foreign=-1.8872,
        kind_fit=2.1766,
        kind_gap=0.7460,
        unseen=-1.8898,
        likeness=-0.0216,
        clearance=0.4902,
    ),
    intercept=0.7465,
)
PLAIN = Fitted(
    means=Signals(
        share=-1.1841,
        margin=0.0743,
        coverage=0.4486,
        coverage_gap=0.4486,
        off_topic_gap=0.1035,
        near_miss_gap=-0.2689,
        foreign=0.1167,
        kind_fit=0.8611,
        kind_gap=0.8611,
        unseen=0.0997,
        likeness=0.7320,
        clearance=0.1463,
    ),
    weights=Signals(
        share=0.0000,
        margin=0.0000,
        coverage=0.6993,
        coverage_gap=0.0000,
        off_topic_gap=0.4812,
        near_miss_gap=0.0000,
        foreign=0.0000,
        kind_fit=0.0000,
        kind_gap=0.0000,
        unseen=-1.5258,
        likeness=0.2722,
        clearance=6.5053,
    ),
    intercept=-1.5912,
)


def confidence(signals: Signals, fitted: Fitted) -> float:
    """Return the probability (0 to 1) that the best answer is the right one."""
    total = fitted.intercept + sum(
        weight * (signal - mean)
        for weight, signal, mean in zip(fitted.weights, signals, fitted.means, strict=True)
    )
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))
