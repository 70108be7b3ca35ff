"""Three letters in a row, of stems: what related words share that no stemmer brings together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.matching.ranking.arrays import Floats, Integers, numbered, spans
from bot.matching.ranking.cells import Cells, cells
from bot.matching.ranking.features import STEM, of_stem
from bot.matching.ranking.tfidf import Index

WEIGHT = 0.3  # of a stem's weight
_SIZE = 3
_EDGE = "^"


@dataclass(frozen=True)
class Trigrams:
    """The trigrams of the stems of a base, with how rare each is among the entries."""

    columns: Mapping[str, int]
    idf: Floats

    def row(self, stems: Sequence[str]) -> tuple[Integers, Floats]:
        """Return the trigrams of a text's stems as columns and values; its figures have none."""
        found: dict[int, float] = {}
        for stemmed in dict.fromkeys(stems):
            feature, weight = of_stem(stemmed)
            if feature[0] == STEM:
                for gram in trigrams(stemmed):
                    column = self.columns.get(gram)
                    if column is not None:
                        found[column] = max(weight, found.get(column, 0.0))
        columns = np.fromiter(found, np.int64, len(found))
        weights = np.fromiter(found.values(), np.float32, len(found))
        return columns, WEIGHT * weights * self.idf[columns]


def trigrams(stemmed: str) -> set[str]:
    """Return the trigrams of a stem, its edges marked."""
    marked = f"{_EDGE}{stemmed}{_EDGE}"
    return {marked[place : place + _SIZE] for place in range(len(marked) - _SIZE + 1)}


def trigram_cells(index: Index, sums: Cells, count: int) -> tuple[Trigrams, Cells]:
    """Return the trigrams of the index's stems, and their sums by entry.

    `sums` are the sums of the entries' rows; a trigram has part in those of its stems.
    """
    columns: dict[str, int] = {}
    held = {
        column: trigrams(name[1:]) for name, column in index.vocabulary.items() if name[0] == STEM
    }
    stems = np.repeat(list(held), [len(found) for found in held.values()])
    grams = [columns.setdefault(gram, len(columns)) for found in held.values() for gram in found]
    found = _spread(sums, stems.astype(np.int64), np.asarray(grams, np.int64), index.idf)
    keys, cell = numbered(found.start * count + found.entries)
    values = np.bincount(cell, found.values, len(keys))
    frequency = np.bincount(keys // count, minlength=len(columns))
    idf = np.log((count + 1) / (frequency + 0.5)).astype(np.float32)
    return Trigrams(columns, idf), cells(
        keys, WEIGHT * idf[keys // count] * values, len(columns), count
    )


def _spread(sums: Cells, stems: Integers, grams: Integers, idf: Floats) -> Cells:
    """Return, for each trigram of each stem, the stem's cells: `start` holds the trigrams."""
    lengths = sums.start[stems + 1] - sums.start[stems]
    places = spans(sums.start[stems], lengths)
    weights = sums.values[places] / np.repeat(np.maximum(idf[stems], 1e-3), lengths)
    return Cells(np.repeat(grams, lengths), sums.entries[places], weights)
