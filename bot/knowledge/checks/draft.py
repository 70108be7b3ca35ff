"""What the checks look at: valid records with unique ids, whose references may still be wrong.

There is no base among it: what a base derives by following references exists only once all checks
have passed. Each look-up here has an answer for what is not there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bot.errors import Problem
from bot.knowledge.claimant_topics import claimant_topics
from bot.knowledge.model import MAX_LIFTED, Caveat, Document, Fact, Source, Topic
from bot.knowledge.records import Holder
from bot.knowledge.yaml.limits import MAX_CAVEATS
from bot.knowledge.yaml.places import KeyPath, Places
from bot.language.dates import dates_in

MAX_COVERING = MAX_CAVEATS + MAX_LIFTED  # with one more, too many would be left on every fact


@dataclass(frozen=True)
class Draft:
    """The valid records, and the ids of all records, with the section and place of each.

    `complete` says whether every file could be read, so that an id nobody has is truly missing.
    """

    content: Document
    places: Places
    ids: Mapping[str, Sequence[Holder]]
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
        return self.complete and len(valid) == len(self._ids_by_section[section])

    def covering(self, fact: Fact) -> Sequence[Caveat]:
        """Return the caveats that cover the fact's claimant in its source, lifted ones too.

        No more than one above MAX_COVERING: that is too many already.
        """
        return self._covering.get((fact.source, fact.claimant), ())

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
    def _covering(self) -> Mapping[tuple[str, str | None], list[Caveat]]:
        covering: dict[tuple[str, str | None], list[Caveat]] = defaultdict(list)
        for caveat in self.content.caveats:
            for claimant in caveat.covers:
                caveats = covering[caveat.source, claimant]
                if len(caveats) <= MAX_COVERING:
                    caveats.append(caveat)
        return covering

    @cached_property
    def _dates_by_fact(self) -> Mapping[str | None, set[str]]:
        dates_by_fact: dict[str | None, set[str]] = defaultdict(set)
        for event in self.content.events:
            dates = dates_in(event.when)
            for fact in (None, *event.facts) if dates else ():
                dates_by_fact[fact] |= dates
        return dates_by_fact
