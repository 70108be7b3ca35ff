"""What the checks look at: valid records with unique ids, whose references may still be wrong.

There is no base among it: what a base derives by following references exists only once all checks
have passed. Each look-up here has an answer for what is not there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bot.errors import Problem
from bot.knowledge.checks.ids import id_named, ids_by_name
from bot.knowledge.claimant_topics import claimant_topics
from bot.knowledge.model import (
    MAX_LIFTED,
    SAID_BY,
    Caveat,
    Document,
    Fact,
    Source,
    Topic,
    is_id,
)
from bot.knowledge.records import Holder
from bot.knowledge.yaml.findings import nearest
from bot.knowledge.yaml.limits import MAX_CAVEATS
from bot.knowledge.yaml.places import KeyPath, Places
from bot.language.dates import dates_in

MAX_MISNAMED = 20  # malformed ids of a section that one which does not exist is compared with
MAX_COVERING = MAX_CAVEATS + MAX_LIFTED  # with one more, too many would be left on every fact


@dataclass(frozen=True)
class Draft:
    """The valid records, and the ids of all records, with the section and place of each.

    `nameless` are the sections with a record that has no id, and `complete` says whether every
    file could be read: otherwise what nobody has may be there, and is not told as missing.
    """

    content: Document
    places: Places
    ids: Mapping[str, Sequence[Holder]]
    nameless: AbstractSet[str]
    complete: bool

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.content.sources}

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.content.facts}

    @cached_property
    def claimant_topics(self) -> tuple[Topic, ...]:
        """The topics the base will make by itself."""
        return claimant_topics(self.content)

    def problem(self, path: KeyPath, what: str, remedy: str) -> Problem:
        """Return a problem at the place of `path`."""
        return self.places.problem(path, what, remedy)

    def ids_of(self, sections: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of all records of the sections."""
        return tuple(chain.from_iterable(self._ids_by_section[section] for section in sections))

    def is_whole(self, section: str) -> bool:
        """Tell whether every file could be read, and every record of the section is valid."""
        valid: tuple[object, ...] = getattr(self.content, section)
        are_named = self.complete and section not in self.nameless
        return are_named and len(valid) == len(self._ids_by_section[section])

    def is_missing(self, identity: str, sections: tuple[str, ...]) -> bool:
        """Tell whether no record of the sections can be meant, not even one that is wrong."""
        if not self.complete or not self.nameless.isdisjoint(sections):
            return False
        if any(holder.section in sections for holder in self.ids.get(identity, ())):
            return False
        if identity.startswith(SAID_BY) and "topics" in sections:
            return self.is_whole("facts") and self.is_whole("actors")
        return all(nearest(identity, self._no_ids.get(section, ())) is None for section in sections)

    def id_named(self, name: str, sections: Iterable[str]) -> str | None:
        """Return the id of the record of these sections that goes by a name, if there is any."""
        return id_named(name, self._ids_by_name, sections)

    def covering(self, fact: Fact) -> Sequence[Caveat]:
        """Return the caveats that cover the fact's claimant in its source, lifted ones too.

        No more than one above MAX_COVERING: that is too many already.
        """
        return self._covering.get((fact.source, fact.claimant), ())

    def claimants_about(self, actor: str | None) -> AbstractSet[str | None]:
        """Return who claims something about an actor."""
        return self._claimants_about.get(actor, frozenset())

    def dates_of(self, fact: Fact | None) -> frozenset[str] | set[str]:
        """Return the dates in the `when` of the events that list the fact; without one, of all."""
        return self._dates_by_fact.get(fact.id if fact else None, frozenset())

    @cached_property
    def _ids_by_section(self) -> Mapping[str, list[str]]:
        ids: dict[str, list[str]] = defaultdict(list)
        for identity, holders in self.ids.items():
            for holder in holders:
                ids[holder.section].append(identity)
        return ids

    @cached_property
    def _no_ids(self) -> Mapping[str, list[str]]:
        """What stands where the ids of records belong and is none, by section, a few of each."""
        return {
            section: [identity for identity in ids if not is_id(identity)][:MAX_MISNAMED]
            for section, ids in self._ids_by_section.items()
        }

    @cached_property
    def _ids_by_name(self) -> Mapping[tuple[str, str], str]:
        return ids_by_name(self.ids)

    @cached_property
    def _covering(self) -> Mapping[tuple[str, str | None], list[Caveat]]:
        covering: dict[tuple[str, str | None], list[Caveat]] = defaultdict(list)
        for caveat in self.content.caveats:
            for claimant in caveat.covers:
                caveats = covering[caveat.source, claimant]
                if len(caveats) <= MAX_COVERING:
                    caveats.append(caveat)
        return covering

    @cached_property
    def dates_astray(self) -> AbstractSet[str]:
        """The dates of events that list what is no fact: they may be those of any."""
        facts = set(self.ids_of(("facts",)))
        return {
            date
            for event in self.content.events
            if not facts.issuperset(event.facts)
            for date in dates_in(event.when)
        }

    @cached_property
    def _claimants_about(self) -> Mapping[str | None, set[str | None]]:
        claimants: dict[str | None, set[str | None]] = defaultdict(set)
        for fact in self.content.facts:
            for actor in fact.about if fact.claimant else ():
                claimants[actor].add(fact.claimant)
        return claimants

    @cached_property
    def _dates_by_fact(self) -> Mapping[str | None, set[str]]:
        dates_by_fact: dict[str | None, set[str]] = defaultdict(set)
        for event in self.content.events:
            dates = dates_in(event.when)
            for fact in (None, *event.facts) if dates else ():
                dates_by_fact[fact] |= dates
        return dates_by_fact
