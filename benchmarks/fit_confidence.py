"""Fit the two probabilities of the matcher on rehearsals: bases of every size, and questions.

Prints how well probabilities keep their promise on questions held out of the fit, and the weights.
`--public` names the folder of the public sets (see `sets.py`): with it the rehearsals are held anew
and their table of signals is written (some minutes); without it, the table stays as it is.
`--write` writes the weights the bot is shipped with.

    python -m benchmarks.fit_confidence [--public DIR] [--write] [KNOWLEDGE_DIR]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from benchmarks import rehearsal, signal_table
from benchmarks.arguments import existing_folder, run
from benchmarks.sets import PublicSets
from benchmarks.signal_table import KINDS, SignalTable
from bot.knowledge import load
from bot.matching.confidence import Fitted, Probabilities, Signals

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "bot" / "matching" / "data" / "confidence.json"
BINS = 10
# What a base's questions weigh, by kind; every base weighs the same, a public one less than ours.
SHARES = {"answerable": 0.6, "near": 0.2, "oos": 0.2}
PUBLIC_WEIGHT = 0.3
# Chosen by adding and leaving out, one by one, what lowers the loss most on questions, on copies of
# our base and on public sets that were held out.
RIGHT = (
    "missed",
    "own",
    "length",
    "coverage",
    "question_type",
    "question_type_gap",
    "question_type_gap_by_phrasings",
    "rival",
    "rival_by_phrasings",
    "unknown_by_phrasings",
    "off_topic",
    "relative_similarity_by_phrasings",
    "reranked",
    "unsupported_names",
    "unsupported_names_by_phrasings",
)
ON_TOPIC = (
    "held",
    "missed_by_phrasings",
    "background",
    "background_by_phrasings",
    "not_own",
    "length",
    "evidence",
    "leader_evidence",
    "coverage",
    "rival",
    "off_topic",
    "relative_similarity_by_phrasings",
    "gap_to_crowd_by_phrasings",
    "near_miss_by_phrasings",
    "unsupported_names_by_phrasings",
    "answers",
)

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]


def weights_of(table: SignalTable, public: float = PUBLIC_WEIGHT) -> Floats:
    """Return what each question weighs in the fit; shape (rows,)."""
    shares = np.asarray([SHARES[kind] for kind in KINDS])
    group = table.rehearsal * len(KINDS) + table.kind
    sizes = np.bincount(group)
    weights: Floats = 1000 * shares[table.kind] / sizes[group] * np.where(table.is_own, 1, public)
    return weights


def fit_one(table: SignalTable, true: Booleans, names: Sequence[str], weights: Floats) -> Fitted:
    """Return the regression on some signals, each brought to mean 0 and variance 1 for the fit."""
    rows = columns(table, names)
    means, spread = np.average(rows, axis=0, weights=weights), rows.std(0) + 1e-9
    model = LogisticRegression(C=1.0, tol=1e-8, max_iter=2_000)
    model.fit((rows - means) / spread, true, sample_weight=weights)
    raw = model.coef_[0] / spread
    intercept = float(model.intercept_[0] - (raw * means).sum())
    pairs = zip(names, raw.tolist(), strict=True)
    return Fitted({name: round(weight, 4) for name, weight in pairs}, round(intercept, 4))


def fit(table: SignalTable) -> Probabilities:
    """Return both regressions."""
    weights = weights_of(table)
    return Probabilities(
        fit_one(table, table.right, RIGHT, weights),
        fit_one(table, table.is_about, ON_TOPIC, weights),
    )


def probabilities(fitted: Fitted, table: SignalTable) -> Floats:
    """Return the probability that a regression gives each question; shape (rows,)."""
    names = tuple(fitted.weights)
    total = columns(table, names) @ np.asarray([fitted.weights[name] for name in names])
    found: Floats = 1 / (1 + np.exp(-(total + fitted.intercept)))
    return found


def cross_validated(table: SignalTable, true: Booleans, names: Sequence[str]) -> Floats:
    """Return probabilities from weights fitted on other questions; shape (rows,)."""
    weights, half = weights_of(table), table.text % 2
    found = np.zeros(len(true))
    for held_out in (0, 1):
        fitted = fit_one(table, true, names, np.where(half == held_out, 1e-12, weights))
        found[half == held_out] = probabilities(fitted, table)[half == held_out]
    return found


def calibration_error(sure: Floats, right: NDArray[np.generic], weights: Floats) -> float:
    """Return the expected calibration error: |probability - share right|, weighted by bin size."""
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    off = np.bincount(bins, weights * (sure - right.astype(float)), BINS)
    return float(np.abs(off).sum() / weights.sum())


def columns(table: SignalTable, names: Sequence[str]) -> Floats:
    """Return some signals, or their products (see `Signals.value`); shape (rows, names)."""
    of_each = Signals(*table.signals.T)  # a column in place of each number
    return np.column_stack([np.asarray(of_each.value(name)) for name in names])


def main() -> None:
    """Print the weights and what they are worth, and write them if asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("knowledge", nargs="?", type=Path, default=ROOT / "knowledge")
    parser.add_argument(
        "--public", type=existing_folder, metavar="DIR", help="hold the rehearsals anew"
    )
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    asked = parser.parse_args()
    base = load(asked.knowledge).base
    if asked.public:
        sets = PublicSets(asked.public)
        held = chain(rehearsal.of_base(base, sets), rehearsal.of_public(sets))
        signal_table.save(signal_table.measure(held))
    table = signal_table.read()
    fitted = fit(table)
    written: dict[str, object] = {"revision": base.revision}
    written["fitted"] = datetime.now(UTC).date().isoformat()
    for title, regression, true, names in (
        ("right", fitted.right, table.right, RIGHT),
        ("on_topic", fitted.on_topic, table.is_about, ON_TOPIC),
    ):
        _show(title, table, true, names)
        for name, weight in regression.weights.items():
            print(f"  {name:28} {weight:9.4f}")
        written[title] = {"intercept": regression.intercept, "weights": regression.weights}
    if asked.write:
        WEIGHTS.write_text(json.dumps(written, indent=2) + "\n", "utf-8")


def _show(title: str, table: SignalTable, true: Booleans, names: Sequence[str]) -> None:
    sure, weights = cross_validated(table, true, names), weights_of(table, public=1)
    for family, chosen in (("own copies", table.is_own), ("public sets", ~table.is_own)):
        of = true[chosen], sure[chosen]
        lost = log_loss(*of, sample_weight=weights[chosen])
        error = calibration_error(of[1], of[0], weights[chosen])
        print(
            f"{title}, {family}: {len(of[0])} questions, loss {lost:.4f}, "
            f"calibration error {error:.3f}"
        )


if __name__ == "__main__":
    run(main)
