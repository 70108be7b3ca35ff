"""The phrasings curators wrote, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.knowledge import Entry, Loaded
from bot.knowledge.yaml.places import Path

SECTIONS = ("facts", "topics", "unknowns")


class Written(NamedTuple):
    """A phrasing of an entry; `path` is its place, for `Loaded.places`."""

    entry: str
    text: str
    path: Path


def entries(loaded: Loaded) -> Iterator[tuple[Path, Entry]]:
    """Yield each entry with its place, but for the topics a base makes by itself.

    Those nobody can mend.
    """
    for section in SECTIONS:
        for entry in getattr(loaded.base.content, section):
            yield (section, entry.id), entry


def asks_of(at: Path, entry: Entry) -> list[Written]:
    """Return the phrasings of an entry that stands `at` a place."""
    return [Written(entry.id, text, (*at, "asks", n)) for n, text in enumerate(entry.asks)]


def written(loaded: Loaded) -> list[Written]:
    """Return the phrasings of all entries, in file order."""
    return [one for at, entry in entries(loaded) for one in asks_of(at, entry)]
