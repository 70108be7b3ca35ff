"""What changed from one base to another, record by record, with the values before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.answering.phrases import attribution
from bot.knowledge import Fact, FactBase
from bot.knowledge.diff import Kind, diff, keyed_records
from bot.knowledge.model import Record
from bot.knowledge.removals import removals


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Which values of a field went and came; of a `single` value, the one before and after.

    Where none did, they stand in another order.
    """

    name: str
    gone: tuple[str, ...]
    come: tuple[str, ...]
    single: bool


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that was added, changed or removed.

    `key` is its id, or what it is known by; `standing` says of a fact who says it, under which
    caveats and what it is shown with, and is empty for other records.
    """

    kind: Kind
    key: str
    standing: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class SectionChanges:
    """All changes in one section, in the order added, changed, removed; `counts` in words."""

    section: str
    counts: str
    records: tuple[RecordChange, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything a reload would take over, and what it would ask about because it vanishes."""

    old_revision: str
    new_revision: str
    vanishing: tuple[str, ...]
    sections: tuple[SectionChanges, ...]


def changes(old: FactBase, new: FactBase) -> Changes:
    """Return what changed from `old` to `new`, wherever in the files it stands."""
    sections = tuple(
        SectionChanges(section, found.counts, tuple(_records(old, new, section, found.keys)))
        for section, found in diff(old, new).sections.items()
    )
    return Changes(old.revision, new.revision, removals(old, new), sections)


def _records(
    old: FactBase, new: FactBase, section: str, keys: Mapping[Kind, tuple[str, ...]]
) -> Iterator[RecordChange]:
    before = keyed_records(old.content, section)
    after = keyed_records(new.content, section)
    for kind, changed in keys.items():
        for key in changed:
            was, now = before.get(key), after.get(key)
            standing = _standing(new, now) or _standing(old, was)
            yield RecordChange(kind, key, standing, tuple(_fields(was, now, key)))


def _standing(base: FactBase, record: Record | None) -> str:
    if not isinstance(record, Fact):
        return ""
    labels = (caveat.label for caveat in base.caveats_of(record))
    related = (f"{how.replace('_', ' ')} {fact.id}" for how, fact in base.related_to(record))
    return "; ".join((attribution(base, record), *labels, *related))


def _fields(was: Record | None, now: Record | None, key: str) -> Iterator[FieldChange]:
    """Yield the fields that changed; of a record that came or went, those that say something."""
    model = type(now or was)
    for name in model.model_fields if issubclass(model, Record) else ():
        before, after = (getattr(one, name) if one else None for one in (was, now))
        old, new = _values(before), _values(after)
        # Where there is no other side, what repeats the key or is false says nothing.
        if before == after or (None in (was, now) and (old + new) in ((), (key,), ("false",))):
            continue
        gone = tuple(value for value in old if value not in new)
        come = tuple(value for value in new if value not in old)
        yield FieldChange(name, gone, come, single=not isinstance(before or after, tuple | dict))


def _values(value: object) -> tuple[str, ...]:
    match value:
        case None:
            return ()
        case tuple():
            return tuple(map(str, value))
        case dict():
            return tuple(f"{key}: {'; '.join(_values(inner))}" for key, inner in value.items())
        case Record():
            return tuple(f"{name} {inner}" for name, inner in value)
        case bool():
            return (str(value).lower(),)
        case _:
            return (str(value),)
