"""Centroids: what the phrasings of each entry have in common, as one vector an entry.

A centroid is the sum of the TF-IDF rows of an entry's phrasings, with the square root taken of
every component: what all of them hold counts more than what one holds, but not as many times more.
Character trigrams join the features here, where they cost some numbers an entry instead of some a
phrasing: related words share them that no stemmer brings together. The types of question an entry
is asked are kept apart: they tell how sure the matcher may be, not how near it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.matching.ranking.features import EDGE, QUESTION_TYPE, STEM, Table, of_stem
from bot.matching.ranking.sparse import (
    Floats,
    Integers,
    Multiplier,
    Sparse,
    concat_ranges,
    multiplier,
    sparse,
    unique_inverse,
)
from bot.matching.ranking.tfidf import Index, Row
from bot.matching.settings import SETTINGS


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
        return columns, SETTINGS.trigram_weight * weights * self.idf[columns]


def trigrams(stemmed: str) -> set[str]:
    """Return the trigrams of a stem, its edges marked."""
    marked = f"{EDGE}{stemmed}{EDGE}"
    return {"".join(letters) for letters in zip(marked, marked[1:], marked[2:], strict=False)}


def trigram_sums(index: Index, sums: Sparse, count: int) -> tuple[Trigrams, Sparse]:
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
    keys, cell = unique_inverse(found.start * count + found.entries)
    values = np.bincount(cell, found.values, len(keys))
    frequency = np.bincount(keys // count, minlength=len(columns))
    idf = np.log((count + 1) / (frequency + 0.5)).astype(np.float32)
    return Trigrams(columns, idf), sparse(
        keys, SETTINGS.trigram_weight * idf[keys // count] * values, len(columns), count
    )


def _spread(sums: Sparse, stems: Integers, grams: Integers, idf: Floats) -> Sparse:
    """Return, for each trigram of each stem, the stem's cells: `start` holds the trigrams."""
    lengths = sums.start[stems + 1] - sums.start[stems]
    places = concat_ranges(sums.start[stems], lengths)
    weights = sums.values[places] / np.repeat(np.maximum(idf[stems], 1e-3), lengths)
    return Sparse(np.repeat(grams, lengths), sums.entries[places], weights)


@dataclass(frozen=True)
class Centroids:
    """The centroids of all entries.

    `self_similarity` is the mean product of an entry's phrasings with the centroid of its others.
    """

    features: Multiplier
    trigram_features: Multiplier
    trigrams: Trigrams
    self_similarity: Floats

    def dot(self, row: Row, stems: Sequence[str]) -> Floats:
        """Return the product of a text with each centroid, given its row and stems.

        Trigrams add to products that are positive without them: alone they bring nothing near.
        """
        columns, values, length = self.trigram_row(row, stems)
        products = np.float32(row.length) * self.features.dot(row.columns, row.values)
        products += self.trigram_features.dot(columns, values) * (products > 0)
        products /= np.float32(length)
        return products

    def trigram_row(self, row: Row, stems: Sequence[str]) -> tuple[Integers, Floats, float]:
        """Return a text's trigrams as columns and values, and its length with them."""
        columns, values = self.trigrams.row(stems)
        return columns, values, max(row.length**2 + float((values**2).sum()), 1e-12) ** 0.5


def build_centroids(index: Index, row_weights: Floats) -> Centroids:
    """Return the centroids of the index's entries; `row_weights` weighs each phrasing."""
    count = len(index.entry_start) - 1
    sums, cell = _sums(index, row_weights, count)
    trigrams, sums_of_trigrams = trigram_sums(index, sums, count)
    totals = sums.totals(count)
    scale = _scale(totals + sums_of_trigrams.totals(count))
    return Centroids(
        features=multiplier(_rooted(sums, scale), count),
        trigram_features=multiplier(_rooted(sums_of_trigrams, scale), count),
        trigrams=trigrams,
        self_similarity=_self_similarity(index, row_weights, sums.values[cell], totals),
    )


