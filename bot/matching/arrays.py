"""What numpy's own `unique` does, without the 0.1 s it takes to load `numpy.ma`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


def distinct(values: Integers) -> tuple[Integers, Integers]:
    """Return the different values, ascending, and how often each occurs."""
    ascending = np.sort(values)
    starts = np.flatnonzero(_is_first(ascending))
    return ascending[starts], np.diff(starts, append=len(values))


def numbered(values: Integers) -> tuple[Integers, Integers]:
    """Return the different values, ascending, and for each value its place among them."""
    order = np.argsort(values, kind="stable")
    ascending = values[order]
    first = _is_first(ascending)
    places = np.empty(len(values), np.int64)
    places[order] = np.cumsum(first) - 1
    return ascending[first], places


def spans(starts: Integers, lengths: Integers) -> Integers:
    """Return the places of many spans, one after the other: each start, and 0, 1, 2, ... on."""
    before = np.cumsum(lengths) - lengths
    places: Integers = np.arange(lengths.sum()) + np.repeat(starts - before, lengths)
    return places


def _is_first(ascending: Integers) -> NDArray[np.bool_]:
    first = np.ones(len(ascending), bool)
    first[1:] = ascending[1:] != ascending[:-1]
    return first
