"""What the shipped base promises: its ids, its caveats, its size, and how well it answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering import Snapshot
from bot.answering.evaluation.base_checks import check_base
from bot.answering.evaluation.evaluate import Evaluation
from bot.answering.evaluation.graded import read_graded
from bot.knowledge import FactBase, same_words

FACTS = frozenset(
    """
    militants-killed security-personnel-killed civilians-killed india-accused india-denial
    responsibility-claim soldiers-killed-bla verification-status deadliest-day insurgency-decades
    civilians-targeted clearance-operations quetta-sealed mobile-services-disrupted trains-halted
    pm-praise pm-pledge attack-weapons attack-locations attack-targets resource-allegation
    grievances-1948 enforced-disappearances disappearances-denial borders strategic-significance
    baloch-people land-share population-share disparity
    """.split()
)
UNVERIFIED = frozenset(
    """
    militants-killed security-personnel-killed civilians-killed india-accused responsibility-claim
    soldiers-killed-bla civilians-targeted resource-allegation
    """.split()
)
CLAIMANTS = {
    "militants-killed": "pakistan-military",
    "security-personnel-killed": "pakistan-military",
    "civilians-killed": "pakistan-military",
    "india-accused": "pakistan-military",
    "civilians-targeted": "pakistan-military",
    "responsibility-claim": "bla",
    "soldiers-killed-bla": "bla",
    "resource-allegation": "bla",
    "india-denial": "india",
    "pm-praise": "prime-minister",
    "pm-pledge": "prime-minister",
    "enforced-disappearances": "local-activists",
    "disappearances-denial": "pakistan-government",
}
RELATIONS = {
    ("india-denial", "dismisses", "india-accused"),
    ("india-accused", "dismissed_by", "india-denial"),
    ("disappearances-denial", "dismisses", "enforced-disappearances"),
    ("enforced-disappearances", "dismissed_by", "disappearances-denial"),
    ("soldiers-killed-bla", "differs", "security-personnel-killed"),
    ("security-personnel-killed", "differs", "soldiers-killed-bla"),
}
PARAGRAPHS = {
    "militants-killed": {1},
    "security-personnel-killed": {2},
    "civilians-killed": {2},
    "soldiers-killed-bla": {3},
    "verification-status": {3},
    "attack-locations": {1, 6},
    "quetta-sealed": {5},
    "land-share": {8},
    "population-share": {8},
}


@pytest.fixture
def shipped_base(shipped: Snapshot) -> FactBase:
    return shipped.base


def test_the_inventory_is_complete(shipped_base: FactBase) -> None:
    assert len(FACTS) == 30
    assert shipped_base.facts.keys() == FACTS


def test_each_claim_is_its_claimants_and_all_else_the_reports(shipped_base: FactBase) -> None:
    claimants = {fact.id: fact.claimant for fact in shipped_base.facts.values() if fact.claimant}
    assert claimants == CLAIMANTS


def test_the_caveat_lies_on_the_claims_of_the_two_sides_and_nothing_else(
    shipped_base: FactBase,
) -> None:
    caveats = {
        fact.id: [caveat.label for caveat in shipped_base.caveats_of(fact)]
        for fact in shipped_base.facts.values()
    }
    assert caveats == {fact: ["Unverified"] * (fact in UNVERIFIED) for fact in FACTS}
    assert len(UNVERIFIED) == 8


def test_dismissals_and_differing_accounts_are_as_the_report_has_them(
    shipped_base: FactBase,
) -> None:
    assert {
        (fact.id, found.relation, found.fact.id)
        for fact in shipped_base.facts.values()
        for found in shipped_base.related_to(fact)
    } == RELATIONS


def test_the_source_claims_no_title_publisher_or_date(shipped_base: FactBase) -> None:
    (source,) = shipped_base.sources.values()
    assert (source.id, source.paragraphs) == ("attacks-report", 8)
    assert (source.title, source.publisher, source.published) == (None, None, None)


@pytest.mark.parametrize(("fact", "paragraphs"), PARAGRAPHS.items())
def test_facts_cite_the_paragraphs_they_stand_in(
    shipped_base: FactBase, fact: str, paragraphs: set[int]
) -> None:
    assert {*shipped_base.facts[fact].paragraphs} == paragraphs


def test_deaths_are_counted_apart_and_in_the_order_of_the_report(shipped_base: FactBase) -> None:
    assert shipped_base.topics["death-toll"].facts == (
        "militants-killed",
        "security-personnel-killed",
        "civilians-killed",
        "soldiers-killed-bla",
    )


def test_no_day_is_given_to_the_deaths(shipped_base: FactBase) -> None:
    dated = {fact for event in shipped_base.timeline for fact in event.facts}
    assert not {fact for fact in dated if "killed" in fact}
    for fact in shipped_base.facts.values():
        if "killed" in fact.id:
            assert "Saturday" not in f"{fact.question} {fact.statement} {fact.note}"


def test_nothing_but_the_sealed_buildings_is_placed_in_quetta(shipped_base: FactBase) -> None:
    placed = {fact.id for fact in shipped_base.facts.values() if "Quetta" in fact.statement}
    assert placed == {"quetta-sealed", "civilians-targeted"}
    assert "around Quetta" in shipped_base.facts["civilians-targeted"].statement


def test_what_may_have_changed_since_is_time_bound(shipped_base: FactBase) -> None:
    for fact in ("quetta-sealed", "mobile-services-disrupted", "trains-halted"):
        assert shipped_base.facts[fact].time_bound


def test_every_fact_can_be_asked_for_in_many_ways(shipped_base: FactBase) -> None:
    assert min(len(fact.asks) for fact in shipped_base.facts.values()) >= 30
    assert min(len(topic.asks) for topic in shipped_base.content.topics) >= 12
    assert min(len(unknown.asks) for unknown in shipped_base.unknowns.values()) >= 12


def test_there_are_many_unknowns_and_golden_questions(shipped_base: FactBase) -> None:
    assert len(shipped_base.unknowns) >= 80
    assert len(shipped_base.golden) >= 200
    abstaining = sum(golden.abstain for golden in shipped_base.golden)
    assert 50 <= abstaining <= len(shipped_base.golden) - 100


def test_no_golden_question_is_a_phrasing(shipped_base: FactBase) -> None:
    phrasings = {same_words(text) for entry in shipped_base.entries.values() for text in entry.asks}
    repeated = [
        one.question for one in shipped_base.golden if same_words(one.question) in phrasings
    ]
    assert repeated == []


def test_no_question_of_strangers_is_a_phrasing_or_golden(shipped_base: FactBase) -> None:
    known = {same_words(text) for entry in shipped_base.entries.values() for text in entry.asks}
    known |= {same_words(one.question) for one in shipped_base.golden}
    strangers = read_graded(Path(__file__).parents[1] / "data/questions-dev.jsonl")
    assert [one.question for one in strangers if same_words(one.question) in known] == []


def test_golden_questions_are_answered_rightly_and_hardly_ever_wrongly(golden: Evaluation) -> None:
    rates = golden.rates()
    assert rates["right"] >= 0.85
    assert rates["wrong"] <= 0.03
    assert rates["answered"] <= 0.04
    assert golden.faults == 0


def test_where_the_right_fact_is_not_first_it_is_mostly_in_sight(golden: Evaluation) -> None:
    rates = golden.rates()
    assert rates["first"] + rates["shown"] + rates["offered"] >= 0.95


def test_the_shipped_base_has_no_problem(shipped: Snapshot) -> None:
    assert [str(problem) for problem in check_base(shipped.loaded, shipped.answerer)] == []
