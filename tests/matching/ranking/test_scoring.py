"""From cosines to scores of entries."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching import Lexicon, stem
from bot.matching.ranking.centroids import build_centroids
from bot.matching.ranking.features import features
from bot.matching.ranking.scoring import Ranker, Scores, nearest
from bot.matching.settings import SETTINGS
from tests.matching.harbour import plain
from tests.matching.tables import build_index

Texts = list[tuple[int, str, float]]


def scores(
    question: str, texts: Texts, reranker_weight: float = SETTINGS.reranker_weight
) -> Scores:
    """Score a question against (entry, text, weight) triples, given in the order of entries."""
    lexicon = Lexicon()
    index = build_index(
        [features(plain(text), lexicon) for _, text, _ in texts], [entry for entry, _, _ in texts]
    )
    row_weights = np.asarray([weight for _, _, weight in texts], np.float32)
    words = plain(question)
    row = index.row(features(words, lexicon))
    ranker = Ranker(index, build_centroids(index, row_weights), row_weights, reranker_weight)
    return ranker.score(row, list(map(stem, words)))


OFFER, DEMAND = 0, 1
PAY: Texts = [
    (OFFER, "what pay rise does the company offer to the dockers", 1.0),
    (OFFER, "which pay rise is on offer for the dockers of vellen", 1.0),
    (OFFER, "size of the pay rise offered to the dockers", 1.0),
    (DEMAND, "what pay rise does the union demand for the dockers", 1.0),
    (DEMAND, "which pay rise is demanded for the dockers of vellen", 1.0),
    (DEMAND, "size of the pay rise the union wants for the dockers", 1.0),
    (2, "where do the ferries go", 1.0),
]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how large a pay rise for the dockers of vellen does the company offer", OFFER),
        ("how large a pay rise for the dockers of vellen does the union demand", DEMAND),
        ("pay rise for the dockers: the demand", DEMAND),
    ],
)
def test_one_word_tells_two_entries_apart_that_share_all_others(
    question: str, expected: int
) -> None:
    found = scores(question, PAY)
    ranked = found.entry[np.argsort(-found.score)].tolist()
    assert ranked[:2] == [expected, OFFER + DEMAND - expected]
    assert found.entry[found.reranked.argmax()] == expected


def test_the_score_is_the_evidence_lessened_by_the_reranker() -> None:
    found = scores("what pay rise for the dockers does the company offer", PAY)
    assert (found.score <= found.evidence).all()
    assert found.score[1] / found.score[0] < found.evidence[1] / found.evidence[0]


def test_where_the_reranker_weighs_nothing_evidence_alone_decides() -> None:
    found = scores("what pay rise for the dockers does the company offer", PAY, 0)
    assert (found.score == found.evidence).all()
    assert found.reranked.any()  # a signal of the confidence all the same


def test_many_phrasings_that_nearly_fit_beat_one() -> None:
    texts = [(0, "cranes of the north pier stand", 1.0)]
    texts += [(1, f"cranes of the {side} pier stand", 1.0) for side in ("east", "west", "south")]
    found = scores("cranes of the old pier stand", texts)
    assert found.entry[found.evidence.argmax()] == 1


def test_near_misses_belong_to_no_entry() -> None:
    texts = [(0, "how many dockers walked out", 1.0), (1, "how many dockers were fired", 0.0)]
    found = scores("how many dockers were fired", texts)
    assert found.entry.tolist() == [0]
    assert found.phrasing.tolist() == [0]


def test_many_near_misses_crowd_no_phrasing_out() -> None:
    texts: Texts = [(0, "dockers walked out", 1.0)]
    texts += [(0, f"dockers fired {day}", 0.0) for day in range(2 * SETTINGS.reranked_phrasings)]
    found = scores("dockers fired", texts)
    assert found.phrasing.tolist() == [0]


def test_statements_count_less_than_phrasings() -> None:
    texts = [(0, "dockers walked out", 0.6), (1, "dockers walked out", 1.0), (2, "ferries", 1.0)]
    found = scores("dockers walked out", texts)
    assert found.entry.tolist() == [1, 0]
    assert found.evidence[0] > found.evidence[1]
    assert found.cosines[:2] == pytest.approx(1, abs=1e-5)


def test_all_columns_tell_of_the_same_entries_best_first() -> None:
    found = scores("what pay rise does the company offer", PAY)
    assert found.entry.tolist() == [OFFER, DEMAND, 2]
    assert found.phrasing.tolist() == [0, 3, 6]
    assert found.evidence.tolist() == sorted(found.evidence.tolist(), reverse=True)
    for column in (found.evidence, found.reranked, found.phrasing):
        assert column.shape == found.entry.shape


def test_a_question_near_nothing_has_no_scores() -> None:
    found = scores("zeppelin", PAY)
    for column in (found.entry, found.evidence, found.reranked, found.phrasing, found.score):
        assert len(column) == 0


def test_only_so_many_entries_are_scored_and_so_many_phrasings_reranked() -> None:
    texts = [
        (entry, f"crane {entry}{number} at pier {number}", 1.0)
        for entry in range(2 * SETTINGS.nearest_entries)
        for number in range(2 * SETTINGS.reranked_phrasings)
    ]
    assert len(scores("crane at the pier", texts).entry) <= SETTINGS.nearest_entries
    assert scores("crane 37 at pier 7", texts).entry[0] == 3


@given(st.lists(st.floats(-1, 1, width=32), max_size=30), st.integers(1, 30))
def test_nearest_are_the_largest_positive_values_largest_first(
    values: list[float], count: int
) -> None:
    array = np.asarray(values, np.float32)
    found = array[nearest(array, count)].tolist()
    assert found == sorted((value for value in values if value > 0), reverse=True)[:count]
