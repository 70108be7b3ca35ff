"""From a question to the nearest entries and their scores.

*Evidence* is how well the question fits an entry's profile (see `profiles`): it finds the entries.
*Contrast* tells those few apart by their nearest phrasings (see `contrast`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.matching.ranking.arrays import Floats, Integers, numbered, spans
from bot.matching.ranking.centroids import Profiles
from bot.matching.ranking.reranker import contrast
from bot.matching.ranking.tfidf import Index, Row

NEAREST_ENTRIES = 10
CONTRASTED_PHRASINGS = 8  # of each of them
CONTRAST_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of the nearest entries, the first four of the same length.

    `contrast` is a logarithm, `phrasing` the row of the entry's nearest phrasing; `cosines` are
    those to every phrasing.
    """

    entry: Integers
    evidence: Floats
    contrast: Floats
    phrasing: Integers
    cosines: Floats

    @property
    def score(self) -> Floats:
        """Return the scores that rank the entries, from 0."""
        score: Floats = self.evidence * np.exp(CONTRAST_SHARE * self.contrast)
        return score


def score(
    index: Index, profiles: Profiles, row_weights: Floats, row: Row, stems: Sequence[str]
) -> Scores:
    """Return the nearest entries' scores, given the question's row and stems.

    `row_weights` weighs each phrasing; those with 0 belong to no entry (near misses).
    """
    fits = profiles.fits(row, stems)
    entry = nearest(fits, NEAREST_ENTRIES)
    cosines = np.zeros(index.rows, np.float32)
    own = spans(index.entry_start[entry], index.entry_start[entry + 1] - index.entry_start[entry])
    cosines[own] = index.cosines(row, own)
    if not len(entry):
        return Scores(entry, fits[entry], fits[entry], entry, cosines)
    rows, place = _training_rows(index, cosines, row_weights, entry)
    taught = row_weights[rows] > 0
    rows, place = rows[taught], place[taught]
    vectors = _dense(index, rows)
    kernel = vectors @ vectors.T
    kernel[np.diag_indices(len(rows))] = 1  # every row has length 1
    contrasts = contrast(kernel, place, len(entry), cosines[rows])
    best = np.lexsort((-cosines[rows], place))
    phrasing = rows[best[np.searchsorted(place[best], np.arange(len(entry)))]]
    return Scores(entry, fits[entry], contrasts, phrasing, cosines)


def nearest(values: Floats, count: int) -> Integers:
    """Return the places of the `count` largest positive values, the largest first."""
    if len(values) > count:
        places = np.argpartition(values, len(values) - count)[-count:]
    else:
        places = np.arange(len(values))
    places = places[values[places] > 0]
    return places[np.argsort(-values[places], kind="stable")]


def _training_rows(
    index: Index, cosines: Floats, row_weights: Floats, entries: Integers
) -> tuple[Integers, Integers]:
    """Return the nearest phrasings of each entry, and which of the entries each belongs to."""
    rows: list[Integers] = []
    starts = index.entry_start[entries].tolist()
    ends = index.entry_start[entries + 1].tolist()
    for start, end in zip(starts, ends, strict=True):
        own = np.arange(start, end)
        if end - start > CONTRASTED_PHRASINGS:
            # Near misses come last, and then not at all.
            nearness = np.where(row_weights[start:end] > 0, cosines[start:end], -1)
            near = np.argpartition(nearness, end - start - CONTRASTED_PHRASINGS)
            own = start + near[-CONTRASTED_PHRASINGS:]
        rows.append(own)
    owner = np.repeat(np.arange(len(entries)), [len(own) for own in rows])
    return np.concatenate(rows), owner


def _dense(index: Index, rows: Integers) -> Floats:
    """Return sparse rows as a dense matrix over the columns that several of them share."""
    starts = index.row_start[rows]
    lengths = index.row_start[rows + 1] - starts
    places = spans(starts, lengths)
    columns, column = numbered(index.row_columns[places])
    shared = np.bincount(column, minlength=len(columns)) > 1
    kept = shared[column]
    dense = np.zeros((len(rows), int(shared.sum())), np.float32)
    row, column = np.repeat(np.arange(len(rows)), lengths), (np.cumsum(shared) - 1)[column]
    dense[row[kept], column[kept]] = index.row_values[places][kept]
    return dense
