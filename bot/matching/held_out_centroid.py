"""The profile of one entry, made again from some of its texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from bot.matching.ranking.arrays import Floats, Integers
from bot.matching.ranking.centroids import LENGTH_SHARE, Profiles
from bot.matching.ranking.features import STEM
from bot.matching.ranking.tfidf import Index, Row
from bot.matching.ranking.trigrams import WEIGHT, trigrams


@dataclass(frozen=True, slots=True)
class Remade:
    """What an entry's remaining texts are about, by column of features and of trigrams."""

    entry: int
    features: Mapping[int, float]
    trigrams: Mapping[int, float]


@dataclass(frozen=True)
class _Partial(Profiles):
    """Profiles of all entries, those of some made again."""

    remade: tuple[Remade, ...]

    def fits(self, row: Row, stems: Sequence[str]) -> Floats:
        """Return how well a text fits each entry."""
        fits = super().fits(row, stems)
        columns, values, length = self.asked(row, stems)
        for one in self.remade:
            fit = row.length * _product(row.columns, row.values, one.features)
            fit += _product(columns, values, one.trigrams) * (fit > 0)
            fits[one.entry] = fit / length
        return fits


def partial(profiles: Profiles, made: Iterable[Remade]) -> Profiles:
    """Return the profiles with those of some entries made again."""
    held = {field.name: getattr(profiles, field.name) for field in fields(profiles)}
    return _Partial(**held, remade=tuple(made))


def remade(
    profiles: Profiles, index: Index, row_weights: Floats, entry: int, left_out: set[int]
) -> Remade:
    """Return an entry's profile without the rows left out; empty where no other row teaches."""
    sums: defaultdict[int, float] = defaultdict(float)
    for row in range(*index.entry_start[entry : entry + 2].tolist()):
        if row not in left_out and row_weights[row]:
            span = slice(index.row_start[row], index.row_start[row + 1])
            columns, values = index.row_columns[span].tolist(), index.row_values[span].tolist()
            for column, value in zip(columns, values, strict=True):
                sums[column] += float(row_weights[row]) * value
    grams = _gram_sums(profiles, index, sums)
    scale = max(sum(sums.values()) + sum(grams.values()), 1e-9) ** (-LENGTH_SHARE / 2)
    return Remade(entry, _rooted(sums, scale), _rooted(grams, scale))


def _gram_sums(profiles: Profiles, index: Index, sums: Mapping[int, float]) -> dict[int, float]:
    found: defaultdict[int, float] = defaultdict(float)
    for column, value in sums.items():
        name = index.names[column]
        if name[0] == STEM:
            weight = WEIGHT * value / max(float(index.idf[column]), 1e-3)
            for gram in trigrams(name[1:]):
                place = profiles.trigrams.columns[gram]
                found[place] += weight * float(profiles.trigrams.idf[place])
    return found


def _rooted(sums: Mapping[int, float], scale: float) -> dict[int, float]:
    return {column: scale * max(value, 0.0) ** 0.5 for column, value in sums.items()}


def _product(columns: Integers, values: Floats, profile: Mapping[int, float]) -> float:
    pairs = zip(columns.tolist(), values.tolist(), strict=True)
    return float(sum(value * profile.get(column, 0.0) for column, value in pairs))
