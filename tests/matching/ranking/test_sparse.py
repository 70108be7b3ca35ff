"""Sparse tables give what dense ones would."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.ranking.sparse import (
    Floats,
    Sparse,
    concat_ranges,
    multiplier,
    sparse,
    unique_counts,
    unique_inverse,
)

FEATURES, ENTRIES = 6, 20
keys = st.sets(st.integers(0, FEATURES * ENTRIES - 1))
columns = st.integers(0, FEATURES - 1)
vectors = st.dictionaries(columns, st.sampled_from([0.5, 1.0, 3.0]))
numbers = st.lists(st.integers(0, 5) | st.integers(0, 2**63 - 1))


def built(cells: set[int]) -> tuple[Sparse, Floats]:
    """Return a table with ones in some cells, sparse and dense."""
    dense = np.zeros(FEATURES * ENTRIES, np.float32)
    dense[sorted(cells)] = 1
    ones = np.ones(len(cells), np.float32)
    table = sparse(np.asarray(sorted(cells), np.int64), ones, FEATURES, ENTRIES)
    return table, dense.reshape(FEATURES, ENTRIES)


@pytest.mark.parametrize("product", ["of the table", "of the table made ready"])
@given(keys, vectors)
def test_a_product_is_that_of_the_dense_table(
    product: str, cells: set[int], vector: dict[int, float]
) -> None:
    table, dense = built(cells)
    places = np.asarray(list(vector), np.int64)
    values = np.asarray(list(vector.values()), np.float32)
    found = (
        table.dot(places, values, ENTRIES)
        if product == "of the table"
        else multiplier(table, ENTRIES).dot(places, values)
    )
    assert found == pytest.approx(values @ dense[places])
    assert table.totals(ENTRIES) == pytest.approx(dense.sum(axis=0))


@given(keys, st.lists(st.lists(columns, max_size=3), max_size=4), st.sets(columns))
def test_an_entry_contains_a_group_of_which_it_contains_any_feature(
    cells: set[int], groups: list[list[int]], entries: set[int]
) -> None:
    table, dense = built(cells)
    wanted = np.asarray(sorted(entries), np.int64)
    expected = [[any(dense[of, entry] for of in group) for entry in wanted] for group in groups]
    assert table.contains_any(groups, wanted, ENTRIES).tolist() == expected


def test_a_feature_that_counts_nothing_is_not_contained() -> None:
    table = sparse(np.asarray([0, 1]), np.asarray([1, 0], np.float32), 1, 2)
    assert table.contains_any([[0]], np.asarray([0, 1]), 2).tolist() == [[True, False]]


@given(numbers)
def test_different_values_come_in_order_with_count_and_place(values: list[int]) -> None:
    array = np.asarray(values, np.int64)
    different, counts = unique_counts(array)
    assert dict(zip(different.tolist(), counts.tolist(), strict=True)) == {
        value: values.count(value) for value in sorted(values)
    }
    again, places = unique_inverse(array)
    assert (again.tolist(), again[places].tolist()) == (sorted(set(values)), values)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4))))
def test_ranges_stand_one_after_the_other(parts: list[tuple[int, int]]) -> None:
    starts, lengths = np.asarray(parts, np.int64).reshape(-1, 2).T
    expected = [number for start, length in parts for number in range(start, start + length)]
    assert concat_ranges(starts, lengths).tolist() == expected
