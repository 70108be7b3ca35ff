"""A sparse table of features by entries."""

from __future__ import annotations

import numpy as np
import pytest

from bot.matching.ranking.cells import cells

COUNT = 3  # entries
# Feature 0 is in entries 0 and 2, feature 1 in none, feature 2 in entry 1.
TABLE = cells(np.asarray([0, 2, 7]), np.asarray([1.0, 2.0, 4.0], np.float32), 3, COUNT)


@pytest.mark.parametrize(
    ("columns", "values", "fits"),
    [
        ([0], [1.0], [1, 0, 2]),
        ([1], [5.0], [0, 0, 0]),
        ([2], [0.5], [0, 2, 0]),
        ([0, 2], [2.0, 1.0], [2, 4, 4]),
        ([], [], [0, 0, 0]),
    ],
)
def test_a_text_fits_the_entries_that_hold_its_features(
    columns: list[int], values: list[float], fits: list[float]
) -> None:
    found = TABLE.fits(np.asarray(columns, np.int64), np.asarray(values, np.float32), COUNT)
    assert found.tolist() == fits


def test_totals_are_the_sums_of_the_entries() -> None:
    assert TABLE.totals(COUNT).tolist() == [1, 4, 2]


@pytest.mark.parametrize(
    ("groups", "among", "held"),
    [
        ([[0]], [0, 1, 2], [[True, False, True]]),
        ([[0], [2]], [2, 1], [[True, False], [False, True]]),
        ([[0, 2], [], [1]], [0, 1], [[True, True], [False, False], [False, False]]),
        ([[3]], [0, 1], [[False, False]]),
        ([], [0], []),
        ([[0]], [], [[]]),
    ],
)
def test_an_entry_holds_a_group_that_it_holds_any_feature_of(
    groups: list[list[int]], among: list[int], held: list[list[bool]]
) -> None:
    # Feature 3 stands in the table for entry 0, but counts nothing.
    table = cells(np.asarray([0, 2, 7, 9]), np.asarray([1, 2, 4, 0], np.float32), 4, COUNT)
    assert table.holders(groups, np.asarray(among, np.int64), COUNT).tolist() == held
