"""Hints of one kind, so that a long list of one does not hide the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bot.errors import Hint
from bot.knowledge import Loaded
from bot.knowledge.yaml.places import Path


class HintGroup(NamedTuple):
    """Hints of one kind, the most pressing first; `about` names the kind, in the plural."""

    about: str
    hints: tuple[Hint, ...]


def group(about: str, hints: Iterable[Hint]) -> HintGroup:
    """Return hints as a group."""
    return HintGroup(about, tuple(hints))


def hint(loaded: Loaded, path: Path, what: str, remedy: str) -> Hint:
    """Return a hint at a place of the base."""
    return Hint(*loaded.places.find(path), what, remedy)


def counted(count: int, noun: str) -> str:
    """Return "1 phrasing" or "3 phrasings"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
