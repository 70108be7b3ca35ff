"""A sparse index of phrasings: TF-IDF rows, and their cosines to a question.

The idf is counted over entries, not phrasings: a word of all thirty phrasings of one entry is
rare, a word of one phrasing of every entry is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from bot.matching.ranking.features import STEM, Table
from bot.matching.ranking.sparse import Floats, Integers, concat_ranges, unique_counts
from bot.matching.settings import SETTINGS
from bot.matching.text.information import information


class Row(NamedTuple):
    """A text as a sparse unit vector, and its `length` before it was one.

    The length counts the words that the index has never seen.
    """

    columns: Integers
    values: Floats
    length: float


@dataclass(frozen=True)
class Index:
    """Phrasings as sparse rows, sorted by their entry.

    `owner` gives each row's entry, `entry_start` each entry's first row, `row_start` each row's
    first feature.
    """

    vocabulary: Mapping[str, int]
    idf: Floats
    owner: Integers
    entry_start: Integers
    row_start: Integers
    row_columns: Integers
    row_values: Floats

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the features by column."""
        return tuple(self.vocabulary)

    @property
    def rows(self) -> int:
        """Return how many phrasings there are."""
        return len(self.owner)

    def row(self, features: Mapping[str, float]) -> Row:
        """Return a text's features as a unit vector; what is unseen stays in the norm."""
        return _row(features, self.vocabulary, self.idf)

    def cosines(self, row: Row, rows: Integers | None = None) -> Floats:
        """Return the cosine of a text to some phrasings, or to all; shape (rows,)."""
        rows = np.arange(self.rows) if rows is None else rows
        wanted = np.zeros(len(self.idf), np.float32)
        wanted[row.columns] = row.values
        lengths = self.row_start[rows + 1] - self.row_start[rows]
        places = concat_ranges(self.row_start[rows], lengths)
        products = self.row_values[places] * wanted[self.row_columns[places]]
        owner = np.repeat(np.arange(len(rows)), lengths)
        return np.bincount(owner, products, len(rows)).astype(np.float32)


def build_index(table: Table, owner: Integers, background: int | None = None) -> Index:
    """Return the index of texts given as features; `owner[i]`, ascending, is the entry of text i.

    The texts of the entry `background` are ordinary language: they count as several
    entries in all, so that "how many" is common in a base of three entries too.
    """
    width, length, flat = len(table.names), table.lengths, table.columns
    rows = np.repeat(np.arange(len(length)), length)
    entries = int(owner.max(initial=0)) + 1
    ordinary = _shares(flat[owner[rows] == background], int((owner == background).sum()), width)
    idf = _idf(flat, owner[rows], entries, ordinary)
    return Index(
        vocabulary={name: column for column, name in enumerate(table.names)},
        idf=idf,
        owner=owner,
        entry_start=np.searchsorted(owner, np.arange(entries + 1)),
        row_start=np.concatenate([[0], np.cumsum(length)]),
        row_columns=flat,
        row_values=_normalised(table.weights * idf[flat], rows, len(length)),
    )


def _shares(columns: Integers, texts: int, width: int) -> Floats:
    """Return for each feature the share of the texts that hold it; 0 where there are no texts."""
    counts = np.bincount(columns, minlength=width)
    return (counts / max(texts, 1)).astype(np.float32)


def _idf(columns: Integers, owner: Integers, entries: int, ordinary: Floats) -> Floats:
    """Return for each feature how rare it is among the entries."""
    held, _ = unique_counts(columns * entries + owner)
    frequency = (
        np.bincount(held // entries, minlength=len(ordinary))
        + SETTINGS.background_entries * ordinary
    )
    total = entries + (SETTINGS.background_entries if ordinary.any() else 0)
    return np.log((total + 1) / (frequency + 0.5)).astype(np.float32)


def _normalised(values: Floats, rows: Integers, count: int) -> Floats:
    """Return the values with every row at length 1."""
    norms = np.sqrt(np.bincount(rows, values**2, count)).astype(np.float32)
    return (values / np.maximum(norms, 1e-9)[rows]).astype(np.float32)


def _row(features: Mapping[str, float], vocabulary: Mapping[str, int], idf: Floats) -> Row:
    rarest = float(idf.max(initial=1.0)) * SETTINGS.unseen_weight
    columns, values, out_of_vocabulary = [], [], 0.0
    for name, weight in features.items():
        column = vocabulary.get(name)
        if column is not None:
            columns.append(column)
            values.append(weight * float(idf[column]))
        elif name[0] == STEM:
            told = information().get(name[1:], 1.0)
            out_of_vocabulary += (weight * rarest * told) ** 2
    found = np.asarray(values, np.float32)
    total = float((found**2).sum()) + out_of_vocabulary
    length = max(total, 1e-12) ** 0.5
    return Row(np.asarray(columns, np.int64), found / np.float32(length), length)
