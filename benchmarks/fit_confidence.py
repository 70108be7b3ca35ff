"""Fit the confidence: a logistic regression from a base's golden questions.

A second one, for bases without unknowns, comes from rehearsals on the same base (see `rehearsal`).
Prints the constants of `bot/matching/confidence.py`, and how well five-fold cross-validated
confidences keep their promise (expected calibration error in ten bins).

    python -m benchmarks.fit_confidence [KNOWLEDGE_DIR]
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.rehearsal import rehearsed
from bot.answering import Answerer
from bot.answering.candidates import candidates
from bot.answering.evaluation.graded import GradedQuestion, graded
from bot.answering.evaluation.verdict import Expected, is_right
from bot.knowledge import load
from bot.matching.confidence import Signals

PENALTY = 3.0
STEPS = 50
FOLDS = 5
BINS = 10
# Without unknowns these do as well as all: the others weigh what unknowns and near misses tell.
PLAIN_SIGNALS = (
    "coverage",
    "off_topic_gap",
    "out_of_vocabulary",
    "relative_similarity",
    "gap_to_crowd",
)

Floats = NDArray[np.float64]


def samples(answerer: Answerer, questions: list[GradedQuestion]) -> tuple[Floats, Floats]:
    """Return the signals of each question, and whether its best answer is right."""
    rows, right = [], []
    for question in questions:
        matching = answerer.matcher.match(question.question)
        best = matching.best("answer")
        if matching.signals is not None and best is not None:
            expected = Expected(question.expect, question.abstain)
            rows.append(matching.signals)
            right.append(is_right(answerer.base, best.id, expected))
    return np.asarray(rows, float), np.asarray(right, float)


def fit(rows: Floats, right: Floats) -> tuple[Floats, Floats]:
    """Return means (one a signal) and weights (the last is the intercept), by Newton's method."""
    means, spread = rows.mean(0), rows.std(0) + 1e-9
    design = np.c_[(rows - means) / spread, np.ones(len(rows))]
    weights = np.zeros(design.shape[1])
    penalty = np.diag([PENALTY] * rows.shape[1] + [0.0])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-design @ weights))
        slope = (design * (sure * (1 - sure))[:, None]).T @ design + penalty
        weights -= np.linalg.solve(slope, design.T @ (sure - right) + penalty @ weights)
    return means, np.r_[weights[:-1] / spread, weights[-1]]


def predict(fitted: tuple[Floats, Floats], rows: Floats) -> Floats:
    """Return the confidence of each row."""
    means, weights = fitted
    sure: Floats = 1 / (1 + np.exp(-((rows - means) @ weights[:-1] + weights[-1])))
    return sure


def calibration_error(sure: Floats, right: Floats) -> float:
    """Return the expected calibration error: |confidence - share right|, weighted by bin size."""
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    return float(
        sum(
            abs(sure[bins == one].mean() - right[bins == one].mean()) * (bins == one).mean()
            for one in np.unique(bins)
        )
    )


def main() -> None:
    """Print the constants and the cross-validated calibration error."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "knowledge")
    answerer = Answerer(load(folder).base)
    rows, right = samples(answerer, graded(answerer.base.golden))
    fold = np.random.default_rng(0).integers(0, FOLDS, len(rows))
    sure = np.zeros(len(rows))
    for held_out in range(FOLDS):
        chosen = fold == held_out
        sure[chosen] = predict(fit(rows[~chosen], right[~chosen]), rows[chosen])
    print(f"# {len(rows)} questions, calibration error {calibration_error(sure, right):.3f}")
    _show("MIXED", fit(rows, right))
    _show("PLAIN", fit_plain(*rehearsed(tuple(candidates(answerer.base)))))


def fit_plain(rows: Floats, right: Floats) -> tuple[Floats, Floats]:
    """Return means and weights fitted on some signals, 0 for the others."""
    chosen = [Signals._fields.index(name) for name in PLAIN_SIGNALS]
    means, weights = fit(rows[:, chosen], right)
    all_means, all_weights = rows.mean(0), np.zeros(rows.shape[1] + 1)
    all_means[chosen], all_weights[[*chosen, -1]] = means, weights
    return all_means, all_weights


def _show(name: str, fitted: tuple[Floats, Floats]) -> None:
    means, weights = fitted
    print(f"{name} = Fitted(")
    for part, values in (("means", means), ("weights", weights[:-1])):
        print(f"    {part}=Signals(")
        for signal, value in zip(Signals._fields, values, strict=True):
            print(f"        {signal}={value:.4f},")
        print("    ),")
    print(f"    intercept={weights[-1]:.4f},\n)")


if __name__ == "__main__":
    main()
