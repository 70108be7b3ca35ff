"""What numpy's own `unique` does, without the 0.1 s it takes to load `numpy.ma`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

PACKED_BITS = 63  # of a whole number, its sign aside


def distinct(values: Integers) -> tuple[Integers, Integers]:
    """Return the different values, ascending, and how often each occurs."""
    ascending = np.sort(values)
    starts = np.flatnonzero(_is_first(ascending))
    return ascending[starts], np.diff(starts, append=len(values))


def numbered(values: Integers) -> tuple[Integers, Integers]:
    """Return the different values, ascending, and for each value its place among them."""
    ascending, order = _sorted(values)
    first = _is_first(ascending)
    places = np.empty(len(values), np.int64)
    places[order] = np.cumsum(first) - 1
    return ascending[first], places


def spans(starts: Integers, lengths: Integers) -> Integers:
    """Return the places of many spans, one after the other: each start, and 0, 1, 2, ... on."""
    before = np.cumsum(lengths) - lengths
    places: Integers = np.arange(lengths.sum()) + np.repeat(starts - before, lengths)
    return places


def _sorted(values: Integers) -> tuple[Integers, Integers]:
    """Return whole numbers from 0 in ascending order, and the place of each.

    Numbers and places in one sort as numbers do: several times as fast as numpy's `argsort`.
    """
    bits = len(values).bit_length()
    if int(values.max(initial=0)) >> (PACKED_BITS - bits):
        order = np.argsort(values, kind="stable")
        return values[order], order
    packed = values << bits | np.arange(len(values))
    packed.sort()
    return packed >> bits, packed & ((1 << bits) - 1)


def _is_first(ascending: Integers) -> NDArray[np.bool_]:
    first = np.ones(len(ascending), bool)
    first[1:] = ascending[1:] != ascending[:-1]
    return first
