"""What the texts of each entry hold between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from bot.matching.arrays import Integers, distinct
from bot.matching.candidate import Line
from bot.matching.encoding import Table
from bot.matching.features import KIND, MEANING, STEM

USUAL_SHARE = 0.2  # of an entry's phrasings: from here on a kind of question is usual for it


def held(table: Table, lines: Sequence[Line], entries: int) -> tuple[frozenset[str], ...]:
    """Return for each entry the stems and meanings in its texts, near misses aside."""
    owner = _owners(lines, [line.role != "near_miss" for line in lines])
    found: list[frozenset[str]] = [frozenset()] * entries
    for entry, columns, _ in _counted(table, owner, STEM + MEANING):
        found[entry] = frozenset(map(table.names.__getitem__, columns))
    return tuple(found)


def asked(table: Table, lines: Sequence[Line], entries: int) -> tuple[Mapping[str, float], ...]:
    """Return for each entry the share of phrasings of each kind, as a part of what is usual."""
    owner = _owners(lines, [line.role == "phrasing" for line in lines])
    phrasings = np.bincount(owner[owner >= 0], minlength=entries)
    found: list[Mapping[str, float]] = [{}] * entries
    for entry, columns, counts in _counted(table, owner, KIND):
        usual = USUAL_SHARE * float(phrasings[entry])
        found[entry] = {
            table.names[column][1:]: min(1.0, count / usual)
            for column, count in zip(columns, counts, strict=True)
        }
    return tuple(found)


def _owners(lines: Sequence[Line], counts: Sequence[bool]) -> Integers:
    """Return the entry of each line that counts, -1 for the others."""
    entry = np.asarray([line.entry for line in lines], np.int64)
    return np.where(np.asarray(counts, bool), entry, -1)


def _counted(
    table: Table, owner: Integers, initials: str
) -> Iterator[tuple[int, list[int], list[int]]]:
    """Yield each entry with the features of some kinds and the number of its texts with each."""
    width = max(len(table.names), 1)
    wanted = np.asarray([name[0] in initials for name in table.names], bool)
    owners = np.repeat(owner, table.lengths)
    kept = wanted[table.columns] & (owners >= 0)
    cells, counts = distinct(owners[kept] * width + table.columns[kept])
    of_entry, columns = np.divmod(cells, width)
    entries, lengths = distinct(of_entry)
    start = 0
    for entry, length in zip(entries.tolist(), lengths.tolist(), strict=True):
        span = slice(start, start + length)
        yield entry, columns[span].tolist(), counts[span].tolist()
        start += length
