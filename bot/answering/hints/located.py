"""Hints, and the phrasings they are about, with their places in the files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.errors import Hint
from bot.knowledge import Entry, Loaded
from bot.knowledge.yaml.places import KeyPath

SECTIONS = ("facts", "topics", "unknowns")


class HintGroup(NamedTuple):
    """Hints of one kind, the most pressing first; `about` names the kind, in the plural."""

    about: str
    hints: tuple[Hint, ...]


class LocatedPhrasing(NamedTuple):
    """A phrasing of an entry; `path` is its place, for `Loaded.places`."""

    entry: str
    text: str
    path: KeyPath


def hint(loaded: Loaded, path: KeyPath, what: str, remedy: str) -> Hint:
    """Return a hint at a place of the base."""
    return Hint(*loaded.places.find(path), what, remedy)


def curated_entries(loaded: Loaded) -> Iterator[tuple[KeyPath, Entry]]:
    """Yield each entry with its place; derived topics, which nobody can edit, are left out."""
    for section in SECTIONS:
        for entry in getattr(loaded.base.content, section):
            yield (section, entry.id), entry


def phrasings(loaded: Loaded) -> list[LocatedPhrasing]:
    """Return the phrasings that curators wrote, in file order."""
    return [
        LocatedPhrasing(entry.id, text, (*at, "asks", number))
        for at, entry in curated_entries(loaded)
        for number, text in enumerate(entry.asks)
    ]
