"""Two scorers that see the same cosines differently.

*Evidence* adds up an entry's five nearest phrasings: many phrasings that nearly fit are worth more
than one that fits by chance. *Contrast* is a small ridge regression trained, for each question
anew, on the nearest phrasings of the nearest entries: a word that neighbours share tells none of
them apart. A regression over the whole base ranked no better (within 1.5 points on three question
sets), took 1.5 s to build at 5,500 phrasings, and grows with the square of their number.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.matching.arrays import Floats, Integers, numbered
from bot.matching.index import Index

NEAREST_PHRASINGS = 150
SUMMED = 5
FEWEST_SUMMED = 2  # an entry of a single phrasing is worth half that phrasing
CONTRASTED_ENTRIES = 12
CONTRASTED_PHRASINGS = 12
REGULARISATION = 2.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of the nearest entries; all arrays have the same length.

    `phrasing` is the row of the entry's nearest phrasing, `cosine` its cosine.
    """

    entry: Integers
    evidence: Floats
    contrast: Floats
    phrasing: Integers
    cosine: Floats


def score(index: Index, cosines: Floats, teaches: Floats) -> Scores:
    """Return the nearest entries' scores, given the question's cosine to every phrasing.

    `teaches` weighs each phrasing; those with 0 belong to no entry (near misses).
    """
    entry, evidence, phrasing = _evidence(index, cosines * teaches)
    contrast = _contrast(index, cosines, teaches, entry) if len(entry) else evidence
    return Scores(entry, evidence, contrast, phrasing, cosines[phrasing])


def nearest(values: Floats, count: int) -> Integers:
    """Return the places of the `count` largest positive values, the largest first."""
    if len(values) > count:
        places = np.argpartition(values, len(values) - count)[-count:]
    else:
        places = np.arange(len(values))
    places = places[values[places] > 0]
    return places[np.argsort(-values[places], kind="stable")]


def _evidence(index: Index, cosines: Floats) -> tuple[Integers, Floats, Integers]:
    """Return entries with the mean of their five best cosines and the row of the very best.

    The entry of the nearest row comes first, the others by that mean.
    """
    near = nearest(cosines, NEAREST_PHRASINGS)
    sums: dict[int, float] = {}
    best: dict[int, int] = {}
    summed: dict[int, int] = {}
    columns = (near, index.owner[near], cosines[near])
    for row, entry, cosine in zip(*(column.tolist() for column in columns), strict=True):
        if entry not in best:
            best[entry], sums[entry], summed[entry] = row, cosine, 1
        elif summed[entry] < SUMMED:
            sums[entry] += cosine
            summed[entry] += 1
    # An entry with a single phrasing stays in sight when that phrasing is the nearest of all.
    first = next(iter(sums), None)
    ranked = sorted(sums, key=lambda entry: (entry != first, -sums[entry]))[:CONTRASTED_ENTRIES]
    entries = np.asarray(ranked, np.int64)
    totals = np.asarray([sums[entry] for entry in ranked], np.float32)
    return (
        entries,
        totals / _summands(index, entries),
        np.asarray([best[entry] for entry in ranked], np.int64),
    )


def _summands(index: Index, entries: Integers) -> Floats:
    """Return by how many cosines a sum is divided: five, or as many as the entry has, but two."""
    rows = index.entry_start[entries + 1] - index.entry_start[entries]
    summands: Floats = np.clip(rows, FEWEST_SUMMED, SUMMED).astype(np.float32)
    return summands


def _contrast(index: Index, cosines: Floats, teaches: Floats, entries: Integers) -> Floats:
    rows, owner = _training_rows(index, cosines, entries)
    vectors = _dense(index, rows)
    kernel = vectors @ vectors.T
    kernel[np.diag_indices(len(rows))] = 1 + REGULARISATION  # every row has length 1
    wanted = np.zeros((len(rows), len(entries)), np.float32)
    wanted[np.arange(len(rows)), owner] = teaches[rows]
    contrast: Floats = np.linalg.solve(kernel, cosines[rows]) @ wanted
    return contrast


def _training_rows(index: Index, cosines: Floats, entries: Integers) -> tuple[Integers, Integers]:
    """Return the nearest phrasings of each entry, and which of the entries each belongs to."""
    rows: list[NDArray[np.int64]] = []
    starts = index.entry_start[entries].tolist()
    ends = index.entry_start[entries + 1].tolist()
    for start, end in zip(starts, ends, strict=True):
        own = np.arange(start, end)
        if end - start > CONTRASTED_PHRASINGS:
            near = np.argpartition(cosines[start:end], end - start - CONTRASTED_PHRASINGS)
            own = start + near[-CONTRASTED_PHRASINGS:]
        rows.append(own)
    owner = np.repeat(np.arange(len(entries)), [len(own) for own in rows])
    return np.concatenate(rows), owner


def _dense(index: Index, rows: Integers) -> Floats:
    """Return sparse rows as a dense matrix over the columns that several of them share."""
    starts = index.row_start[rows]
    lengths = index.row_start[rows + 1] - starts
    # The places of all rows in one go: each row's start, and 0, 1, 2, ... from there.
    before = np.cumsum(lengths) - lengths
    places = np.arange(lengths.sum()) + np.repeat(starts - before, lengths)
    columns, column = numbered(index.row_columns[places])
    shared = np.bincount(column, minlength=len(columns)) > 1
    kept = shared[column]
    dense = np.zeros((len(rows), int(shared.sum())), np.float32)
    row, column = np.repeat(np.arange(len(rows)), lengths), (np.cumsum(shared) - 1)[column]
    dense[row[kept], column[kept]] = index.row_values[places][kept]
    return dense
