"""Sparse tables of numbers, and the few operations on whole numbers that they need.

numpy's own `unique` would do for some of them, but takes 0.1 s to load (`numpy.ma`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.matching.settings import SETTINGS

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

_PACKED_BITS = 63  # of a whole number, its sign aside


class Sparse(NamedTuple):
    """A table of features by entries, as cells sorted by feature, then entry.

    `start` gives each feature's first cell. Shapes: start (features + 1,); entries and values
    (cells,).
    """

    start: Integers
    entries: Integers
    values: Floats

    def dot(self, columns: Integers, values: Floats, count: int) -> Floats:
        """Return the product of each of `count` entries with a sparse vector."""
        lengths = self.start[columns + 1] - self.start[columns]
        cells = concat_ranges(self.start[columns], lengths)
        products = self.values[cells] * np.repeat(values, lengths)
        return np.bincount(self.entries[cells], products, count).astype(np.float32)

    def contains_any(
        self, groups: Sequence[Sequence[int]], entries: Integers, count: int
    ) -> NDArray[np.bool_]:
        """Return which entries, of all `count`, hold any feature of each group.

        Shape of the result: (groups, entries).
        """
        columns = np.fromiter(chain.from_iterable(groups), np.int64)
        group = np.repeat(np.arange(len(groups)), [len(columns) for columns in groups])
        lengths = self.start[columns + 1] - self.start[columns]
        cells = concat_ranges(self.start[columns], lengths)
        place = np.full(count, -1)
        place[entries] = np.arange(len(entries))
        owner = place[self.entries[cells]]
        kept = (owner >= 0) & (self.values[cells] > 0)
        held = np.zeros((len(groups), len(entries)), bool)
        held[np.repeat(group, lengths)[kept], owner[kept]] = True
        return held

    def totals(self, count: int) -> Floats:
        """Return the sum of the values of each of `count` entries."""
        return np.bincount(self.entries, self.values, count).astype(np.float32)


def sparse(keys: Integers, values: NDArray[np.floating], features: int, count: int) -> Sparse:
    """Return a table of cells by their keys, ascending: the feature times `count`, plus the entry.

    Shapes: keys and values (cells,).
    """
    columns, entries = np.divmod(keys, count)
    start = np.searchsorted(columns, np.arange(features + 1))
    return Sparse(start, entries, values.astype(np.float32))


@dataclass(frozen=True)
class Multiplier:
    """A table made ready for products: the rows of features that many entries have are dense.

    `row` is each feature's row in `dense`, -1 where it is only in the table. Shapes: row
    (features,); dense (common features, entries).
    """

    table: Sparse
    row: Integers
    dense: Floats

    def dot(self, columns: Integers, values: Floats) -> Floats:
        """Return the product of each entry with a sparse vector; shape (entries,)."""
        rows = self.row[columns]
        common = rows >= 0
        products: Floats = values[common] @ self.dense[rows[common]]
        products += self.table.dot(columns[~common], values[~common], len(products))
        return products


def multiplier(table: Sparse, count: int) -> Multiplier:
    """Return a table of `count` entries, ready for products."""
    lengths = np.diff(table.start)
    common = np.flatnonzero(lengths > SETTINGS.dense_share * count)
    row = np.full(len(lengths), -1)
    row[common] = np.arange(len(common))
    cells = concat_ranges(table.start[common], lengths[common])
    dense = np.zeros((len(common), count), np.float32)
    dense[np.repeat(row[common], lengths[common]), table.entries[cells]] = table.values[cells]
    return Multiplier(table, row, dense)


def unique_counts(values: Integers) -> tuple[Integers, Integers]:
    """Return the different values, ascending, and how often each occurs."""
    ascending = np.sort(values)
    starts = np.flatnonzero(_is_first(ascending))
    return ascending[starts], np.diff(starts, append=len(values))


def unique_inverse(values: Integers) -> tuple[Integers, Integers]:
    """Return the different values, ascending, and for each value its place among them."""
    ascending, order = _sorted(values)
    first = _is_first(ascending)
    places = np.empty(len(values), np.int64)
    places[order] = np.cumsum(first) - 1
    return ascending[first], places


def concat_ranges(starts: Integers, lengths: Integers) -> Integers:
    """Return the numbers of many ranges, one after the other: each start, and 0, 1, 2, ... on."""
    before = np.cumsum(lengths) - lengths
    numbers: Integers = np.arange(lengths.sum()) + np.repeat(starts - before, lengths)
    return numbers


def _sorted(values: Integers) -> tuple[Integers, Integers]:
    """Return whole numbers from 0 in ascending order, and the place of each.

    Numbers and places in one sort as numbers do: several times as fast as numpy's `argsort`.
    """
    bits = len(values).bit_length()
    if int(values.max(initial=0)) >> (_PACKED_BITS - bits):
        order = np.argsort(values, kind="stable")
        return values[order], order
    packed = values << bits | np.arange(len(values))
    packed.sort()
    return packed >> bits, packed & ((1 << bits) - 1)


def _is_first(ascending: Integers) -> NDArray[np.bool_]:
    first = np.ones(len(ascending), bool)
    first[1:] = ascending[1:] != ascending[:-1]
    return first
