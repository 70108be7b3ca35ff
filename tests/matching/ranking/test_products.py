"""Products of a table: the same, however common a feature is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.ranking import products as module
from bot.matching.ranking.cells import cells
from bot.matching.ranking.products import products

FEATURES, ENTRIES = 6, 20
keys = st.sets(st.integers(0, FEATURES * ENTRIES - 1))
vectors = st.dictionaries(st.integers(0, FEATURES - 1), st.sampled_from([0.5, 1.0, 3.0]))


@given(keys, vectors)
def test_a_product_is_that_of_the_plain_table(keys: set[int], vector: dict[int, float]) -> None:
    table = cells(
        np.asarray(sorted(keys), np.int64), np.ones(len(keys), np.float32), FEATURES, ENTRIES
    )
    columns = np.asarray(list(vector), np.int64)
    values = np.asarray(list(vector.values()), np.float32)
    expected = table.fits(columns, values, ENTRIES)
    assert products(table, ENTRIES).fits(columns, values) == pytest.approx(expected)


def test_what_most_entries_have_is_held_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    table = cells(np.asarray([0, 1, 2, 3, 21]), np.ones(5, np.float32), 2, ENTRIES)
    assert products(table, ENTRIES).place.tolist() == [0, -1]
    monkeypatch.setattr(module, "COMMON", 1)
    assert products(table, ENTRIES).full.shape == (0, ENTRIES)
