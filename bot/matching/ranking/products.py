"""The product of a sparse table with a question: the features that most entries have, in full."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.matching.ranking.arrays import Floats, Integers, spans
from bot.matching.ranking.cells import Cells

COMMON = 1 / 8  # of all entries: a feature of more is quicker added to all than looked up


@dataclass(frozen=True)
class Products:
    """A table ready to be multiplied.

    `place` is each feature's row in `full`, -1 where it is only in the table. Shapes: place
    (features,); full (common features, entries).
    """

    cells: Cells
    place: Integers
    full: Floats

    def fits(self, columns: Integers, values: Floats) -> Floats:
        """Return for each entry the product with a sparse vector; shape (entries,)."""
        places = self.place[columns]
        common = places >= 0
        fits: Floats = values[common] @ self.full[places[common]]
        fits += self.cells.fits(columns[~common], values[~common], len(fits))
        return fits


def products(table: Cells, count: int) -> Products:
    """Return a table of `count` entries, ready to be multiplied."""
    lengths = np.diff(table.start)
    common = np.flatnonzero(lengths > COMMON * count)
    place = np.full(len(lengths), -1)
    place[common] = np.arange(len(common))
    cells = spans(table.start[common], lengths[common])
    full = np.zeros((len(common), count), np.float32)
    rows = np.repeat(np.arange(len(common)), lengths[common])
    full[rows, table.entries[cells]] = table.values[cells]
    return Products(table, place, full)
