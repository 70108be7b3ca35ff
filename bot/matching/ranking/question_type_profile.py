"""What kinds of question each entry is usually asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from bot.matching.entries import Line
from bot.matching.ranking.arrays import Floats, Integers
from bot.matching.ranking.encoding import Table
from bot.matching.ranking.features import KIND

USUAL_SHARE = 0.2  # of an entry's phrasings: from here on a kind of question is usual for it


class Asked(NamedTuple):
    """Shapes: shares (entries, kinds), 1 where a kind is usual; `kinds` gives their columns."""

    kinds: Mapping[str, int]
    shares: Floats

    def fits(self, entries: Integers, kinds: Sequence[str]) -> Floats:
        """Return how usual it is to ask each entry for such things; shape (entries,).

        1 where nothing special is asked for; else as usual as the rarest kind is.
        """
        if not kinds:
            return np.ones(len(entries), np.float32)
        columns = [self.kinds[kind] for kind in kinds if kind in self.kinds]
        if len(columns) < len(kinds):  # a kind that nothing is asked for
            return np.zeros(len(entries), np.float32)
        found: Floats = self.shares[entries[:, None], columns].min(axis=1)
        return found


def asked(table: Table, lines: Sequence[Line], entries: int) -> Asked:
    """Return the share of each entry's phrasings of each kind, as a part of what is usual."""
    kinds = [column for column, name in enumerate(table.names) if name[0] == KIND]
    kind = np.full(len(table.names), -1)
    kind[kinds] = np.arange(len(kinds))
    phrasing = np.asarray([line.role == "phrasing" for line in lines], bool)
    owner = np.asarray([line.entry for line in lines], np.int64)
    of_cell = kind[table.columns]
    kept = (of_cell >= 0) & np.repeat(phrasing, table.lengths)
    cells = np.repeat(owner, table.lengths)[kept] * len(kinds) + of_cell[kept]
    counts = np.bincount(cells, minlength=entries * len(kinds)).reshape(entries, len(kinds))
    usual = USUAL_SHARE * np.bincount(owner[phrasing], minlength=entries)
    shares = np.minimum(counts / np.maximum(usual, 1e-9)[:, None], 1).astype(np.float32)
    return Asked({table.names[column][1:]: place for place, column in enumerate(kinds)}, shares)
