"""Contrast: which of the nearest entries a question belongs to, and which words tell them apart.

A logistic regression over the nearest phrasings of the nearest entries, trained for each question
anew, in the phrasings' products alone: a word that neighbours share tells none of them apart. Each
step goes to the minimum of a quadratic that bounds the loss from above (Böhning 1992), so that few
steps do and none can go too far.
"""

from __future__ import annotations

import numpy as np

from bot.matching.ranking.arrays import Floats, Integers

PENALTY = 0.05
STEPS = 6


def contrast(kernel: Floats, owner: Integers, entries: int, cosines: Floats) -> Floats:
    """Return the logarithm of each entry's share of the question; shape (entries,).

    Shapes: kernel (phrasings, phrasings), the products of their rows; owner (phrasings,), the
    entry of each, from 0; cosines (phrasings,), those of the question.
    """
    wanted = np.zeros((len(owner), entries), np.float32)
    wanted[np.arange(len(owner)), owner] = 1
    bound = kernel / 2
    bound[np.diag_indices(len(owner))] += PENALTY
    step = np.linalg.inv(bound)
    duals = ahead = np.zeros_like(wanted)
    for number in range(STEPS):
        slope = np.exp(_logarithms(kernel @ ahead)) - wanted + PENALTY * ahead
        before, duals = duals, ahead - step @ slope
        ahead = duals + number / (number + 3) * (duals - before)
    found: Floats = _logarithms((cosines @ duals)[None])[0]
    return found


def _logarithms(scores: Floats) -> Floats:
    """Return the logarithms of the shares (softmax) of each row."""
    scores = scores - scores.max(axis=1, keepdims=True)
    found: Floats = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return found
