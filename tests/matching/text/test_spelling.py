"""Misspelt words."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.matching.settings import SETTINGS
from bot.matching.text.common import common_words
from bot.matching.text.lexicon import name_words
from bot.matching.text.spelling import Speller
from bot.matching.text.vocabulary import STOPWORDS

KNOWN = {"dockers": 9, "stevedores": 4, "harbour": 5, "walkout": 7, "crane": 2, "ferry": 1}
SPELLER = Speller({**KNOWN, "vellen": 3, "vallen": 1, "of": 3, "340": 2})


def repaired(text: str) -> str:
    return " ".join(SPELLER.repair(text.split()))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dokcers", "dockers"),
        ("dckers", "dockers"),
        ("dockkers", "dockers"),
        ("odckers", "dockers"),
        ("harbuor", "harbour"),
        ("walkuot", "walkout"),
        ("steevdoers", "stevedores"),
        ("frery", "ferry"),
        ("how many dokcers at the harbuor", "how many dockers at the harbour"),
    ],
)
def test_a_slip_in_a_known_word_is_repaired(typed: str, meant: str) -> None:
    assert repaired(typed) == meant


@given(st.sampled_from(sorted(KNOWN)), st.data())
def test_one_slip_after_the_first_letter_is_always_repaired(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(word) - 2))
    kind = data.draw(st.sampled_from(["swapped", "missing", "doubled"]))
    slip = {
        "swapped": word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        "missing": word[:place] + word[place + 1 :],
        "doubled": word[:place] + word[place] + word[place:],
    }[kind]
    ordinary = slip in common_words() or slip in STOPWORDS or slip in name_words()
    assume(len(slip) >= SETTINGS.shortest_repaired and not ordinary)
    assert repaired(slip) == (slip if SPELLER.knows(slip) else word)


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("frr", "too short"),
        ("of", "known"),
        ("docker", "another form of a known word"),
        ("docking", "too far from any"),
        ("34o0", "no word of letters"),
        ("workers", "ordinary English"),
        ("their", "a stop word"),
        ("karachi", "a name"),
        ("dxcxers", "two slips in a short word"),
        ("zzzzzzzz", "near nothing"),
    ],
)
def test_a_word_that_is_no_misspelling_stays(word: str, why: str) -> None:
    assert repaired(word) == word, why


def test_two_slips_are_forgiven_in_long_words_only() -> None:
    assert len("steevdors") >= SETTINGS.shortest_repaired_twice > len("dakcers")
    assert repaired("steevdors") == "stevedores"
    assert repaired("dakcrs") == "dakcrs"


def test_of_two_words_as_near_the_more_frequent_is_meant() -> None:
    assert repaired("vullen") == "vellen"


@given(st.sampled_from(sorted(common_words())))
def test_an_ordinary_word_is_never_repaired(word: str) -> None:
    assert repaired(word) == word


@given(st.lists(st.text(min_size=1)))
def test_repair_keeps_the_number_of_words_and_repairs_into_known_ones(plain: list[str]) -> None:
    found = list(SPELLER.repair(plain))
    assert len(found) == len(plain)
    assert all(new in (old, *SPELLER.counts) for old, new in zip(plain, found, strict=True))


def test_a_word_is_known_in_any_form() -> None:
    assert SPELLER.knows("dockers")
    assert SPELLER.knows("docker")
    assert SPELLER.knows("harbours")
    assert not SPELLER.knows("lighthouse")
