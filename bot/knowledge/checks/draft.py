"""What the checks look at: content that may still be wrong, and where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bot.errors import Problem
from bot.knowledge.base import FactBase
from bot.knowledge.model import Document, Fact
from bot.knowledge.yaml.places import Located, Path, Places
from bot.language.dates import dates_in

Ids = Mapping[str, list[tuple[str, Located]]]


@dataclass(frozen=True)
class Draft:
    """The valid records, and the ids of all records, with the section and place of each.

    `complete` says whether every file could be read, so that an id nobody has is truly missing.
    """

    content: Document
    places: Places
    ids: Ids
    complete: bool

    @cached_property
    def base(self) -> FactBase:
        """The content as a base; only what does not follow references may be asked of it."""
        return FactBase(self.content, revision="")

    def problem(self, path: Path, what: str, remedy: str) -> Problem:
        """Return a problem at the place of `path`."""
        return self.places.problem(path, what, remedy)

    def ids_of(self, sections: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of all records of the sections."""
        return tuple(chain.from_iterable(self._ids_by_section[section] for section in sections))

    def dates_of(self, fact: Fact | None) -> frozenset[str]:
        """Return the dates in the `when` of the events that list the fact; without one, of all."""
        return self._dates_by_fact[fact.id if fact else None]

    @cached_property
    def _ids_by_section(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for identity, holders in self.ids.items():
            for section, _ in holders:
                found[section].append(identity)
        return found

    @cached_property
    def _dates_by_fact(self) -> dict[str | None, frozenset[str]]:
        found: dict[str | None, frozenset[str]] = defaultdict(frozenset)
        for event in self.content.events:
            dates = dates_in(event.when)
            for fact in (None, *event.facts) if dates else ():
                found[fact] |= dates
        return found
