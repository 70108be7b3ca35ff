"""Names of the wider world."""

from __future__ import annotations

import pytest

from bot.matching import Mention
from bot.matching.text.lexicon import gazetteer, mentions, name_words
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
