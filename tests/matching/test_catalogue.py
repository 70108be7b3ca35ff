"""What the matcher knows of its candidates."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from bot.matching import Candidate, Lexicon
from bot.matching.catalogue import Catalogue, build_catalogue
from bot.matching.entries import OFF_TOPIC, background
from bot.matching.matcher import coverage, near_miss_cosine, query_of
from bot.matching.ranking.features import features
from bot.matching.settings import SETTINGS
from tests.matching.harbour import CANDIDATES, LEXICON, PHRASINGS, plain


def type_share(catalogue: Catalogue, entry: int, question: str) -> float:
    types = query_of(catalogue, plain(question)).question_types
    return float(catalogue.question_types.of(np.asarray([entry]), types)[0])


def share_held(catalogue: Catalogue, entry: int, words: Sequence[str]) -> float:
    return float(coverage(catalogue, query_of(catalogue, words), np.asarray([entry])).share[0])


def test_the_background_of_off_topic_questions_comes_last(catalogue: Catalogue) -> None:
    assert catalogue.candidates == (*CANDIDATES, background())
    assert background().kind == "off_topic"
    assert background().id == OFF_TOPIC


def test_the_background_holds_no_question_twice_and_none_that_is_blank() -> None:
    phrasings = background().phrasings
    assert len(set(phrasings)) == len(phrasings) > 100
    assert all(map(str.strip, phrasings))


def test_every_text_is_a_line_and_every_line_a_row(catalogue: Catalogue) -> None:
    texts = sum(
        len(one.phrasings) + len(one.statements) + len(one.near_misses)
        for one in catalogue.candidates
    )
    assert len(catalogue.lines) == catalogue.index.rows == len(catalogue.row_weights) == texts
    assert catalogue.index.owner.tolist() == [line.entry for line in catalogue.lines]
    weights = {"phrasing": 1, "statement": SETTINGS.statement_weight, "near_miss": 0}
    assert catalogue.row_weights.tolist() == pytest.approx(
        [weights[line.role] for line in catalogue.lines]
    )


@pytest.mark.parametrize(("identity", "phrasing"), PHRASINGS)
def test_every_phrasing_is_an_exact_hit(catalogue: Catalogue, identity: str, phrasing: str) -> None:
    assert catalogue.id_of_phrasing[plain(phrasing)] == identity


@pytest.mark.parametrize("role", ["statements", "near_misses"])
def test_only_a_phrasing_is_an_exact_hit(catalogue: Catalogue, role: str) -> None:
    phrasings = {plain(phrasing) for _, phrasing in PHRASINGS}
    others = {plain(text) for one in CANDIDATES for text in getattr(one, role)} - phrasings
    assert others
    assert others.isdisjoint(catalogue.id_of_phrasing)


def test_a_near_miss_of_one_entry_may_be_a_phrasing_of_another() -> None:
    one = Candidate("walkout", "answer", ("who walked out",), (), ("who was fired",))
    other = Candidate("fired", "unknown", ("who was fired",))
    assert (
        build_catalogue([one, other], Lexicon()).id_of_phrasing[plain("who was fired")] == "fired"
    )


def test_of_two_entries_with_the_same_phrasing_the_first_is_the_exact_hit() -> None:
    pair = [Candidate(name, "answer", ("who walked out",)) for name in ("first", "second")]
    assert build_catalogue(pair, Lexicon()).id_of_phrasing[plain("who walked out")] == "first"


def test_a_phrasing_without_words_is_no_exact_hit() -> None:
    catalogue = build_catalogue([Candidate("blank", "answer", ("???",))], Lexicon())
    assert () not in catalogue.id_of_phrasing


@pytest.mark.parametrize(
    ("identity", "question", "fit"),
    [
        ("walkout-size", "how many dockers", 1.0),
        ("walkout-size", "which dockers walked out, and when", 0.0),
        ("walkout-size", "did the dockers walk out", 1.0),
        ("walkout-start", "when was it", 1.0),
        ("walkout-start", "how many were there when it began", 0.0),
        ("strike-leader", "who is it", 1.0),
    ],
)
def test_an_entry_knows_what_type_of_thing_it_is_asked_for(
    catalogue: Catalogue, entries: dict[str, int], identity: str, question: str, fit: float
) -> None:
    assert type_share(catalogue, entries[identity], question) == pytest.approx(fit)


def test_a_type_that_few_phrasings_ask_for_counts_in_part() -> None:
    phrasings = ("when did it begin", *(f"start of the strike at pier {n}" for n in range(9)))
    catalogue = build_catalogue([Candidate("start", "answer", phrasings)], Lexicon())
    assert type_share(catalogue, 0, "when was that") == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("dockers walked out", 1.0),
        ("stevedores walked out", 1.0),
        ("zeppelins", 0.0),
        ("what is it about", 1.0),
        ("", 1.0),
    ],
)
def test_coverage_is_the_share_of_words_an_entry_holds(
    catalogue: Catalogue, entries: dict[str, int], question: str, expected: float
) -> None:
    assert share_held(catalogue, entries["walkout-size"], plain(question)) == expected


def test_a_word_no_entry_holds_lowers_the_coverage(
    catalogue: Catalogue, entries: dict[str, int]
) -> None:
    assert 0 < share_held(catalogue, entries["walkout-size"], plain("dockers by zeppelin")) < 1


def test_the_background_is_taken_to_hold_no_words(catalogue: Catalogue) -> None:
    assert share_held(catalogue, len(catalogue.candidates) - 1, plain("best pizza")) == 0


def test_the_words_of_near_misses_are_not_held(
    catalogue: Catalogue, entries: dict[str, int]
) -> None:
    assert share_held(catalogue, entries["walkout-size"], ["sailors"]) == 0
    assert "sailors" not in catalogue.word_counts


def test_the_words_of_the_background_are_no_words_to_repair_towards(catalogue: Catalogue) -> None:
    alone = build_catalogue([], LEXICON)
    assert set(alone.word_counts) == set(LEXICON.terms()) <= set(catalogue.word_counts)


def test_the_nearest_near_miss_of_an_entry_is_told(
    catalogue: Catalogue, entries: dict[str, int]
) -> None:
    question = features(plain("how many dockers were dismissed"), LEXICON)
    cosines = catalogue.index.cosines(catalogue.index.row(question))
    assert near_miss_cosine(catalogue, entries["walkout-size"], cosines) == pytest.approx(
        1, abs=1e-5
    )
    assert 0 <= near_miss_cosine(catalogue, entries["pay-demand"], cosines) < 1
    assert near_miss_cosine(catalogue, entries["walkout-start"], cosines) == 0


@pytest.mark.parametrize(
    ("phrasings", "weight"),
    [
        ([SETTINGS.reranker_phrasings] * 3, SETTINGS.reranker_weight),
        ([2, SETTINGS.reranker_phrasings, 50], SETTINGS.reranker_weight),
        ([2, SETTINGS.reranker_phrasings - 1, 50], 0),
        ([], 0),
    ],
)
def test_the_reranker_has_a_say_where_most_entries_have_many_phrasings(
    phrasings: list[int], weight: float
) -> None:
    entries = [
        Candidate(f"pier-{number}", "answer", tuple(f"pier {number} {of}" for of in range(count)))
        for number, count in enumerate(phrasings)
    ]
    assert build_catalogue(entries, Lexicon()).reranker_weight == weight
