"""What the checks look at: content that may still be wrong, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.errors import Problem
from bot.knowledge.base import FactBase
from bot.knowledge.model import Document, Fact
from bot.knowledge.places import Located, Path, Places

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

    def claims(self) -> Iterator[Fact]:
        """Yield the facts that have a claimant."""
        return (fact for fact in self.content.facts if fact.claimant)
