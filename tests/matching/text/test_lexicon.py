"""Names of the wider world."""

from __future__ import annotations

import pytest

from bot.matching import Candidate, Lexicon, Matcher, Mention
from bot.matching.text.lexicon import gazetteer, general_synonyms, mentions, name_words
from tests.matching.harbour import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ferries to Sri Lanka today", [Mention("Sri Lanka", 2, 4)]),
        ("INDIANS and Pakistanis", [Mention("India", 0, 1), Mention("Pakistan", 2, 3)]),
        ("India's harbours", [Mention("India", 0, 1)]),
        ("how many dockers walked out", []),
        ("", []),
    ],
)
def test_a_name_is_found_by_any_spelling_and_told_by_its_canonical_one(
    text: str, expected: list[Mention]
) -> None:
    assert list(mentions(plain(text))) == expected


@pytest.mark.parametrize(
    ("text", "name", "shorter"),
    [("ships of saudi arabia", "Saudi Arabia", "saudi"), ("in sri lankan ports", "Sri Lanka", "")],
)
def test_the_longest_name_at_a_place_wins(text: str, name: str, shorter: str) -> None:
    found = list(mentions(text.split()))
    assert [mention.name for mention in found] == [name]
    assert found[0].end - found[0].start == 2
    assert not shorter or (shorter,) in gazetteer().names


def test_names_side_by_side_are_all_found() -> None:
    found = list(mentions("india saudi arabia india".split()))
    assert [(mention.start, mention.end) for mention in found] == [(0, 1), (1, 3), (3, 4)]


def test_a_name_cut_short_by_the_end_of_the_text_is_no_name() -> None:
    assert not list(mentions(["sri"]))


def test_every_spelling_of_the_gazetteer_can_be_found() -> None:
    for spelling, name in gazetteer().names.items():
        assert list(mentions(spelling)) == [Mention(name, 0, len(spelling))]


def test_the_words_of_names_are_those_of_the_gazetteer() -> None:
    assert {"sri", "lanka", "pakistan"} <= name_words()
    assert "dockers" not in name_words()


def test_synonyms_that_serve_any_base_count_where_the_base_has_none_of_its_own() -> None:
    own = Lexicon(synonyms=((("cash",), ("dosh",)),), general_weight=0.5)
    assert list(own.meanings(["cash"])) == list(own.meanings(["dosh"])) != []
    assert list(own.meanings(["money"])) == [], "guards read the base's own synonyms alone"
    assert set(own.all_meanings(["money"])).isdisjoint(own.all_meanings(["cash"]))
    assert list(own.all_meanings(["money"])) == list(own.all_meanings(["fund"])) != []
    assert list(Lexicon().all_meanings(["money"])) == []


def test_a_question_in_other_words_finds_its_entry_by_them() -> None:
    entries = [
        Candidate("ransom", "answer", ("how much money is demanded",)),
        Candidate("ships", "answer", ("how many ships are waiting",)),
    ]
    evidence = [
        Matcher(entries, Lexicon(general_weight=weight)).match("the cash they want").best("answer")
        for weight in (0.0, 0.5)
    ]
    assert evidence[0] is None
    assert evidence[1] is not None
    assert evidence[1].id == "ransom"


def test_general_synonyms_have_no_empty_phrase() -> None:
    phrases = general_synonyms()
    assert len({name for _, name in phrases}) >= 100
    assert all(phrase and all(phrase) for phrase, _ in phrases)
