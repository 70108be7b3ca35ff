"""What one asks of a base: caveats, relations, derived topics, order."""

from __future__ import annotations

from bot.knowledge import Loaded

EXPECTED_CAVEATS = {"cranes-damaged", "union-accused", "union-dismissal", "cranes-old"}


def test_every_claim_of_a_covered_claimant_carries_the_caveat(world: Loaded) -> None:
    facts = world.base.facts.values()
    assert {fact.id for fact in facts if world.base.caveats_of(fact)} == EXPECTED_CAVEATS


def test_only_a_reason_lifts_a_caveat(world: Loaded) -> None:
    fact = world.base.facts["cranes-damaged"]
    lifted = fact.model_copy(update={"lifted": {"sides-unchecked": "counted by an inspector"}})
    assert world.base.caveats_of(fact)
    assert world.base.caveats_of(lifted) == ()


def test_a_caveat_stays_with_the_source_that_gives_it(world: Loaded) -> None:
    fact = world.base.facts["cranes-damaged"].model_copy(update={"source": "another-report"})
    assert world.base.caveats_of(fact) == ()


def test_a_claim_and_its_dismissal_show_each_other(world: Loaded) -> None:
    facts, related_to = world.base.facts, world.base.related_to
    (answer,) = related_to(facts["union-accused"])
    assert (answer.relation, answer.fact.id) == ("dismissed_by", "union-dismissal")
    (claim,) = related_to(facts["union-dismissal"])
    assert (claim.relation, claim.fact.id) == ("dismisses", "union-accused")


def test_differing_accounts_show_each_other_though_one_names_the_other(world: Loaded) -> None:
    facts, related_to = world.base.facts, world.base.related_to
    assert [related.fact.id for related in related_to(facts["cranes-damaged"])] == ["cranes-old"]
    assert [related.fact.id for related in related_to(facts["cranes-old"])] == ["cranes-damaged"]
    assert related_to(facts["mayor-calm"]) == ()


def test_each_claimant_of_several_claims_has_a_topic_nobody_wrote(world: Loaded) -> None:
    topics = world.base.topics
    assert list(topics) == ["cranes", "said-by-harbour-board", "said-by-dockers-union"]
    derived = topics["said-by-harbour-board"]
    assert derived.title == "What the Board says"
    assert derived.question == "What does the Board say?"
    assert derived.facts == ("cranes-damaged", "union-accused")
    assert "what does the Harbour Board say" in derived.asks


def test_a_derived_topic_yields_to_a_written_one_of_the_same_facts(world: Loaded) -> None:
    written = world.base.content.topics[0].model_copy(
        update={"facts": ("union-accused", "cranes-damaged")}
    )
    content = world.base.content.model_copy(update={"topics": (written,)})
    base = type(world.base)(content, "revision")
    assert list(base.topics) == ["cranes", "said-by-dockers-union"]


def test_everything_is_found_by_its_id(world: Loaded) -> None:
    base = world.base
    assert list(base.sources) == ["harbour-report"]
    assert list(base.unknowns) == ["strike-end", "wage-demand"]
    assert base.entries.keys() == base.facts.keys() | base.topics.keys() | base.unknowns.keys()
    assert [golden.abstain for golden in base.golden] == [False, False, True]


def test_the_timeline_is_in_the_order_given(world: Loaded) -> None:
    content = world.base.content
    turned = content.model_copy(update={"events": content.events[::-1]})
    base = type(world.base)(turned, "revision")
    assert [event.id for event in base.timeline] == ["walkout", "call"]


def test_the_claimant_of_a_fact_is_an_actor_or_nobody(world: Loaded) -> None:
    base = world.base
    mayor = base.claimant_of(base.facts["mayor-calm"])
    assert mayor is base.actors["mayor"]
    assert base.claimant_of(base.facts["goods-share"]) is None
