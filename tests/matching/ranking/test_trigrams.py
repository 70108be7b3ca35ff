"""Three letters in a row."""

from __future__ import annotations

import numpy as np
import pytest

from bot.matching.ranking.centroids import Trigrams, trigrams
from bot.matching.settings import SETTINGS

KNOWN = Trigrams({"^pa": 0, "pay": 1, "ay^": 2, "the": 3}, np.asarray([1, 2, 3, 4], np.float32))


@pytest.mark.parametrize(
    ("stemmed", "expected"),
    [("pay", {"^pa", "pay", "ay^"}), ("is", {"^is", "is^"}), ("a", {"^a^"})],
)
def test_the_edges_of_a_stem_count_as_letters(stemmed: str, expected: set[str]) -> None:
    assert trigrams(stemmed) == expected


def test_a_row_weighs_trigrams_by_how_rare_they_are() -> None:
    columns, values = KNOWN.row(["pay"])
    assert dict(zip(columns.tolist(), values.tolist(), strict=True)) == pytest.approx(
        {0: SETTINGS.trigram_weight, 1: 2 * SETTINGS.trigram_weight, 2: 3 * SETTINGS.trigram_weight}
    )


@pytest.mark.parametrize(
    ("stems", "weight"),
    [
        (["the"], SETTINGS.stopword_weight),
        (["lathe"], 1.0),
        (["the", "lathe"], 1.0),
        (["lathe", "the"], 1.0),
    ],
)
def test_the_heaviest_stem_with_a_trigram_gives_its_weight(stems: list[str], weight: float) -> None:
    columns, values = KNOWN.row(stems)
    assert columns.tolist() == [3]
    assert values.tolist() == pytest.approx([4 * SETTINGS.trigram_weight * weight])


@pytest.mark.parametrize("stems", [[], ["92"], ["zeppelin"]])
def test_figures_and_unknown_letters_have_none(stems: list[str]) -> None:
    columns, values = KNOWN.row(stems)
    assert len(columns) == len(values) == 0
