"""Structural faults: records and keys duplicated, deleted, swapped, retyped, emptied, renamed.

A base is taken apart into its records, changed, and written with each record on a line of its own,
so that it is known where every fault stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random
from typing import Any

from bot.knowledge.model import Document, Record
from bot.knowledge.records import LISTS

REQUIRED = {
    (section, name)
    for section in LISTS
    for model in [getattr(Document.model_fields[section].annotation, "__args__", (None,))[0]]
    if isinstance(model, type) and issubclass(model, Record)
    for name, inner in model.model_fields.items()
    if inner.is_required()
}
RETYPED: tuple[object, ...] = (92, True, "text", ["a", "b"], [["c", "d"]], -1, 2.5)
IDS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Nothing:
    """Stands for a value that is not there: nothing after the colon."""


class Pairs(list[tuple[str, Any]]):
    """A mapping that may hold a key twice."""


@dataclass(eq=False)
class Item:
    """A record; `value` is its pairs, until it is retyped."""

    value: Any


class Items(list[Item]):
    """The records of a section."""


@dataclass
class Base:
    """The records of a base by section; a section may itself be retyped."""

    sections: dict[str, Any]

    def lines(self) -> list[tuple[str, Item | None, str]]:
        """Return each line of the file, with its section and its record."""
        lines: list[tuple[str, Item | None, str]] = []
        for section, items in self.sections.items():
            if isinstance(items, Items) and items:
                lines.append((section, None, f"{section}:"))
                lines += [(section, item, f"- {flow(item.value)}") for item in items]
            else:
                lines.append((section, None, f"{section}: {flow(items)}"))
        return lines

    def items(self) -> Iterator[tuple[str, Item]]:
        """Yield each record with its section."""
        for section, items in self.sections.items():
            for item in items if isinstance(items, Items) else ():
                yield section, item

    def text(self) -> str:
        """Return the file."""
        return "".join(f"{line}\n" for _, _, line in self.lines())

    def line_of(self, item: Item) -> int:
        """Return the number of the line a record stands in, or 0 where it is gone."""
        return next((number for number, line in enumerate(self.lines(), 1) if line[1] is item), 0)


@dataclass
class Fault:
    """What was done to a base, to which records; `told` holds those that must have a problem."""

    kind: str
    section: str
    key: str = ""
    touched: list[Item] = field(default_factory=list)
    told: list[Item] = field(default_factory=list)
    words: set[str] = field(default_factory=set)


def taken_apart(documents: list[Mapping[str, Any]]) -> Base:
    """Return the base that files, as YAML reads them, hold together."""
    sections: dict[str, Any] = {}
    for document in documents:
        for section, records in document.items():
            if not isinstance(records, list):
                continue  # what the base is about
            items = [Item(Pairs(r.items()) if isinstance(r, dict) else r) for r in records]
            sections.setdefault(section, Items()).extend(items)
    return Base(sections)


def flow(value: object) -> str:
    """Return a value as YAML on one line."""
    match value:
        case Nothing():
            return ""
        case Pairs():
            inner = ", ".join(f"{_quoted(key)}: {flow(item)}" for key, item in value)
            return f"{{{inner}}}"
        case dict():
            return flow(Pairs(value.items()))
        case list():
            return f"[{', '.join(map(flow, value))}]"
        case str():
            return _quoted(value)
        case _:
            return json.dumps(value)


@lru_cache(maxsize=4_096)
def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def words_of(value: object) -> set[str]:
    """Return all that may be an id in a value; that of a derived topic is its claimant's too."""
    words = set(IDS.findall(flow(value)))
    return words | {word.removeprefix("said-by-") for word in words}


Change = Callable[[Base, Fault, Random], None]


