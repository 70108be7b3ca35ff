"""A sparse table of features by entries."""

from __future__ import annotations

import numpy as np
import pytest

from bot.matching.cells import cells

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