def _sums(index: Index, row_weights: Floats, count: int) -> tuple[Sparse, Integers]:
    """Return the sums of the entries' rows, and for each feature of a row the cell it is in."""
    rows = _rows(index)
    keys, cell = unique_inverse(index.row_columns * count + index.owner[rows])
    weighted = index.row_values * row_weights[rows]
    values = np.bincount(cell, weighted, len(keys)).astype(np.float32)
    return sparse(keys, values, len(index.idf), count), cell


def _rows(index: Index) -> Integers:
    return np.repeat(np.arange(index.rows), np.diff(index.row_start))


def _scale(totals: NDArray[np.floating]) -> Floats:
    """Return by what each centroid is multiplied; `totals` are the squares of their lengths."""
    scale: Floats = (np.maximum(totals, 1e-9) ** (-SETTINGS.length_share / 2)).astype(np.float32)
    return scale


def _rooted(sums: Sparse, scale: Floats) -> Sparse:
    values = np.sqrt(sums.values) * scale[sums.entries]
    return sums._replace(values=values.astype(np.float32))


def _self_similarity(index: Index, row_weights: Floats, sums: Floats, totals: Floats) -> Floats:
    """Return the mean product of each entry's phrasings with the centroid of its others.

    `sums` are the entry's sums by feature of a row. An entry of one phrasing gets the mean of all.
    """
    rows, values = _rows(index), index.row_values
    without = np.sqrt(np.maximum(sums - row_weights[rows] * values, 0))
    lengths = np.bincount(rows, values, index.rows)
    scale = _scale(np.maximum(totals[index.owner] - row_weights * lengths, 0))
    products = scale * np.bincount(rows, values * without, index.rows)
    counted = row_weights > 0
    texts = np.bincount(index.owner, counted, len(totals))
    means = np.bincount(index.owner, products * counted, len(totals)) / np.maximum(texts, 1)
    several = texts > 1
    typical = means[several].mean() if several.any() else SETTINGS.lone_similarity
    return np.where(several, means, typical).astype(np.float32)


class QuestionTypes(NamedTuple):
    """What types of question each entry is asked.

    `shares` are 1 where a type is usual; `columns` gives the types' columns. Shapes: shares
    (entries, types).
    """

    columns: Mapping[str, int]
    shares: Floats

    def of(self, entries: Integers, types: Sequence[str]) -> Floats:
        """Return how usual it is to ask each entry for such things; shape (entries,).

        1 where nothing special is asked for; else as usual as the rarest type is.
        """
        if not types:
            return np.ones(len(entries), np.float32)
        columns = [self.columns[name] for name in types if name in self.columns]
        if len(columns) < len(types):  # a type that no entry is asked for
            return np.zeros(len(entries), np.float32)
        rarest: Floats = self.shares[entries[:, None], columns].min(axis=1)
        return rarest


def question_types_of(
    table: Table, owner: Integers, is_phrasing: NDArray[np.bool_], entries: int
) -> QuestionTypes:
    """Return the share of each entry's phrasings of each type, as a part of what is usual.

    `owner` is the entry of each text, `is_phrasing` tells which texts are phrasings.
    """
    types = [column for column, name in enumerate(table.names) if name[0] == QUESTION_TYPE]
    place = np.full(len(table.names), -1)
    place[types] = np.arange(len(types))
    kept = (place[table.columns] >= 0) & np.repeat(is_phrasing, table.lengths)
    cells = np.repeat(owner, table.lengths)[kept] * len(types) + place[table.columns][kept]
    counts = np.bincount(cells, minlength=entries * len(types)).reshape(entries, len(types))
    usual = SETTINGS.usual_share * np.bincount(owner[is_phrasing], minlength=entries)
    shares = np.minimum(counts / np.maximum(usual, 1e-9)[:, None], 1).astype(np.float32)
    return QuestionTypes({table.names[column][1:]: at for at, column in enumerate(types)}, shares)
