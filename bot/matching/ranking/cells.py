"""A sparse table of features by entries."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.matching.ranking.arrays import Floats, Integers, spans


class Cells(NamedTuple):
    """A sparse table, sorted by feature, then entry; `start` gives each feature's first cell.

    Shapes: start (features + 1,); entries and values (cells,).
    """

    start: Integers
    entries: Integers
    values: Floats

    def fits(self, columns: Integers, values: Floats, count: int) -> Floats:
        """Return for each of `count` entries the product with a sparse vector."""
        lengths = self.start[columns + 1] - self.start[columns]
        places = spans(self.start[columns], lengths)
        products = self.values[places] * np.repeat(values, lengths)
        return np.bincount(self.entries[places], products, count).astype(np.float32)

    def holders(
        self, groups: Sequence[Sequence[int]], among: Integers, count: int
    ) -> NDArray[np.bool_]:
        """Return which entries hold any feature of each group; shape (groups, among).

        `among` are the entries wanted, of all `count`.
        """
        columns = np.fromiter(chain.from_iterable(groups), np.int64)
        group = np.repeat(np.arange(len(groups)), [len(one) for one in groups])
        lengths = self.start[columns + 1] - self.start[columns]
        places = spans(self.start[columns], lengths)
        place = np.full(count, -1)
        place[among] = np.arange(len(among))
        owner = place[self.entries[places]]
        kept = (owner >= 0) & (self.values[places] > 0)
        held = np.zeros((len(groups), len(among)), bool)
        held[np.repeat(group, lengths)[kept], owner[kept]] = True
        return held

    def totals(self, count: int) -> Floats:
        """Return the sum of the values of each of `count` entries."""
        return np.bincount(self.entries, self.values, count).astype(np.float32)


def cells(keys: Integers, values: NDArray[np.floating], features: int, count: int) -> Cells:
    """Return cells by their keys, ascending: the feature times `count`, plus the entry."""
    columns, entries = np.divmod(keys, count)
    start = np.searchsorted(columns, np.arange(features + 1))
    return Cells(start, entries, values.astype(np.float32))
