"""Phrasings that a fact's own record gives."""

from __future__ import annotations

from bot.answering import Answerer
from bot.answering.rule_phrasings import rule_phrasings
from bot.matching.settings import SETTINGS


def test_a_claim_can_be_asked_for_by_its_claimant_and_its_subject(answerer: Answerer) -> None:
    base = answerer.base
    found = rule_phrasings(base, base.facts["union-accused"])
    assert "what does the Board say about the union" in found
    assert "who says it accuses the union of having planned the damage" in found
    assert len(set(found)) == len(found)


def test_what_is_counted_can_be_asked_for(answerer: Answerer) -> None:
    base = answerer.base
    found = rule_phrasings(base, base.facts["cranes-damaged"])
    assert "how many cranes were damaged" in found
    assert "12 cranes were damaged" in found


def test_the_note_is_a_phrasing_and_short_clauses_are_none(answerer: Answerer) -> None:
    base = answerer.base
    assert base.facts["cranes-damaged"].note in rule_phrasings(base, base.facts["cranes-damaged"])
    assert all(len(text.split()) > 1 for text in rule_phrasings(base, base.facts["goods-share"]))


def test_with_phrasings_enough_there_are_none(answerer: Answerer) -> None:
    fact = answerer.base.facts["union-accused"]
    asks = tuple(f"phrasing {number}" for number in range(SETTINGS.enough_phrasings))
    assert rule_phrasings(answerer.base, fact.model_copy(update={"asks": asks})) == ()
