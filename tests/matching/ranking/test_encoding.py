"""The features of many texts at once."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.ranking.encoding import Table, encode
from bot.matching.ranking.features import features
from bot.matching.text.lexicon import Lexicon
from tests.matching.tables import table

LEXICON = Lexicon(
    synonyms=((("dockers",), ("dock", "workers")), (("walkout",), ("strike",))),
    names=(("union", (("dockers", "union"), ("union",))),),
)
WORDS = "how many dockers dock workers union says strike walkout 12 3 the when".split()
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=8), max_size=8)


def as_dicts(encoded: Table) -> list[dict[str, float]]:
    ends = np.cumsum(encoded.lengths)
    cells = list(zip(encoded.columns.tolist(), encoded.weights.tolist(), strict=True))
    return [
        {encoded.names[column]: round(weight, 5) for column, weight in cells[end - length : end]}
        for end, length in zip(ends.tolist(), encoded.lengths.tolist(), strict=True)
    ]


def rounded(text: dict[str, float]) -> dict[str, float]:
    return {name: round(float(np.float32(weight)), 5) for name, weight in text.items()}


@given(texts)
def test_many_texts_at_once_have_the_features_each_has_alone(texts: list[list[str]]) -> None:
    expected = [rounded(features(text, LEXICON)) for text in texts]
    assert as_dicts(encode(texts, LEXICON)) == expected


@given(texts)
def test_the_columns_of_a_text_are_ascending_and_all_in_use(texts: list[list[str]]) -> None:
    encoded = encode(texts, LEXICON)
    ends = np.cumsum(encoded.lengths)
    for columns in np.split(encoded.columns, ends[:-1]) if texts else ():
        assert (np.diff(columns) > 0).all()
    assert set(encoded.columns.tolist()) == set(range(len(encoded.names)))


def test_no_text_has_no_features() -> None:
    assert as_dicts(encode([], Lexicon())) == as_dicts(table([])) == []
