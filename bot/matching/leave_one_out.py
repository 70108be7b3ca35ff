"""A matcher asked its own phrasings, each as though the base did not hold it.

Whether the other phrasings of an entry would have found it is what strangers' questions come to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from bot.matching.held_out_centroid import partial, remade
from bot.matching.match import Matching
from bot.matching.matcher import Matcher
from bot.matching.ranking.arrays import Floats
from bot.matching.ranking.tfidf import Index
from bot.matching.text.framing import unframed
from bot.matching.text.tokens import words


class Withholding:
    """Matches texts without what the base holds word for word.

    Only that text is out of sight: the words it alone brought into the base still count as known.
    """

    def __init__(self, matcher: Matcher) -> None:
        """Note where each text stands."""
        self._matcher = matcher
        self._rows: dict[tuple[str, ...], list[int]] = {}
        for row, line in enumerate(matcher.catalogue.lines):
            self._rows.setdefault(line.plain, []).append(row)

    def match(self, text: str, entries: Iterable[int] = ()) -> Matching:
        """Return what the matcher would make of a text if no entry held that very text.

        `entries` are the numbers of candidates it does not hold at all.
        """
        starts = self._matcher.catalogue.index.entry_start
        rows = set(self._rows.get(tuple(unframed(words(text))), ()))
        for entry in entries:
            rows.update(range(*starts[entry : entry + 2].tolist()))
        return self._matched(text, sorted(rows))

    def _matched(self, text: str, rows: Sequence[int]) -> Matching:
        held = self._matcher.catalogue
        owners = dict.fromkeys(held.index.owner[np.asarray(rows, np.int64)].tolist())
        made = (
            remade(held.profiles, held.index, held.row_weights, owner, set(rows))
            for owner in owners
        )
        # The one text that could be found word for word is the one withheld.
        catalogue = replace(
            held,
            index=blanked(held.index, rows),
            profiles=partial(held.profiles, made),
            row_weights=_taught(held.row_weights, rows),
            exact={},
        )
        return self._matcher.using(catalogue).match(text)


def blanked(index: Index, rows: Sequence[int]) -> Index:
    """Return the index with nothing in those rows; it stays as it is itself.

    An empty row is as far from every question, and from every other row, as can be: to whatever
    scores by cosines it is not there.
    """
    values = index.row_values.copy()
    for row in rows:
        values[index.row_start[row] : index.row_start[row + 1]] = 0
    return replace(index, row_values=values)


def _taught(row_weights: Floats, rows: Sequence[int]) -> Floats:
    """Return what each row teaches, those rows nothing."""
    taught = row_weights.copy()
    taught[np.asarray(rows, np.int64)] = 0
    return taught
