"""The table of signals that the confidence is fitted on: a row for each question of a rehearsal."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.rehearsal import Rehearsal
from bot.matching import Matcher
from bot.matching.confidence import Signals

FILE = Path(__file__).parent / "data" / "signals.npz"
KINDS = ("answerable", "near", "oos")
PRECISION = 1000  # a signal is kept as a whole number of thousandths

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class SignalTable(NamedTuple):
    """One row a question that something of its base is near to.

    `signals` has the columns of `Signals`; `right` tells whether the best answer is, `kind` is a
    place in `KINDS`, `rehearsal` the number of the base, `is_own` whether that is a copy of ours.
    `text` is a number that questions of the same words share.
    """

    signals: Floats
    right: NDArray[np.bool_]
    kind: Integers
    rehearsal: Integers
    is_own: NDArray[np.bool_]
    text: Integers

    @property
    def is_about(self) -> NDArray[np.bool_]:
        """Tell for each question whether its base is about it."""
        found: NDArray[np.bool_] = self.kind != KINDS.index("oos")
        return found


def measure(rehearsals: Iterable[Rehearsal]) -> SignalTable:
    """Return the table of some rehearsals, without questions that are phrasings word for word."""
    rows: list[tuple[Signals, bool, int, int, bool, str]] = []
    for number, rehearsal in enumerate(rehearsals):
        matcher = Matcher(rehearsal.candidates, rehearsal.lexicon)
        for question in rehearsal.questions:
            matching = matcher.match(question.text)
            best = matching.best("answer")
            if matching.signals is not None and matching.exact_match_id is None:
                is_right = best is not None and best.id in question.expect
                kind = KINDS.index(question.kind)
                own = rehearsal.family == "own"
                rows.append((matching.signals, is_right, kind, number, own, question.text))
    signals, right, kinds, numbers, own_rows, texts = zip(*rows, strict=True)
    return SignalTable(
        np.round(np.asarray(signals, float) * PRECISION) / PRECISION,
        np.asarray(right, bool),
        np.asarray(kinds),
        np.asarray(numbers),
        np.asarray(own_rows, bool),
        np.unique(texts, return_inverse=True)[1].reshape(-1),
    )


def save(table: SignalTable, path: Path = FILE) -> None:
    """Write a table, compressed."""
    whole = np.round(table.signals * PRECISION).astype(np.int16)
    # By columns: numbers of a kind compress best beside each other.
    np.savez_compressed(
        path,
        names=np.asarray(Signals._fields),
        signals=np.asfortranarray(whole),
        right=table.right,
        is_own=table.is_own,
        kind=table.kind.astype(np.uint8),
        rehearsal=table.rehearsal.astype(np.uint8),
        text=table.text.astype(np.uint16),
    )


def read(path: Path = FILE) -> SignalTable:
    """Return a table that was written; raises ValueError where the signals are others by now."""
    with np.load(path) as held:
        if tuple(held["names"].tolist()) != Signals._fields:
            raise ValueError(f"{path.name} has other signals than the matcher: make it anew")
        return SignalTable(
            held["signals"].astype(float) / PRECISION,
            held["right"],
            held["kind"].astype(np.int64),
            held["rehearsal"].astype(np.int64),
            held["is_own"],
            held["text"].astype(np.int64),
        )
