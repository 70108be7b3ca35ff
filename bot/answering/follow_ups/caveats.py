"""The facts in which a source says how its claims stand: what its caveats rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.knowledge import Caveat, Fact, FactBase
from bot.matching import Matcher


def status_facts(base: FactBase, matcher: Matcher, facts: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the facts that say themselves what the caveats on some facts say."""
    caveats = {caveat.id: caveat for fact in facts for caveat in base.caveats_of(base.facts[fact])}
    found = (one for caveat in caveats.values() for one in _saying(base, matcher, caveat))
    return tuple(dict.fromkeys(found))


def _saying(base: FactBase, matcher: Matcher, caveat: Caveat) -> Iterator[str]:
    """Yield the facts of the same passage that are about whom it covers, or read like it."""
    nearest = matcher.match(caveat.text).best("answer")
    for fact in base.facts.values():
        alike = nearest is not None and nearest.id == fact.id
        if _is_same_passage(fact, caveat) and (alike or set(caveat.covers) <= set(fact.about)):
            yield fact.id


def _is_same_passage(fact: Fact, caveat: Caveat) -> bool:
    own_voice = fact.claimant is None and fact.source == caveat.source
    return own_voice and not set(fact.paragraphs).isdisjoint(caveat.paragraphs)
