"""Arrays of whole numbers: sorted, numbered, spanned."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.ranking.arrays import PACKED_BITS, distinct, numbered, spans

HIGHEST = (1 << PACKED_BITS) - 1
numbers = st.lists(st.integers(0, 5) | st.integers(0, HIGHEST))


@given(numbers)
def test_values_are_numbered_in_ascending_order(values: list[int]) -> None:
    found, places = numbered(np.asarray(values, np.int64))
    assert found.tolist() == sorted(set(values))
    assert found[places].tolist() == values


@pytest.mark.parametrize("highest", [2, HIGHEST >> 2, (HIGHEST >> 2) + 1, HIGHEST])
def test_values_of_any_size_are_numbered(highest: int) -> None:
    found, places = numbered(np.asarray([highest, 0, highest], np.int64))
    assert (found.tolist(), places.tolist()) == ([0, highest], [1, 0, 1])


@given(numbers)
def test_distinct_values_come_with_how_often_they_occur(values: list[int]) -> None:
    found, counts = distinct(np.asarray(values, np.int64))
    assert dict(zip(found.tolist(), counts.tolist(), strict=True)) == {
        value: values.count(value) for value in values
    }


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4))))
def test_spans_are_laid_out_one_after_the_other(parts: list[tuple[int, int]]) -> None:
    starts, lengths = np.asarray(parts, np.int64).reshape(-1, 2).T
    expected = [place for start, length in parts for place in range(start, start + length)]
    assert spans(starts, lengths).tolist() == expected
