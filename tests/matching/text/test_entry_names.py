"""Which names of the wider world a base holds."""

from __future__ import annotations

import pytest

from bot.matching import Candidate, Lexicon
from bot.matching.catalogue import Catalogue, build_catalogue
from bot.matching.settings import SETTINGS
from bot.matching.text.lexicon import mentions
from tests.matching.harbour import CANDIDATES, plain


def unsupported_names(catalogue: Catalogue, entry: int, question: str) -> list[str]:
    found = catalogue.names.unsupported_names(entry, mentions(plain(question)))
    return [mention.name for mention in found]


@pytest.mark.parametrize(
    ("identity", "question", "expected"),
    [
        ("ferries-halted", "are the ferries to Karachi running", []),
        ("walkout-size", "how many dockers walked out in Karachi", ["Karachi"]),
        ("ferries-halted", "ferries to Gaza and Karachi", ["Gaza"]),
        ("walkout-size", "how many dockers walked out", []),
    ],
)
def test_names_that_an_entry_does_not_hold_are_unsupported(
    catalogue: Catalogue, entries: dict[str, int], identity: str, question: str, expected: list[str]
) -> None:
    assert unsupported_names(catalogue, entries[identity], question) == expected


def test_any_spelling_of_a_name_that_an_entry_holds_is_familiar() -> None:
    candidate = Candidate("crew", "answer", ("who is aboard",), ("The crew is Indian.",))
    other = Candidate("ferries", "answer", ("are the ferries halted",))
    catalogue = build_catalogue([candidate, other, other], Lexicon())
    assert unsupported_names(catalogue, 0, "is the crew from India") == []
    assert unsupported_names(catalogue, 1, "is the crew from India") == ["India"]


def test_a_name_that_only_phrasings_hold_is_unsupported(catalogue: Catalogue) -> None:
    crew = Candidate("crew", "answer", ("is the crew Indian",), ("The crew is local.",))
    shown = Candidate("cargo", "answer", ("what is aboard",), shown=("It came from Gaza.",))
    story = build_catalogue([crew, shown, *CANDIDATES], Lexicon())
    assert unsupported_names(story, 0, "from india") == ["India"]
    assert unsupported_names(story, 1, "from gaza") == []
    assert catalogue.names.base_wide_names == frozenset()


def test_where_nothing_is_shown_the_names_of_phrasings_are_familiar() -> None:
    crew = Candidate("crew", "answer", ("is the crew of Gaza here",))
    story = build_catalogue([crew, *CANDIDATES], Lexicon())
    assert unsupported_names(story, 0, "the Gaza crew") == []
    assert unsupported_names(story, 0, "the Karachi crew") == ["Karachi"]


def test_a_name_of_many_answers_sets_the_scene_for_all() -> None:
    stories = [
        Candidate("cranes", "answer", ("do the cranes of Karachi stand still",)),
        Candidate("ferries", "answer", ("are the Karachi ferries halted", "boats to Lahore")),
        Candidate("pay", "answer", ("what is the pay dispute about",)),
    ]
    assert 1 < SETTINGS.base_wide_share * len(stories) <= 2
    catalogue = build_catalogue(stories, Lexicon())
    assert catalogue.names.base_wide_names == {"Karachi"}
    assert unsupported_names(catalogue, 2, "pay in karachi and lahore") == ["Lahore"]


def test_the_names_of_answers_are_those_they_show_and_of_actors() -> None:
    stories = [
        Candidate("ferries", "answer", ("boats",), ("Ferries to Karachi.",), ("what of Gaza",)),
        Candidate("route", "unknown", ("any route",), ("the route to Lahore",)),
    ]
    lexicon = Lexicon(names=(("navy", (plain("Indian navy"),)),))
    assert build_catalogue(stories, lexicon).names.of_answers == {"Karachi", "India"}


def test_a_name_that_no_answer_and_no_actor_bears_is_unknown() -> None:
    stories = [
        Candidate("ferries", "answer", ("boats",), ("Ferries to Karachi.",)),
        Candidate("route", "unknown", ("any route",), ("the route to Lahore",)),
    ]
    names = build_catalogue(stories, Lexicon()).names
    found = names.unknown(mentions(plain("from Karachi to Lahore")))
    assert [mention.name for mention in found] == ["Lahore"]
