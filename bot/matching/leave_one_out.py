"""A matcher asked its own phrasings, each with that phrasing left out.

Whether the other phrasings of an entry find it estimates how strangers' questions fare
(leave-one-out cross-validation).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from bot.matching.matcher import Matcher, Matching
from bot.matching.ranking.centroids import Centroids, trigrams
from bot.matching.ranking.features import STEM
from bot.matching.ranking.sparse import Floats, Integers
from bot.matching.ranking.tfidf import Index, Row
from bot.matching.settings import SETTINGS
from bot.matching.text.tokens import unframed, words


class LeaveOneOut:
    """Matches texts without what the base holds word for word.

    Only that text is left out: the words it alone brought into the base still count as known.
    """

    def __init__(self, matcher: Matcher) -> None:
        """Note where each text stands."""
        self._matcher = matcher
        self._rows: dict[tuple[str, ...], list[int]] = {}
        for row, line in enumerate(matcher.catalogue.lines):
            self._rows.setdefault(line.plain, []).append(row)

    def match(self, text: str, entries: Iterable[int] = ()) -> Matching:
        """Return the matching of a text as if no entry held that very text.

        `entries` are the numbers of candidates it does not hold at all.
        """
        starts = self._matcher.catalogue.index.entry_start
        rows = set(self._rows.get(tuple(unframed(words(text))), ()))
        for entry in entries:
            rows.update(range(*starts[entry : entry + 2].tolist()))
        return self._without(sorted(rows)).match(text)

    def _without(self, rows: Sequence[int]) -> Matcher:
        held = self._matcher.catalogue
        row_weights = held.row_weights.copy()
        row_weights[np.asarray(rows, np.int64)] = 0
        owners = dict.fromkeys(held.index.owner[np.asarray(rows, np.int64)].tolist())
        replaced = tuple(
            held_out_centroid(held.centroids, held.index, row_weights, owner) for owner in owners
        )
        of_all = {field.name: getattr(held.centroids, field.name) for field in fields(Centroids)}
        return self._matcher.using(
            replace(
                held,
                index=blanked(held.index, rows),
                centroids=_PartlyHeldOut(**of_all, replaced=replaced),
                row_weights=row_weights,
                id_of_phrasing={},  # the one text that could be an exact match is left out
            )
        )


def blanked(index: Index, rows: Sequence[int]) -> Index:
    """Return the index with nothing in those rows; it stays as it is itself.

    An empty row is as far from every question, and from every other row, as can be: to whatever
    scores by cosines it is not there.
    """
    values = index.row_values.copy()
    for row in rows:
        values[index.row_start[row] : index.row_start[row + 1]] = 0
    return replace(index, row_values=values)


@dataclass(frozen=True, slots=True)
class HeldOutCentroid:
    """The centroid of an entry's remaining texts, by column of features and of trigrams."""

    entry: int
    features: Mapping[int, float]
    trigrams: Mapping[int, float]


@dataclass(frozen=True)
class _PartlyHeldOut(Centroids):
    """The centroids of all entries, some of them replaced."""

    replaced: tuple[HeldOutCentroid, ...]

    def dot(self, row: Row, stems: Sequence[str]) -> Floats:
        """Return the product of a text with each centroid."""
        products = super().dot(row, stems)
        columns, values, length = self.trigram_row(row, stems)
        for centroid in self.replaced:
            product = row.length * _dot(row.columns, row.values, centroid.features)
            product += _dot(columns, values, centroid.trigrams) * (product > 0)
            products[centroid.entry] = product / length
        return products


def held_out_centroid(
    centroids: Centroids, index: Index, row_weights: Floats, entry: int
) -> HeldOutCentroid:
    """Return an entry's centroid by other weights of its rows; empty where none counts."""
    sums: defaultdict[int, float] = defaultdict(float)
    for row in range(*index.entry_start[entry : entry + 2].tolist()):
        if row_weights[row]:
            own = slice(index.row_start[row], index.row_start[row + 1])
            columns, values = index.row_columns[own].tolist(), index.row_values[own].tolist()
            for column, value in zip(columns, values, strict=True):
                sums[column] += float(row_weights[row]) * value
    of_trigrams = _trigram_sums(centroids, index, sums)
    total = max(sum(sums.values()) + sum(of_trigrams.values()), 1e-9)
    scale = total ** (-SETTINGS.length_share / 2)
    return HeldOutCentroid(entry, _rooted(sums, scale), _rooted(of_trigrams, scale))


def _trigram_sums(
    centroids: Centroids, index: Index, sums: Mapping[int, float]
) -> dict[int, float]:
    found: defaultdict[int, float] = defaultdict(float)
    for column, value in sums.items():
        name = index.names[column]
        if name[0] == STEM:
            weight = SETTINGS.trigram_weight * value / max(float(index.idf[column]), 1e-3)
            for trigram in trigrams(name[1:]):
                place = centroids.trigrams.columns[trigram]
                found[place] += weight * float(centroids.trigrams.idf[place])
    return found


def _rooted(sums: Mapping[int, float], scale: float) -> dict[int, float]:
    return {column: scale * max(value, 0.0) ** 0.5 for column, value in sums.items()}


def _dot(columns: Integers, values: Floats, centroid: Mapping[int, float]) -> float:
    pairs = zip(columns.tolist(), values.tolist(), strict=True)
    return float(sum(value * centroid.get(column, 0.0) for column, value in pairs))