def mutate(base: Base, random: Random) -> Fault:
    """Put one fault into a base."""
    section, item = random.choice(list(base.items()))
    faults: list[Change] = [_duplicate, _delete, _move, _swap_records, _retype, _empty]
    key_faults: list[Change] = [
        _duplicate_key,
        _delete_key,
        _swap_keys,
        _retype_key,
        _empty_key,
        _rename_key,
    ]
    if random.random() < 0.02:
        return _change_section(base, section, random)
    chosen = random.choice(faults if random.random() < 0.3 else faults[:1] + key_faults)
    if chosen in key_faults and not (isinstance(item.value, Pairs) and item.value):
        chosen = random.choice(faults)
    fault = Fault(chosen.__name__.strip("_"), section, touched=[item], words=words_of(item.value))
    chosen(base, fault, random)
    for touched in fault.touched:
        fault.words |= words_of(touched.value)
    return fault


def _change_section(base: Base, section: str, random: Random) -> Fault:
    items = base.sections[section]
    words = set().union(*(words_of(item.value) for item in items))
    fault = Fault("section", section, touched=list(items), words=words)
    match random.randrange(3):
        case 0:
            del base.sections[section]
        case 1:
            base.sections[section] = random.choice((Nothing(), "text", 92, Pairs([("a", "b")])))
        case _:
            base.sections[section] = []
    return fault


def _duplicate(base: Base, fault: Fault, _: Random) -> None:
    items = base.sections[fault.section]
    value = fault.touched[0].value
    copy = Item(Pairs(value) if isinstance(value, Pairs) else value)
    items.insert(items.index(fault.touched[0]) + 1, copy)
    fault.touched = fault.told = [copy]


def _delete(base: Base, fault: Fault, _: Random) -> None:
    base.sections[fault.section].remove(fault.touched[0])


def _move(base: Base, fault: Fault, random: Random) -> None:
    """Put the record into another section."""
    (item,) = fault.touched
    base.sections[fault.section].remove(item)
    others = [name for name, items in base.sections.items() if isinstance(items, Items)]
    base.sections[random.choice(others)].append(item)


def _swap_records(base: Base, fault: Fault, random: Random) -> None:
    """Let two records change places, whatever their sections."""
    (item,) = fault.touched
    _, other = random.choice(list(base.items()))
    fault.touched.append(other)
    fault.words |= words_of(other.value)
    item.value, other.value = other.value, item.value


def _retype(_: Base, fault: Fault, random: Random) -> None:
    fault.touched[0].value = random.choice(RETYPED)
    if not isinstance(fault.touched[0].value, list):
        fault.told = fault.touched


def _empty(_: Base, fault: Fault, random: Random) -> None:
    fault.touched[0].value = random.choice((Nothing(), Pairs(), [], "", None))
    fault.told = fault.touched


def _place(fault: Fault, random: Random) -> int:
    position = random.randrange(len(fault.touched[0].value))
    fault.key = fault.touched[0].value[position][0]
    return position


def _duplicate_key(_: Base, fault: Fault, random: Random) -> None:
    pairs = fault.touched[0].value
    pairs.append(pairs[_place(fault, random)])
    fault.told = fault.touched


def _delete_key(_: Base, fault: Fault, random: Random) -> None:
    del fault.touched[0].value[_place(fault, random)]
    if (fault.section, fault.key) in REQUIRED:
        fault.told = fault.touched


def _swap_keys(_: Base, fault: Fault, random: Random) -> None:
    """Let the values of two keys change places."""
    pairs = fault.touched[0].value
    one, other = _place(fault, random), random.randrange(len(pairs))
    (key, value), (other_key, other_value) = pairs[one], pairs[other]
    pairs[one], pairs[other] = (key, other_value), (other_key, value)


def _retype_key(_: Base, fault: Fault, random: Random) -> None:
    position = _place(fault, random)
    key, value = fault.touched[0].value[position]
    others = [other for other in RETYPED if type(other) is not type(value)]
    fault.touched[0].value[position] = (key, random.choice(others))
    if isinstance(value, str):
        fault.told = fault.touched


def _empty_key(_: Base, fault: Fault, random: Random) -> None:
    position = _place(fault, random)
    fault.touched[0].value[position] = (fault.key, random.choice((Nothing(), "")))
    fault.told = fault.touched


def _rename_key(_: Base, fault: Fault, random: Random) -> None:
    """Misspell a key."""
    position = _place(fault, random)
    _, value = fault.touched[0].value[position]
    fault.touched[0].value[position] = (f"{fault.key}s", value)
    fault.told = fault.touched
