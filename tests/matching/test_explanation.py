"""Which words of a question counted for an entry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.matching import Candidate, Matcher
from bot.matching.catalogue import Catalogue
from bot.matching.entries import OFF_TOPIC
from bot.matching.explanation import MatchExplanation, explain_match
from tests.matching.harbour import PHRASINGS, plain

MATCHING = Matcher([]).match("")


def explained(catalogue: Catalogue, question: str, entry: str) -> MatchExplanation:
    matching = replace(MATCHING, words=plain(question))
    return explain_match(catalogue, matching, entry)


def counted(catalogue: Catalogue, question: str, entry: str) -> dict[str, float]:
    found = explained(catalogue, question, entry)
    return {" ".join(one.words): one.share for one in found.counted}


@pytest.mark.parametrize(("entry", "phrasing"), PHRASINGS)
def test_shares_add_up_to_all_the_most_first(
    catalogue: Catalogue, entry: str, phrasing: str
) -> None:
    shares = counted(catalogue, f"zeppelin {phrasing}", entry)
    assert sum(shares.values()) == pytest.approx(1)
    assert list(shares.values()) == sorted(shares.values(), reverse=True)
    assert min(shares.values()) > 0


def test_the_rare_words_of_an_entry_count_most(catalogue: Catalogue) -> None:
    shares = counted(catalogue, "what did the ferries do to you", "ferries-halted")
    assert next(iter(shares)) == "ferries"
    assert shares["ferries"] > 0.5


@pytest.mark.parametrize(
    ("question", "entry", "together"),
    [
        ("how many people struck", "walkout-size", "how many"),
        ("what does the harbour company offer", "pay-offer", "harbour company"),
        ("how is the strike", "walkout-size", "how"),
    ],
)
def test_words_that_belong_together_count_as_one(
    catalogue: Catalogue, question: str, entry: str, together: str
) -> None:
    shares = counted(catalogue, question, entry)
    assert together in shares
    assert shares.keys().isdisjoint({"many", "harbour", "company"})


def test_a_name_of_the_wider_world_counts_as_one() -> None:
    matcher = Matcher([Candidate("flights", "answer", ("are there flights to new york",))])
    assert "new york" in counted(matcher.catalogue, "any new york flights", "flights")


def test_a_repeated_word_counts_once(catalogue: Catalogue) -> None:
    once = counted(catalogue, "ferries stopped", "ferries-halted")
    twice = counted(catalogue, "ferries ferries stopped", "ferries-halted")
    assert list(once) == list(twice) == ["ferries", "stopped"]


def test_a_word_nobody_holds_counts_for_nothing_and_is_missing(catalogue: Catalogue) -> None:
    found = explained(catalogue, "zeppelin zeppelin ferries the 12", "ferries-halted")
    assert found.missing == ("zeppelin",)
    assert "zeppelin" not in {word for one in found.counted for word in one.words}


def test_a_synonym_of_a_word_is_not_missing(catalogue: Catalogue) -> None:
    assert explained(catalogue, "boat stevedores", "ferries-halted").missing == ("stevedores",)


def test_nothing_in_common_is_nothing_counted(catalogue: Catalogue) -> None:
    assert explained(catalogue, "zeppelin", "pay-offer").counted == ()
    assert explained(catalogue, "", "pay-offer").counted == ()


@pytest.mark.parametrize(
    ("question", "entry", "near_miss"),
    [
        ("did sailors walk out", "walkout-size", "how many sailors walked out"),
        ("were dockers dismissed", "walkout-size", "how many dockers were dismissed"),
        ("were dockers dismissed", "pay-offer", None),
    ],
)
def test_the_nearest_near_miss_is_told(
    catalogue: Catalogue, question: str, entry: str, near_miss: str | None
) -> None:
    assert explained(catalogue, question, entry).near_miss == near_miss


def test_small_words_count_only_where_there_are_no_others(catalogue: Catalogue) -> None:
    assert counted(catalogue, "what is the table", "pay-offer").keys() == {"table"}
    assert counted(catalogue, "what is on the", "pay-offer").keys() == {"what", "is", "on", "the"}


def test_the_background_is_explained_too(matcher: Matcher) -> None:
    matching = matcher.match("who won the football match last night")
    assert matching.ranked[0].id == OFF_TOPIC
    assert explain_match(matcher.catalogue, matching, OFF_TOPIC).counted
