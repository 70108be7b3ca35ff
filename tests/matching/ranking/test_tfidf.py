"""The sparse index of phrasings."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.ranking.sparse import Floats
from bot.matching.ranking.tfidf import Index
from tests.matching.tables import build_index

# Entry 0 says "dockers" three times, entries 1 and 2 once; "harbour" is once in each entry.
TEXTS = (
    {"sdockers": 1.0, "sharbour": 1.0},
    {"sdockers": 1.0, "sstrike": 1.0},
    {"sdockers": 1.0, "swalkout": 0.6},
    {"sharbour": 1.0, "spay": 1.0, "knumber": 0.6},
    {"sharbour": 1.0, "sferry": 1.0},
)
OWNER = (0, 0, 0, 1, 2)
INDEX = build_index(TEXTS, OWNER)

names = st.sampled_from(["sa", "sb", "sc", "pa b", "knumber", "m0"])
texts = st.dictionaries(names, st.sampled_from([0.6, 0.7, 1.0]), min_size=1)
collections = st.lists(texts, min_size=1, max_size=8)


def idf(index: Index, name: str) -> float:
    return float(index.idf[index.vocabulary[name]])


def dense_rows(index: Index) -> Floats:
    dense = np.zeros((index.rows, len(index.vocabulary)), np.float32)
    for row in range(index.rows):
        span = slice(index.row_start[row], index.row_start[row + 1])
        dense[row, index.row_columns[span]] = index.row_values[span]
    return dense


@given(collections)
def test_the_cosine_of_a_text_to_itself_is_one(collection: list[dict[str, float]]) -> None:
    index = build_index(collection, range(len(collection)))
    for row, text in enumerate(collection):
        assert index.cosines(index.row(text))[row] == pytest.approx(1, abs=1e-5)


@given(collections, texts)
def test_every_cosine_lies_between_nought_and_one(
    collection: list[dict[str, float]], text: dict[str, float]
) -> None:
    index = build_index(collection, range(len(collection)))
    cosines = index.cosines(index.row(text))
    assert cosines.shape == (len(collection),)
    assert cosines.dtype == np.float32
    assert (cosines >= 0).all()
    assert (cosines <= 1 + 1e-5).all()


@given(collections, texts)
def test_cosines_to_some_are_those_among_the_cosines_to_all(
    collection: list[dict[str, float]], text: dict[str, float]
) -> None:
    index = build_index(collection, range(len(collection)))
    row, some = index.row(text), np.arange(0, index.rows, 2)
    assert (index.cosines(row, some) == index.cosines(row)[some]).all()


@given(collections, texts)
def test_cosines_are_the_products_of_unit_rows(
    collection: list[dict[str, float]], text: dict[str, float]
) -> None:
    index = build_index(collection, range(len(collection)))
    row = index.row(text)
    question = np.zeros(len(index.vocabulary), np.float32)
    question[row.columns] = row.values
    assert index.cosines(row) == pytest.approx(dense_rows(index) @ question, abs=1e-5)
    assert np.linalg.norm(dense_rows(index), axis=1) == pytest.approx(1, abs=1e-5)


def test_a_word_of_many_phrasings_of_one_entry_is_rare() -> None:
    assert idf(INDEX, "sdockers") == idf(INDEX, "sstrike") == idf(INDEX, "sferry")


def test_a_word_of_every_entry_is_common() -> None:
    assert 0 < idf(INDEX, "sharbour") < idf(INDEX, "sdockers")


def test_a_further_phrasing_of_the_same_entry_leaves_the_idf_as_it_is() -> None:
    more = build_index((TEXTS[0], *TEXTS), (0, *OWNER))
    assert {name: idf(more, name) for name in more.vocabulary} == {
        name: idf(INDEX, name) for name in INDEX.vocabulary
    }


def test_an_unseen_word_lowers_every_cosine() -> None:
    seen = INDEX.row({"sdockers": 1.0, "sharbour": 1.0})
    less = INDEX.row({"sdockers": 1.0, "sharbour": 1.0, "szeppelin": 1.0})
    before, after = INDEX.cosines(seen), INDEX.cosines(less)
    assert (after[before > 0] < before[before > 0]).all()
    assert seen.length < less.length


def test_unseen_pairs_and_question_types_lower_nothing() -> None:
    plain = INDEX.row({"sdockers": 1.0})
    other = INDEX.row({"sdockers": 1.0, "pdockers fly": 0.6, "kshare": 0.6})
    assert other.values == pytest.approx(plain.values)
    assert other.length == plain.length


def test_a_text_of_unseen_words_only_is_near_nothing() -> None:
    row = INDEX.row({"szeppelin": 1.0})
    assert not INDEX.cosines(row).any()


def test_a_text_without_features_is_near_nothing() -> None:
    row = INDEX.row({})
    assert not INDEX.cosines(row).any()


def test_an_index_of_nothing_answers_nothing() -> None:
    index = build_index([], [])
    assert index.rows == 0
    assert index.cosines(index.row({"sdockers": 1.0})).shape == (0,)


def test_a_text_without_features_can_be_a_row() -> None:
    index = build_index([{}, {"sdockers": 1.0}], [0, 1])
    assert index.cosines(index.row({"sdockers": 1.0})).tolist() == pytest.approx([0, 1])
