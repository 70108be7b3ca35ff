"""Fit the confidence: a logistic regression from a base's golden questions.

A second one, for bases without unknowns, comes from rehearsals on the same base (see `rehearsal`).
Prints how well five-fold cross-validated confidences keep their promise, the weights, and what the
loss would be without each signal; `--write` writes the weights the bot is shipped with.

    python -m benchmarks.fit_confidence [--write] [KNOWLEDGE_DIR]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from benchmarks.rehearsal import rehearsed
from bot.answering.candidates import candidates, lexicon
from bot.answering.evaluation.graded import GradedQuestion, graded
from bot.answering.verdict import Expected, is_right
from bot.knowledge import FactBase, load
from bot.matching import Matcher
from bot.matching.confidence import Fitted, Signal, Signals

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "bot" / "matching" / "data" / "confidence.json"
PENALTY = 3.0
FOLDS = 5
DIVISIONS = 5
BINS = 10
# Chosen by leaving out, one by one, the signal without which the cross-validated loss is least.
WITH_UNKNOWNS = (
    "share",
    "gap_to_runner_up",
    "coverage",
    "coverage_gap",
    "off_topic_gap",
    "near_miss_gap",
    "unsupported_names",
    "question_type_share",
    "question_type_gap",
)
WITHOUT_UNKNOWNS = ("unsupported_names", "relative_similarity", "gap_to_crowd")

Floats = NDArray[np.float64]


class Samples(NamedTuple):
    """The signals of each question, and whether its best answer is right."""

    signals: Sequence[Signals]
    right: Floats


def golden_samples(
    base: FactBase, matcher: Matcher, questions: Sequence[GradedQuestion]
) -> Samples:
    """Return the samples of the questions that something is near to."""
    signals, right = [], []
    for question in questions:
        matching = matcher.match(question.question)
        best = matching.best("answer")
        if matching.signals is not None and best is not None:
            expected = Expected(question.expect, question.abstain)
            signals.append(matching.signals)
            right.append(is_right(base, best.id, expected))
    return Samples(signals, np.asarray(right, float))


def fit(samples: Samples, names: Sequence[str]) -> Fitted:
    """Return the regression on some signals, each brought to mean 0 and variance 1."""
    rows = _rows(samples, names)
    means, spread = rows.mean(0), rows.std(0) + 1e-9
    model = LogisticRegression(C=1 / PENALTY, tol=1e-8, max_iter=1_000)
    model.fit((rows - means) / spread, samples.right)
    weights = model.coef_[0] / spread
    pairs = zip(names, means.tolist(), weights.tolist(), strict=True)
    signals = {name: Signal(round(mean, 4), round(weight, 4)) for name, mean, weight in pairs}
    return Fitted(signals, round(float(model.intercept_[0]), 4))


def cross_validated(samples: Samples, names: Sequence[str], seed: int = 0) -> Floats:
    """Return confidences, each from weights fitted on the other folds, never on its own."""
    fold = np.random.default_rng(seed).integers(0, FOLDS, len(samples.right))
    sure = np.zeros(len(fold))
    for held_out in range(FOLDS):
        train = np.flatnonzero(fold != held_out).tolist()
        fitted = fit(Samples([samples.signals[at] for at in train], samples.right[train]), names)
        for at in np.flatnonzero(fold == held_out).tolist():
            sure[at] = fitted.confidence(samples.signals[at])
    return sure


def loss(samples: Samples, names: Sequence[str]) -> float:
    """Return the cross-validated logarithmic loss, the mean of several divisions into folds."""
    sure = [cross_validated(samples, names, seed) for seed in range(DIVISIONS)]
    return float(np.mean([log_loss(samples.right, one) for one in sure]))


def calibration_error(sure: Floats, right: Floats) -> float:
    """Return the expected calibration error: |confidence - share right|, weighted by bin size."""
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    return float(
        sum(
            abs(sure[bins == one].mean() - right[bins == one].mean()) * (bins == one).mean()
            for one in np.unique(bins)
        )
    )


def fresh(base: FactBase) -> dict[str, tuple[Samples, tuple[str, ...]]]:
    """Return what both regressions are fitted on, and the signals of each."""
    matcher = Matcher(candidates(base), lexicon(base))
    golden = golden_samples(base, matcher, graded(base.golden))
    rehearsals = Samples(*rehearsed(tuple(candidates(base))))
    return {
        "with_unknowns": (golden, WITH_UNKNOWNS),
        "without_unknowns": (rehearsals, WITHOUT_UNKNOWNS),
    }


def main() -> None:
    """Print the weights with what each signal is worth, and write them if asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("knowledge", nargs="?", type=Path, default=ROOT / "knowledge")
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    asked = parser.parse_args()
    base = load(asked.knowledge).base
    written: dict[str, object] = {
        "revision": base.revision,
        "fitted": datetime.now(UTC).date().isoformat(),
    }
    for title, (samples, names) in fresh(base).items():
        _show(title, samples, names)
        fitted = fit(samples, names)
        signals = {name: signal._asdict() for name, signal in fitted.signals.items()}
        written[title] = {"intercept": fitted.intercept, "signals": signals}
    if asked.write:
        WEIGHTS.write_text(json.dumps(written, indent=2) + "\n", "utf-8")


def _show(title: str, samples: Samples, names: Sequence[str]) -> None:
    error = calibration_error(cross_validated(samples, names), samples.right)
    print(
        f"{title}: {len(samples.right)} questions, loss {loss(samples, names):.4f}, "
        f"calibration error {error:.3f}"
    )
    for name, signal in fit(samples, names).signals.items():
        without = loss(samples, [other for other in names if other != name])
        print(f"  {name:20} weight {signal.weight:8.4f}, loss without it {without:.4f}")
    for name in sorted(set(Signals._fields).difference(names)):
        print(f"  {name:20} left out, loss with it {loss(samples, [*names, name]):.4f}")


def _rows(samples: Samples, names: Sequence[str]) -> Floats:
    found = [[getattr(one, name) for name in names] for one in samples.signals]
    return np.asarray(found, float)


if __name__ == "__main__":
    main()
