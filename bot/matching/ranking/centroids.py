"""Profiles: what the phrasings of each entry are about between them, as one vector an entry.

A profile is the sum of an entry's phrasings with the root taken of every feature: what all of them
hold counts more than what one holds, but not as many times more. Trigrams join the features here,
where they cost some numbers an entry instead of some a phrasing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.matching.ranking.arrays import Floats, Integers, numbered
from bot.matching.ranking.cells import Cells, cells
from bot.matching.ranking.products import Products, products
from bot.matching.ranking.tfidf import Index, Row
from bot.matching.ranking.trigrams import Trigrams, trigram_cells

LENGTH_SHARE = 0.6  # of a profile's length that is divided away; 1 makes large entries too small
TYPICAL_FIT = 0.5  # of a phrasing to its entry, where no entry has two of them


@dataclass(frozen=True)
class Profiles:
    """The profiles of all entries.

    `self_similarity` is how well an entry's phrasings fit the profile of the others, on average.
    """

    features: Products
    trigram_features: Products
    trigrams: Trigrams
    self_similarity: Floats

    def fits(self, row: Row, stems: Sequence[str]) -> Floats:
        """Return how well a text fits each entry, given its row and stems; shape (entries,).

        Trigrams add to what fits anyway: alone they bring nothing near.
        """
        columns, values, length = self.asked(row, stems)
        fits = np.float32(row.length) * self.features.fits(row.columns, row.values)
        fits += self.trigram_features.fits(columns, values) * (fits > 0)
        found: Floats = fits / np.float32(length)
        return found

    def asked(self, row: Row, stems: Sequence[str]) -> tuple[Integers, Floats, float]:
        """Return a text's trigrams as columns and values, and its length with them."""
        columns, values = self.trigrams.row(stems)
        return columns, values, max(row.length**2 + float((values**2).sum()), 1e-12) ** 0.5


def build_profiles(index: Index, row_weights: Floats) -> Profiles:
    """Return the profiles of the index's entries; `row_weights` weighs each phrasing."""
    count = len(index.entry_start) - 1
    sums, cell = _sums(index, row_weights, count)
    trigrams, trigram_sums = trigram_cells(index, sums, count)
    totals = sums.totals(count)
    scale = _scale(totals + trigram_sums.totals(count))
    return Profiles(
        features=products(_rooted(sums, scale), count),
        trigram_features=products(_rooted(trigram_sums, scale), count),
        trigrams=trigrams,
        self_similarity=_tightness(index, row_weights, sums.values[cell], totals),
    )


def _sums(index: Index, row_weights: Floats, count: int) -> tuple[Cells, Integers]:
    """Return the sums of the entries' rows, and for each feature of a row the cell it is in."""
    rows = _rows(index)
    keys, cell = numbered(index.row_columns * count + index.owner[rows])
    weighted = index.row_values * row_weights[rows]
    values = np.bincount(cell, weighted, len(keys)).astype(np.float32)
    return cells(keys, values, len(index.idf), count), cell


def _rows(index: Index) -> Integers:
    return np.repeat(np.arange(index.rows), np.diff(index.row_start))


def _scale(totals: NDArray[np.floating]) -> Floats:
    """Return by what each profile is multiplied; `totals` are the squares of their lengths."""
    scale: Floats = (np.maximum(totals, 1e-9) ** (-LENGTH_SHARE / 2)).astype(np.float32)
    return scale


def _rooted(sums: Cells, scale: Floats) -> Cells:
    values = np.sqrt(sums.values) * scale[sums.entries]
    return sums._replace(values=values.astype(np.float32))


def _tightness(index: Index, row_weights: Floats, sums: Floats, totals: Floats) -> Floats:
    """Return each entry's mean fit of a phrasing to the others; `sums` by feature of a row.

    An entry of one phrasing is as tight as the others are on average.
    """
    rows, values = _rows(index), index.row_values
    without = np.sqrt(np.maximum(sums - row_weights[rows] * values, 0))
    lengths = np.bincount(rows, values, index.rows)
    scale = _scale(np.maximum(totals[index.owner] - row_weights * lengths, 0))
    fits = scale * np.bincount(rows, values * without, index.rows)
    taught = np.bincount(index.owner, row_weights > 0, len(totals))
    several = taught > 1
    found = np.bincount(index.owner, fits * (row_weights > 0), len(totals)) / np.maximum(taught, 1)
    typical = found[several].mean() if several.any() else TYPICAL_FIT
    return np.where(several, found, typical).astype(np.float32)
