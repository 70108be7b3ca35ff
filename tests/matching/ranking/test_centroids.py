"""What the phrasings of each entry have in common."""

from __future__ import annotations

import numpy as np
import pytest

from bot.matching import Lexicon, stem
from bot.matching.ranking.centroids import Centroids, build_centroids, trigrams
from bot.matching.ranking.features import features
from bot.matching.ranking.sparse import Floats
from bot.matching.ranking.tfidf import Index
from bot.matching.settings import SETTINGS
from tests.matching.harbour import plain
from tests.matching.tables import build_index

Texts = list[tuple[int, str, float]]
WALKOUT, FERRIES, CRANES = 0, 1, 2
HARBOUR: Texts = [
    (WALKOUT, "how many dockers walked out", 1.0),
    (WALKOUT, "number of dockers who walked out", 1.0),
    (WALKOUT, "size of the walkout", 1.0),
    (FERRIES, "where do the ferries go", 1.0),
    (FERRIES, "which islands do the ferries serve", 1.0),
    (CRANES, "crane operators", 1.0),
]


def products(question: str, texts: Texts = HARBOUR) -> Floats:
    """Return the product of a question with the centroid of each entry."""
    index, found = built(texts)
    words = plain(question)
    return found.dot(index.row(features(words, Lexicon())), list(map(stem, words)))


def built(texts: Texts) -> tuple[Index, Centroids]:
    """Return the index and the centroids of the triples."""
    index = build_index(
        [features(plain(text), Lexicon()) for _, text, _ in texts], [entry for entry, _, _ in texts]
    )
    return index, build_centroids(index, np.asarray([weight for *_, weight in texts], np.float32))


@pytest.mark.parametrize(
    ("question", "entry"),
    [("how many dockers are out", WALKOUT), ("ferries", FERRIES), ("the operators", CRANES)],
)
def test_a_question_fits_the_entry_it_is_about(question: str, entry: int) -> None:
    assert products(question).argmax() == entry


def test_what_all_phrasings_hold_counts_more_than_what_one_holds() -> None:
    texts: Texts = [(0, "dockers walked out", 1.0), (0, "dockers pay", 1.0), (1, "ferries", 1.0)]
    assert products("dockers", texts)[0] > products("pay", texts)[0] > 0


def test_a_word_of_the_same_letters_counts_for_an_entry_that_fits_anyway() -> None:
    texts: Texts = [
        (0, "crane operators", 1.0),
        (1, "crane electricians", 1.0),
        (2, "where do the ferries go", 1.0),
    ]
    assert stem("electrical") != stem("electricians")
    assert products("crane electrical", texts).argmax() == 1


def test_letters_alone_bring_nothing_near() -> None:
    assert not trigrams("crane").isdisjoint(trigrams("cran"))
    assert not products("cranium").any()


def test_a_near_miss_has_no_part_in_the_centroid() -> None:
    assert products("sailors", [(0, "dockers", 1.0), (0, "sailors", 0.0)])[0] == 0


def test_a_statement_counts_less_than_a_phrasing() -> None:
    found = products("dockers", [(0, "dockers", 0.6), (1, "dockers", 1.0), (2, "ferries", 1.0)])
    assert 0 < found[0] < found[1]


def test_an_entry_whose_phrasings_are_alike_is_more_like_itself() -> None:
    texts: Texts = [
        (0, "how many dockers walked out", 1.0),
        (0, "how many dockers walked off", 1.0),
        (1, "where do the ferries go", 1.0),
        (1, "islands with a landing stage", 1.0),
    ]
    _, found = built(texts)
    assert found.self_similarity[0] > found.self_similarity[1]


def test_an_entry_of_one_phrasing_is_as_like_itself_as_the_others_on_average() -> None:
    _, found = built(HARBOUR)
    assert found.self_similarity[CRANES] == pytest.approx(found.self_similarity[:CRANES].mean())


def test_where_no_entry_has_two_phrasings_all_are_as_like_themselves_as_usual() -> None:
    _, found = built([(0, "dockers", 1.0), (1, "ferries", 1.0)])
    assert found.self_similarity.tolist() == pytest.approx([SETTINGS.lone_similarity] * 2)
