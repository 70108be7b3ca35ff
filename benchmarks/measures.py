"""Measures of a ranking and of its confidence, all from 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Curve(NamedTuple):
    """For every threshold, the strictest first: who is answered, and how much of it is wrong."""

    coverage: Floats
    risk: Floats


def auroc(higher: Sequence[float], lower: Sequence[float]) -> float:
    """Return how often a value of `higher` exceeds one of `lower`, ties counting half."""
    above, below = np.asarray(higher), np.sort(np.asarray(lower))
    less = np.searchsorted(below, above, "left")
    no_more = np.searchsorted(below, above, "right")
    return float((less + no_more).mean() / 2 / len(below))


def risk_coverage(
    confidence: Sequence[float], right: Sequence[bool], answerable: Sequence[bool]
) -> Curve:
    """Return coverage (share of the answerable that is answered) and risk (share wrong)."""
    order = np.argsort(-np.asarray(confidence), kind="stable")
    sure = np.asarray(confidence)[order]
    last = np.append(np.diff(sure) != 0, True)  # one point for all that are equally sure
    answered = np.arange(1, len(sure) + 1)
    covered = np.cumsum(np.asarray(answerable, float)[order]) / max(1, sum(answerable))
    wrong = np.cumsum(1.0 - np.asarray(right, float)[order]) / answered
    return Curve(covered[last], wrong[last])


def right_at(
    confidence: Sequence[float], right: Sequence[bool], lower: Sequence[float], false: float
) -> float:
    """Return the share answered rightly, at the lowest threshold that keeps `lower` silent.

    At most the share `false` of `lower` (questions nothing answers) may be as sure as that.
    """
    ranked = np.sort(np.asarray(lower))[::-1]
    allowed = int(false * len(ranked))
    threshold = ranked[allowed] if allowed < len(ranked) else -np.inf
    return float(np.mean((np.asarray(confidence) > threshold) & np.asarray(right)))
