"""Facts over time: which later one updates or retracts which earlier one, over any distance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter

from bot.knowledge.model import Fact

Links = Mapping[str, Sequence[str]]


def replacing(facts: Iterable[Fact]) -> Links:
    """Return the links from each fact to those it updates or retracts."""
    return {fact.id: (*fact.updates, *fact.retracts) for fact in facts}


def inverse(links: Links) -> Links:
    """Return the links the other way round."""
    turned: defaultdict[str, list[str]] = defaultdict(list)
    for identity, others in links.items():
        for other in others:
            turned[other].append(identity)
    return turned


def reached(start: str, *links: Links) -> frozenset[str]:
    """Return all that some links lead to from `start`, itself included."""
    found, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        further = {other for each in links for other in each.get(here, ())} - found
        found |= further
        ahead += further
    return frozenset(found)


class Versions:
    """The earlier and later facts of each; no fact may lead back to itself."""

    def __init__(self, facts: Collection[Fact]) -> None:
        """Order the facts in time, as far as they are tied."""
        self._updates = {fact.id: fact.updates for fact in facts}
        self._updated_by = inverse(self._updates)
        self._replaces = replacing(facts)
        self._replaced_by = inverse(self._replaces)
        ordered = TopologicalSorter(self._replaced_by).static_order()
        self._place = {identity: place for place, identity in enumerate(ordered)}

    def updated_from(self, fact_id: str) -> tuple[str, ...]:
        """Return the facts whose newer value it gives, at any distance, the newest first."""
        return self._sorted(reached(fact_id, self._updates) - {fact_id})

    def updated_to(self, fact_id: str) -> tuple[str, ...]:
        """Return the facts that give a newer value of it, at any distance, the newest first."""
        return self._sorted(reached(fact_id, self._updated_by) - {fact_id})

    def later(self, fact_id: str) -> tuple[str, ...]:
        """Return the facts that update or retract it, at any distance, the newest first."""
        return self._sorted(reached(fact_id, self._replaced_by) - {fact_id})

    def earlier(self, fact_id: str) -> tuple[str, ...]:
        """Return the facts that it updates or retracts, at any distance, the newest first."""
        return self._sorted(reached(fact_id, self._replaces) - {fact_id})

    def latest(self, fact_id: str) -> tuple[str, ...]:
        """Return those later facts that nothing came after; itself where it is the latest."""
        found = tuple(one for one in self.later(fact_id) if not self._replaced_by.get(one))
        return found or (fact_id,)

    def of(self, fact_id: str) -> tuple[str, ...]:
        """Return all facts it is tied with, itself included, the newest first."""
        return self._sorted(reached(fact_id, self._replaces, self._replaced_by))

    def newest_first(self, fact_ids: Iterable[str]) -> tuple[str, ...]:
        """Return facts in their order, but each right after those that came later in its place."""
        return tuple(dict.fromkeys(self._each_after_later(dict.fromkeys(fact_ids))))

    def _each_after_later(self, fact_ids: Collection[str]) -> Iterator[str]:
        for one in fact_ids:
            yield from (other for other in self.later(one) if other in fact_ids)
            yield one

    def _sorted(self, fact_ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(fact_ids, key=lambda one: self._place.get(one, 0)))
