"""From a text to ranked entries, with the confidence in the best answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching import Candidate, Matcher
from bot.matching.entries import OFF_TOPIC, background
from bot.matching.settings import SETTINGS
from tests.matching.harbour import CANDIDATES, LEXICON, PHRASINGS, group

MATCHER = Matcher(CANDIDATES, LEXICON)
hostile = st.text(st.characters(), max_size=5_000)
on_topic = st.lists(
    st.sampled_from(
        "how many dockers walked out who leads the strike pay rise union company say according to "
        "karachi gaza 340 when dokcers zeppelin hello not ferries \ud800 \u0301 \u202e".split()
    ),
    max_size=30,
).map(" ".join)


@given(hostile | on_topic)
def test_any_text_is_matched_with_a_probability_and_in_order(text: str) -> None:
    found = MATCHER.match(text)
    assert 0 <= found.confidence <= 1
    order = [(match.id != found.exact_match_id, -match.score) for match in found.ranked]
    assert order == sorted(order)
    assert len({match.id for match in found.ranked}) == len(found.ranked)
    assert 0 <= found.on_topic <= 1
    is_near = any(match.kind != "off_topic" for match in found.ranked)
    assert (found.signals is not None) == is_near
    assert len(found.words) == len(" ".join(found.words).split())


@pytest.mark.parametrize(("identity", "phrasing"), PHRASINGS)
def test_every_phrasing_finds_its_own_entry(matcher: Matcher, identity: str, phrasing: str) -> None:
    found = matcher.match(phrasing)
    assert found.exact_match_id == found.ranked[0].id == identity
    assert found.ranked[0].phrasing == phrasing
    assert found.ranked[0].cosine == pytest.approx(1, abs=1e-5)
    if found.is_certain:
        assert found.confidence >= SETTINGS.exact_confidence


@pytest.mark.parametrize(
    ("identity", "question"),
    [
        ("walkout-size", "so how many stevedores downed tools and walked out?"),
        ("walkout-size", "fact check: I heard 340 dockers walked out, is that true?"),
        ("walkout-size", "what number of dokcers walked out according to the union"),
        ("walkout-size-company", "what number of dockers walked out according to the company"),
        ("walkout-size-company", "how many on strike, does the harbour company say?"),
        ("walkout-start", "on what day did the strike begin"),
        ("walkout-start", "since when have the dockers stopped work"),
        ("pay-offer", "how big a pay rise has the company offered"),
        ("pay-demand", "how big a pay rise has the union demanded"),
        ("ferries-halted", "have boats to Karachi stopped running"),
        ("pay", "whats this whole pay dispute really abt"),
        ("dismissed-count", "how many stevedores got fired"),
        ("strike-leader", "who is the leader of this strike"),
        ("strike-leader", "WHO LEADS THE STOPPAGE"),
    ],
)
def test_another_wording_finds_the_entry(matcher: Matcher, identity: str, question: str) -> None:
    found = matcher.match(question)
    assert found.exact_match_id is None
    assert found.ranked[0].id == identity


@pytest.mark.parametrize("question", background().phrasings[:60:6])
def test_small_talk_goes_to_the_background(matcher: Matcher, question: str) -> None:
    found = matcher.match(question)
    assert found.ranked[0].id == OFF_TOPIC
    assert found.confidence < 0.5


@pytest.mark.parametrize(
    "question",
    ["how are you today my friend", "what is the capital of france", "recommend me a good movie"],
)
def test_other_questions_go_to_the_background(matcher: Matcher, question: str) -> None:
    found = matcher.match(question)
    assert found.exact_match_id is None
    assert found.ranked[0].kind == "off_topic"
    assert found.confidence < 0.5


@pytest.mark.parametrize("text", ["", "zeppelin", "\0", "\ud800"])
def test_a_text_without_a_known_word_finds_no_answer(matcher: Matcher, text: str) -> None:
    found = matcher.match(text)
    assert found.best("answer") is None
    assert found.best("unknown") is None
    assert found.confidence == 0
    assert found.signals is None
    assert found.exact_match_id is None


def test_the_best_of_each_kind_is_told(matcher: Matcher) -> None:
    found = matcher.match("how many dockers")
    answer, unknown = found.best("answer"), found.best("unknown")
    assert answer is not None
    assert unknown is not None
    assert (answer.kind, answer.id) == ("answer", "walkout-size")
    assert (unknown.kind, unknown.id) == ("unknown", "dismissed-count")


def test_repairs_and_unseen_words_are_told(matcher: Matcher) -> None:
    found = matcher.match("how many dokcers saw 340.5 zeppelins")
    assert found.repaired == (("dokcers", "dockers"),)
    assert found.words == ("how", "many", "dockers", "saw", "340.5", "zeppelins")
    assert found.out_of_vocabulary == ("saw", "zeppelins")


def test_a_name_is_unsupported_but_not_unseen(matcher: Matcher) -> None:
    found = matcher.match("how many dockers walked out in Sri Lanka")
    assert [mention.name for mention in found.unsupported_names] == ["Sri Lanka"]
    assert found.out_of_vocabulary == ()


@pytest.mark.parametrize(
    ("place", "unsupported"),
    [("", 0.0), ("in Karachi", SETTINGS.name_held_elsewhere), ("in Gaza", 1.0)],
)
def test_a_name_weighs_more_where_no_answer_holds_it(
    matcher: Matcher, place: str, unsupported: float
) -> None:
    found = matcher.match(f"what number of dockers walked out {place}")
    best = found.best("answer")
    assert best is not None
    assert best.id == "walkout-size"
    assert found.signals is not None
    assert found.signals.unsupported_names == unsupported


def test_an_unsupported_name_and_an_unseen_word_lower_the_confidence(matcher: Matcher) -> None:
    usual, gaza, zeppelin = (
        matcher.match(f"what number of dockers walked out {end}").confidence
        for end in ("", "in Gaza", "by zeppelin")
    )
    assert gaza < usual
    assert zeppelin < usual


def test_a_near_miss_is_not_answered(matcher: Matcher) -> None:
    found = matcher.match("how many sailors walked out")
    assert found.exact_match_id is None
    answer = found.best("answer")
    assert answer is not None
    assert answer.near_miss_cosine == pytest.approx(1, abs=1e-5)


def test_a_phrasing_of_an_unknown_gives_no_answer_certainty(matcher: Matcher) -> None:
    found = matcher.match("How many dockers were dismissed?")
    assert found.exact_match_id == "dismissed-count"
    assert found.confidence < SETTINGS.exact_confidence


def share(candidates: Iterable[Candidate], question: str) -> float:
    """Return the share of the best answer and what is related to it, by the reranker."""
    signals = Matcher(candidates).match(question).signals
    assert signals is not None
    return signals.reranked


@pytest.mark.parametrize(
    ("question", "related"), [("what pay rise", True), ("when did the walkout begin", False)]
)
def test_an_entry_and_its_parts_are_related(question: str, *, related: bool) -> None:
    apart = [replace(candidate, parts=()) for candidate in CANDIDATES]
    assert (share(CANDIDATES, question) > share(apart, question)) is related


def test_entries_made_of_the_same_parts_are_related() -> None:
    parts = ("offer", "demand", "talks")
    dispute = Candidate("dispute", "answer", ("the pay dispute",), parts=parts)
    money = Candidate("money", "answer", ("the money dispute",), parts=parts[:2])
    cranes = Candidate("cranes", "answer", ("the crane dispute",), parts=("height",))
    apart = [dispute, replace(money, parts=("money",)), cranes]
    assert share(apart, "which dispute") < share([dispute, money, cranes], "which dispute") < 0


@pytest.mark.parametrize("phrasing", ["yes", "India", "guns", "what now", "is it true"])
def test_a_phrasing_that_says_little_makes_nothing_certain(phrasing: str) -> None:
    found = Matcher([*CANDIDATES, Candidate("guns", "answer", (phrasing,))]).match(phrasing)
    assert found.exact_match_id == "guns"
    assert not found.is_certain
    assert found.confidence < SETTINGS.exact_confidence


def test_a_base_of_unknowns_alone_is_about_their_questions() -> None:
    unknowns = [candidate for candidate in CANDIDATES if candidate.kind == "unknown"]
    found = Matcher(unknowns).match("how many dockers were dismissed")
    assert found.confidence == 0
    assert found.on_topic >= SETTINGS.exact_confidence


def test_a_lone_phrasing_is_found_among_many_neighbours() -> None:
    tails = ("", "for", "now when", "why", "to")
    sides = "north south upper lower inner outer".split()
    piers = [
        Candidate(
            f"{one}-{other}",
            "answer",
            tuple(f"is the old pier open {tail} {one} {other}" for tail in tails),
        )
        for one, other in combinations(sides, 2)
    ]
    # So many other entries that the shared words are rare ones.
    others = [Candidate(f"crane-{n}", "unknown", (f"crane {n}",)) for n in range(300)]
    lone = Candidate("lone", "answer", ("is the old pier open",))
    found = Matcher([*piers, lone, *others]).match("Is the old pier open?")
    assert found.exact_match_id == found.ranked[0].id == "lone"
    assert found.confidence >= SETTINGS.exact_confidence


def test_without_candidates_there_is_only_the_background() -> None:
    found = Matcher([]).match("how are you doing today?")
    assert [match.kind for match in found.ranked] == ["off_topic"]
    assert found.confidence == 0


def test_a_text_is_matched_the_same_way_each_time(matcher: Matcher) -> None:
    text = "how many dockers in Karachi"
    assert matcher.match(text) == matcher.match(text) == MATCHER.match(text)


def test_the_matcher_hands_on_what_it_knows(matcher: Matcher) -> None:
    assert matcher.catalogue.lexicon is LEXICON


def test_an_actor_of_whom_no_phrasing_tells_is_held_by_no_entry() -> None:
    lexicon = replace(LEXICON, names=(*LEXICON.names, ("mayor", group("the harbour mayor"))))
    known = Matcher(CANDIDATES, LEXICON).match("how many dockers walked out")
    asked = Matcher(CANDIDATES, lexicon).match(
        "how many dockers walked out, says the harbour mayor"
    )
    assert asked.ranked[0].id == known.ranked[0].id
    assert asked.confidence < known.confidence
