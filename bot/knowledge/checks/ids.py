"""Ids: each is one record's alone; whatever comes after may take that for granted.

Where a name stands in the place of an id, its record's id is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import yaml

from bot.knowledge.model import SAID_BY
from bot.knowledge.records import Collected, Holder
from bot.knowledge.yaml.findings import Findings, quoted
from bot.knowledge.yaml.places import child, place_of
from bot.language.normalise import same_words

# The keys that hold ids, and the sections whose ids those are.
SECTIONS_OF_IDS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("claimant", "about", "covers"), ("actors",)),
    **dict.fromkeys(("source", "by"), ("sources",)),
    **dict.fromkeys(("dismisses", "differs", "updates", "retracts"), ("facts",)),
    **dict.fromkeys(("facts", "see", "also"), ("facts",)),
    "expect": ("facts", "topics", "unknowns"),
    "lifted": ("caveats",),
}
_NAMES: Final = ("name", "short", "title", "label", "question", "what", "aliases")


def drop_repeated(collected: Collected, findings: Findings) -> None:
    """Remove each record whose id is taken, in any section, and report it at its place."""
    dropped: set[int] = set()
    for holder, what in (*_repeated(collected), *_like_derived(collected)):
        file, node = holder.located
        remedy = f"give this one of the {holder.section} another id"
        findings.add(file, place_of(node), what, remedy)
        dropped.add(id(node))
    for section, records in collected.records.items():
        collected.records[section] = [
            (record, located) for record, located in records if id(located.node) not in dropped
        ]


def tell_misnamed(collected: Collected, findings: Findings) -> None:
    """Report what is no id where one belongs, with the id that is likely meant."""
    named = ids_by_name(collected.ids) if collected.misnamed else {}
    for file, (place, what, remedy), key, text in collected.misnamed:
        if findings.full:
            return
        meant = _meant(text, SECTIONS_OF_IDS.get(key, ()), named, collected.ids)
        findings.add(file, place, what, meant or remedy)


def _meant(
    text: str,
    sections: Sequence[str],
    named: Mapping[tuple[str, str], str],
    ids: Mapping[str, Sequence[Holder]],
) -> str | None:
    if identity := id_named(text, named, sections):
        return f"write its id: {quoted(identity)}"
    like_id = re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")
    if any(holder.section in sections for holder in ids.get(like_id, ())):
        return f"did you mean {quoted(like_id)}?"
    return None


def ids_by_name(ids: Mapping[str, Sequence[Holder]]) -> Mapping[tuple[str, str], str]:
    """Return the ids of all records, valid or not, by section and each name they go by."""
    found: dict[tuple[str, str], str] = {}
    for identity, holders in ids.items():
        for holder in holders:
            for name in _names(holder):
                found.setdefault((holder.section, name), identity)
    return found


def id_named(
    text: str, named: Mapping[tuple[str, str], str], sections: Iterable[str]
) -> str | None:
    """Return the id of the record of these sections that goes by a name, if there is any."""
    name = _spoken(text)
    return next((named[section, name] for section in sections if (section, name) in named), None)


def _names(holder: Holder) -> Iterator[str]:
    for key in _NAMES:
        node = child(holder.located.node, key)
        listed = node.value if isinstance(node, yaml.SequenceNode) else (node,)
        yield from (_spoken(one.value) for one in listed if isinstance(one, yaml.ScalarNode))


def _spoken(name: str) -> str:
    """Return a name without what makes no difference: "the Board" and "board" are one."""
    return same_words(name).removeprefix("the ")


def _repeated(collected: Collected) -> Iterator[tuple[Holder, str]]:
    for identity, (first, *others) in collected.ids.items():
        place = f"{first.located.file}:{first.located.line}"
        for holder in others:
            what = f"the id {quoted(identity)} is taken by one of the {first.section} ({place})"
            yield holder, what


def _like_derived(collected: Collected) -> Iterator[tuple[Holder, str]]:
    for actor, _ in collected.records["actors"]:
        identity = f"{SAID_BY}{getattr(actor, 'id', '')}"
        for holder in collected.ids.get(identity, ()):
            yield holder, f"the id '{identity}' is that of a topic made by itself"
