"""Phrasings asked as though the base did not hold them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bot.matching import Candidate, Match, Matcher
from bot.matching.leave_one_out import LeaveOneOut, blanked
from bot.matching.ranking.features import features
from tests.matching.harbour import CANDIDATES, LEXICON, PHRASINGS


@pytest.fixture(scope="module")
def leave_one_out(matcher: Matcher) -> LeaveOneOut:
    return LeaveOneOut(matcher)


def rebuilt_without(entry: str, phrasing: str) -> Matcher:
    """Return a matcher for the harbour that never held the phrasing."""
    return Matcher(
        (
            replace(one, phrasings=tuple(text for text in one.phrasings if text != phrasing))
            if one.id == entry
            else one
            for one in CANDIDATES
        ),
        LEXICON,
    )


def found(match: Match) -> tuple[str, str]:
    return match.id, match.phrasing


@pytest.mark.parametrize(("entry", "phrasing"), PHRASINGS)
def test_a_withheld_phrasing_is_not_found_itself(
    leave_one_out: LeaveOneOut, entry: str, phrasing: str
) -> None:
    matching = leave_one_out.match(phrasing)
    assert matching.exact_match_id is None
    assert (entry, phrasing) not in map(found, matching.ranked)
    assert all(match.cosine < 0.999 for match in matching.ranked)


@pytest.mark.parametrize(
    ("entry", "phrasing"),
    [
        ("walkout-size", "how many people take part in the strike"),
        ("walkout-start", "what day did the dockers stop work"),
        ("pay-offer", "what percentage is on the table"),
    ],
)
def test_withholding_comes_to_what_a_base_without_the_phrasing_would(
    leave_one_out: LeaveOneOut, entry: str, phrasing: str
) -> None:
    # Not quite the same: a base without it weighs the words it alone held otherwise.
    withheld = leave_one_out.match(phrasing)
    rebuilt = rebuilt_without(entry, phrasing).match(phrasing)
    assert found(withheld.ranked[0]) == found(rebuilt.ranked[0])
    assert withheld.ranked[0].cosine == pytest.approx(rebuilt.ranked[0].cosine, abs=0.15)


def test_an_entry_the_base_does_not_hold_is_found_by_none_of_its_texts(
    leave_one_out: LeaveOneOut,
) -> None:
    (number,) = (at for at, one in enumerate(CANDIDATES) if one.id == "pay-offer")
    question = "what pay rise does the company put on the table"
    assert leave_one_out.match(question).ranked[0].id == "pay-offer"
    ranked = leave_one_out.match(question, [number]).ranked
    assert ranked
    assert "pay-offer" not in [match.id for match in ranked]


def test_every_copy_of_the_text_is_withheld() -> None:
    twice = Candidate("gulls", "answer", ("where do gulls nest", "Where do gulls nest?"))
    other = Candidate("terns", "answer", ("where do terns nest",))
    assert LeaveOneOut(Matcher([twice, other])).match("where do gulls nest").ranked[0].id == "terns"


def test_a_text_the_base_does_not_hold_is_matched_as_ever(
    matcher: Matcher, leave_one_out: LeaveOneOut
) -> None:
    question = "how many stevedores are on strike now"
    assert leave_one_out.match(question) == matcher.match(question)


def test_the_matcher_stays_as_it_was(matcher: Matcher, leave_one_out: LeaveOneOut) -> None:
    before = matcher.match("number of dockers on strike")
    leave_one_out.match("number of dockers on strike")
    assert matcher.match("number of dockers on strike") == before


def test_a_blanked_row_is_near_nothing_and_no_other_row_changes(matcher: Matcher) -> None:
    index, blank = matcher.catalogue.index, 3
    without = blanked(index, [blank])
    others = np.arange(index.rows) != blank
    for line in matcher.catalogue.lines[:12]:
        row = index.row(features(line.plain, LEXICON))
        assert without.cosines(row)[blank] == 0
        assert (without.cosines(row)[others] == index.cosines(row)[others]).all()
    start, end = index.row_start[blank : blank + 2]
    assert not without.row_values[start:end].any()
    assert (without.row_values[:start] == index.row_values[:start]).all()
    assert (without.row_values[end:] == index.row_values[end:]).all()
