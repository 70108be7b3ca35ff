"""Related entries: the questions that the button "Related" offers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from bot.knowledge import Fact, FactBase, Topic, Unknown

MAX_NEIGHBOURS = 10


def neighbours(base: FactBase, entry: str) -> tuple[str, ...]:
    """Return the ids of topics and facts related to an entry, the closest first."""
    found = dict.fromkeys(_near(base, entry))
    found.pop(entry, None)
    return tuple(found)[:MAX_NEIGHBOURS]


def _near(base: FactBase, entry: str) -> Iterator[str]:
    match base.entries[entry]:
        case Fact() as fact:
            yield from _near_fact(base, fact)
        case Topic(facts=facts) | Unknown(see=facts):
            yield from facts
            for fact_id in facts:
                yield from _near_fact(base, base.facts[fact_id])
        case unreachable:
            assert_never(unreachable)


def _near_fact(base: FactBase, fact: Fact) -> Iterator[str]:
    for related in base.related_to(fact):
        yield related.fact.id
    topics = [topic for topic in base.topics.values() if fact.id in topic.facts]
    topics.sort(key=lambda topic: len(topic.facts))  # the fewer facts, the closer they are
    yield from (topic.id for topic in topics)
    for topic in topics:
        yield from topic.facts
    for other in base.facts.values():
        if set(other.about) & set(fact.about) or (fact.claimant and fact.claimant in other.about):
            yield other.id
