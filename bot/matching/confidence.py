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
    unsupported_names: 1 if the base does not know a name in the question, 0.5 if only other
        entries hold it.
    kind_fit: how usual it is to ask the entry for that kind of thing (a number, a time, ...).
    kind_gap: the same against the best unknown.
    out_of_vocabulary: share of the question's length that no phrasing holds.
    relative_similarity: how well the question fits the best answer, against how well that
        answer's own phrasings fit the others of them, as a logarithm.
    gap_to_crowd: how much better it fits it than the next five entries, on average.
    """

    share: float
    margin: float
    coverage: float
    coverage_gap: float
    off_topic_gap: float
    near_miss_gap: float
    unsupported_names: float
    kind_fit: float
    kind_gap: float
    out_of_vocabulary: float
    relative_similarity: float
    gap_to_crowd: float


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
        unsupported_names=0.1544,
        kind_fit=0.8610,
        kind_gap=0.0225,
        out_of_vocabulary=0.0153,
        relative_similarity=0.0458,
        gap_to_crowd=0.2279,
    ),
    weights=Signals(
        share=0.2588,
        margin=6.4847,
        coverage=1.7857,
        coverage_gap=1.4717,
        off_topic_gap=3.0244,
        near_miss_gap=-1.5872,
        unsupported_names=-1.8872,
        kind_fit=2.1766,
        kind_gap=0.7460,
        out_of_vocabulary=-1.8898,
        relative_similarity=-0.0216,
        gap_to_crowd=0.4902,
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
        unsupported_names=0.1167,
        kind_fit=0.8611,
        kind_gap=0.8611,
        out_of_vocabulary=0.0997,
        relative_similarity=0.7320,
        gap_to_crowd=0.1463,
    ),
    weights=Signals(
        share=0.0000,
        margin=0.0000,
        coverage=0.6993,
        coverage_gap=0.0000,
        off_topic_gap=0.4812,
        near_miss_gap=0.0000,
        unsupported_names=0.0000,
        kind_fit=0.0000,
        kind_gap=0.0000,
        out_of_vocabulary=-1.5258,
        relative_similarity=0.2722,
        gap_to_crowd=6.5053,
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
