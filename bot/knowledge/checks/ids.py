"""Ids: each is one record's alone; whatever comes after may take that for granted."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.model import SAID_BY
from bot.knowledge.records import Collected, Holder
from bot.knowledge.yaml.findings import Findings, quoted
from bot.knowledge.yaml.places import place_of


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
