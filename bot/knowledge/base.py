"""The whole fact base, immutable, with the questions one asks of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Literal, NamedTuple

from bot.knowledge.claimant_topics import claimant_topics
from bot.knowledge.model import (
    Actor,
    Caveat,
    Document,
    Event,
    Fact,
    Golden,
    Source,
    Topic,
    Unknown,
)
from bot.knowledge.versions import Versions

Relation = Literal[
    "dismisses", "dismissed_by", "differs", "updates", "updated_by", "retracts", "retracted_by"
]
Entry = Fact | Topic | Unknown


class Related(NamedTuple):
    """A fact that is always shown along with another, and how it relates to it."""

    relation: Relation
    fact: Fact


@dataclass(frozen=True)
class FactBase:
    """All records of all files; `revision` is a digest of their content."""

    content: Document
    revision: str

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.content.sources}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.content.actors}

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Facts by id, in file order."""
        return {fact.id: fact for fact in self.content.facts}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Curated topics by id, then one for each claimant that no curated topic equals."""
        return {topic.id: topic for topic in (*self.content.topics, *claimant_topics(self.content))}

    @cached_property
    def unknowns(self) -> dict[str, Unknown]:
        """Unknowns by id."""
        return {unknown.id: unknown for unknown in self.content.unknowns}

    @cached_property
    def timeline(self) -> tuple[Event, ...]:
        """Events in their order."""
        return tuple(sorted(self.content.events, key=lambda event: event.order))

    @property
    def golden(self) -> tuple[Golden, ...]:
        """Golden questions, in file order."""
        return self.content.golden

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Everything a question can find, by id: facts, topics, unknowns."""
        return {**self.facts, **self.topics, **self.unknowns}

    def claimant_of(self, fact: Fact) -> Actor | None:
        """Return who says it, or None where the source itself does."""
        return self.actors[fact.claimant] if fact.claimant else None

    def caveats_of(self, fact: Fact) -> tuple[Caveat, ...]:
        """Return every caveat that covers the fact's claimant in its source and is not lifted."""
        covering = self._caveats.get((fact.source, fact.claimant), ())
        return tuple(caveat for caveat in covering if caveat.id not in fact.lifted)

    def related_to(self, fact: Fact) -> tuple[Related, ...]:
        """Return what must be shown along with it, first what came later or earlier.

        Then dismissals both ways, and differing accounts.
        """
        return self._relations.get(fact.id, ())

    @cached_property
    def versions(self) -> Versions:
        """Which facts came later or earlier in the place of which."""
        return Versions(self.content.facts)

    @cached_property
    def _caveats(self) -> dict[tuple[str, str | None], list[Caveat]]:
        """Caveats by source and covered claimant."""
        caveats: dict[tuple[str, str | None], list[Caveat]] = {}
        for caveat in self.content.caveats:
            for claimant in caveat.covers:
                caveats.setdefault((caveat.source, claimant), []).append(caveat)
        return caveats

    @cached_property
    def _relations(self) -> dict[str, tuple[Related, ...]]:
        relations: dict[str, dict[tuple[Relation, str], Related]] = {}
        for fact_id, relation, other_id in chain(self._in_time(), self._among_claims()):
            related = Related(relation, self.facts[other_id])
            relations.setdefault(fact_id, {}).setdefault((relation, other_id), related)
        return {fact_id: tuple(related.values()) for fact_id, related in relations.items()}

    def _in_time(self) -> Iterator[tuple[str, Relation, str]]:
        """Yield what came later or earlier: of a fact that was taken back, that before all else."""
        for fact in self.content.facts:
            for other in fact.retracts:
                yield other, "retracted_by", fact.id
        for fact in self.content.facts:
            for other in self.versions.updated_to(fact.id):
                yield fact.id, "updated_by", other
            for other in self.versions.updated_from(fact.id):
                yield fact.id, "updates", other
            for other in fact.retracts:
                yield fact.id, "retracts", other

    def _among_claims(self) -> Iterator[tuple[str, Relation, str]]:
        for fact in self.content.facts:
            for other in fact.dismisses:
                yield fact.id, "dismisses", other
                yield other, "dismissed_by", fact.id
            for other in fact.differs:
                yield fact.id, "differs", other
                yield other, "differs", fact.id
