"""Whether the confidence keeps its promise: of answers 80 % sure, 80 % should be right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.fit_confidence import (
    BINS,
    Floats,
    calibration_error,
    probabilities,
)
from benchmarks.rehearsal import of_graded
from benchmarks.report import Cell, Column, Table
from benchmarks.signal_table import measure
from bot.answering import Answerer
from bot.answering.evaluation.graded import GradedQuestion
from bot.matching.confidence import fitted


class Reliability(NamedTuple):
    """Confidences, and whether the best entry was right; shape (questions,)."""

    sure: Floats
    right: Floats

    @property
    def error(self) -> float:
        """Return the expected calibration error."""
        return calibration_error(self.sure, self.right, np.ones(len(self.sure)))


class Bin(NamedTuple):
    """Questions of like confidence: how many, how sure on average, how many right."""

    questions: int
    sure: float
    right: float


def reliability(answerer: Answerer, questions: Sequence[GradedQuestion]) -> Reliability:
    """Return the confidence in each question that something is near to."""
    table = measure([of_graded(answerer.base, questions)])
    return Reliability(probabilities(fitted().right, table), table.right.astype(float))


def bins(found: Reliability) -> list[Bin]:
    """Return the questions in bins of equal width, the empty ones left out."""
    place = np.minimum((found.sure * BINS).astype(int), BINS - 1)
    chosen = [place == one for one in np.unique(place)]
    return [
        Bin(int(of.sum()), float(found.sure[of].mean()), float(found.right[of].mean()))
        for of in chosen
    ]


def reliability_table(found: Reliability) -> Table:
    """Return the bins, with the expected calibration error."""
    columns = (
        Column("confidence"),
        Column("questions", "{:,}"),
        Column("mean"),
        Column("right"),
        Column("off by"),
    )
    rows: list[tuple[Cell, ...]] = [
        (f"from {int(one.sure * BINS) / BINS:.1f}", *one, abs(one.sure - one.right))
        for one in bins(found)
    ]
    rows.append(("all", len(found.sure), found.sure.mean(), found.right.mean(), found.error))
    return Table("Reliability of the confidence", columns, tuple(rows), NOTES)


NOTES = (
    (
        "Golden and graded questions together; the golden ones are among those that the weights "
        "are fitted on. “off by” of all is the expected calibration error."
    ),
)
