"""What one base has that another has not: what a reload changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from bot.knowledge.base import FactBase
from bot.knowledge.model import Document, Golden, Record

Kind = Literal["added", "changed", "removed"]
ENTRY_SECTIONS: Final = ("facts", "topics", "unknowns")


@dataclass(frozen=True, slots=True)
class SectionDiff:
    """What changed in one section, by id.

    Golden questions are known by their question, synonyms by their words: those cannot change,
    only come and go. `changed` holds the names of the fields that changed.
    """

    added: tuple[str, ...] = ()
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    removed: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not any(self.keys.values())

    @property
    def keys(self) -> dict[Kind, tuple[str, ...]]:
        """What was added, changed and removed, in this order."""
        return {"added": self.added, "changed": tuple(self.changed), "removed": self.removed}

    @property
    def counts(self) -> str:
        """How much changed, such as "2 added, 1 removed"."""
        return ", ".join(f"{len(keys)} {kind}" for kind, keys in self.keys.items() if keys)


@dataclass(frozen=True, slots=True)
class BaseDiff:
    """What changed in each section that changed at all, in the order of the model."""

    sections: Mapping[str, SectionDiff]

    @property
    def is_empty(self) -> bool:
        """Whether both bases say the same."""
        return not self.sections

    @property
    def golden(self) -> SectionDiff:
        """The golden questions that came, went, or expect something else now."""
        return self.sections.get("golden", SectionDiff())

    @property
    def touched(self) -> tuple[str, ...]:
        """The ids of the entries (facts, topics, unknowns) that are new or changed."""
        return tuple(
            identity
            for section in ENTRY_SECTIONS
            if (found := self.sections.get(section))
            for identity in (*found.added, *found.changed)
        )


def diff(old: FactBase, new: FactBase) -> BaseDiff:
    """Return what changed from `old` to `new`, wherever in the files it stands."""
    if old.revision == new.revision:
        return BaseDiff({})
    found = {
        section: _compare(keyed_records(old.content, section), keyed_records(new.content, section))
        for section in Document.model_fields
    }
    return BaseDiff({section: part for section, part in found.items() if not part.is_empty})


Keyed = dict[str, Record | None]


def keyed_records(content: Document, section: str) -> Keyed:
    """Return a section's records by what identifies them; None where that is all there is."""
    return dict(_keyed(content, section))


def _keyed(content: Document, section: str) -> Iterator[tuple[str, Record | None]]:
    for record in content.records(section):
        match record:
            case Golden():
                yield record.question, record
            case Record():
                yield getattr(record, "id"), record  # noqa: B009 - all others have one, which mypy cannot know
            case _:
                yield ", ".join(sorted(record)), None


def _compare(old: Keyed, new: Keyed) -> SectionDiff:
    changed = {
        key: _fields(before, after)
        for key, after in new.items()
        if after is not None and (before := old.get(key)) is not None and before != after
    }
    added = tuple(key for key in new if key not in old)
    removed = tuple(key for key in old if key not in new)
    return SectionDiff(added, changed, removed)


def _fields(before: Record, after: Record) -> tuple[str, ...]:
    return tuple(
        name for name in type(after).model_fields if getattr(before, name) != getattr(after, name)
    )
