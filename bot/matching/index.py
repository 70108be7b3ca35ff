"""A sparse index of phrasings: TF-IDF rows, postings, and cosines to a question.

The idf is counted over entries, not phrasings: a word of all thirty phrasings of one entry is
rare, a word of one phrasing of every entry is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from bot.matching.arrays import Floats, Integers
from bot.matching.encoding import Table
from bot.matching.features import STEM

GENERAL_ENTRIES = 20
COMMON = 1 / 8  # of all phrasings: a feature of more is quicker added to all than looked up
UNSEEN_WEIGHT = 0.6  # of the rarest word's: a word the base has never seen lowers every cosine


class Row(NamedTuple):
    """A text as a sparse unit vector.

    `unseen` is how much of its length the index has never seen, `length` what it was before.
    """

    columns: Integers
    values: Floats
    unseen: float
    length: float


@dataclass(frozen=True)
class Index:
    """Phrasings as sparse rows, sorted by their entry.

    `owner` gives each row's entry, `entry_start` each entry's first row; `common` holds the
    columns of the features that very many rows have, in full.
    """

    vocabulary: Mapping[str, int]
    idf: Floats
    owner: Integers
    entry_start: Integers
    row_start: Integers
    row_columns: Integers
    row_values: Floats
    post_start: Integers
    post_rows: Integers
    post_values: Floats
    common: Mapping[int, Floats]

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

    def cosines(self, row: Row) -> Floats:
        """Return the cosine of the row to every phrasing; shape (rows,)."""
        cosines = np.zeros(self.rows, np.float32)
        for column, value in zip(row.columns.tolist(), row.values.tolist(), strict=True):
            if column in self.common:
                cosines += np.float32(value) * self.common[column]
                continue
            span = slice(self.post_start[column], self.post_start[column + 1])
            # A row holds a column once, so the rows of one posting list are distinct.
            cosines[self.post_rows[span]] += value * self.post_values[span]
        return cosines


def build_index(table: Table, owner: Sequence[int], general: int | None = None) -> Index:
    """Return the index of texts given as features; `owner[i]`, ascending, is the entry of text i.

    The texts of the entry `general` are ordinary language: they count as `GENERAL_ENTRIES` entries
    between them, so that "how many" is common in a base of three entries too.
    """
    owners = np.asarray(owner, np.int64)
    width, length, flat = len(table.names), table.lengths, table.columns
    rows = np.repeat(np.arange(len(length)), length)
    order = np.argsort(flat, kind="stable")
    entries = int(owners.max(initial=0)) + 1
    ordinary = _shares(flat[owners[rows] == general], int((owners == general).sum()), width)
    idf = _idf(flat[order], owners[rows[order]], entries, ordinary)
    values = _normalised(table.weights * idf[flat], rows, len(length))
    post_start = np.concatenate([[0], np.cumsum(np.bincount(flat, minlength=width))])
    post_rows, post_values = rows[order], values[order]
    return Index(
        vocabulary={name: column for column, name in enumerate(table.names)},
        idf=idf,
        owner=owners,
        entry_start=np.searchsorted(owners, np.arange(entries + 1)),
        row_start=np.concatenate([[0], np.cumsum(length)]),
        row_columns=flat,
        row_values=values,
        post_start=post_start,
        post_rows=post_rows,
        post_values=post_values,
        common=dict(_common(post_start, post_rows, post_values, len(length))),
    )


def _common(
    starts: Integers, rows: Integers, values: Floats, count: int
) -> Iterator[tuple[int, Floats]]:
    """Yield the columns that more than `COMMON` of all rows hold, as values by row."""
    for column in np.flatnonzero(np.diff(starts) > COMMON * count).tolist():
        span = slice(starts[column], starts[column + 1])
        full = np.zeros(count, np.float32)
        full[rows[span]] = values[span]
        yield column, full


def _shares(columns: Integers, texts: int, width: int) -> Floats:
    """Return for each feature the share of the texts that hold it; 0 where there are no texts."""
    counts = np.bincount(columns, minlength=width)
    return (counts / max(texts, 1)).astype(np.float32)


def _idf(columns: Integers, owners: Integers, entries: int, ordinary: Floats) -> Floats:
    """Return for each feature how rare it is among the entries; sorted by column, then owner."""
    first = np.ones(len(columns), bool)
    first[1:] = (columns[1:] != columns[:-1]) | (owners[1:] != owners[:-1])
    frequency = np.bincount(columns[first], minlength=len(ordinary)) + GENERAL_ENTRIES * ordinary
    total = entries + (GENERAL_ENTRIES if ordinary.any() else 0)
    return np.log((total + 1) / (frequency + 0.5)).astype(np.float32)


def _normalised(values: Floats, rows: Integers, count: int) -> Floats:
    """Return the values with every row at length 1."""
    norms = np.sqrt(np.bincount(rows, values**2, count)).astype(np.float32)
    return (values / np.maximum(norms, 1e-9)[rows]).astype(np.float32)


def _row(features: Mapping[str, float], vocabulary: Mapping[str, int], idf: Floats) -> Row:
    rarest = float(idf.max(initial=1.0)) * UNSEEN_WEIGHT
    columns, values, unseen = [], [], 0.0
    for name, weight in features.items():
        column = vocabulary.get(name)
        if column is not None:
            columns.append(column)
            values.append(weight * float(idf[column]))
        elif name[0] == STEM:
            unseen += (weight * rarest) ** 2
    found = np.asarray(values, np.float32)
    total = float((found**2).sum()) + unseen
    length = max(total, 1e-12) ** 0.5
    share = unseen / max(total, 1e-12)
    return Row(np.asarray(columns, np.int64), found / np.float32(length), share, length)
