"""Bases and answerers as the only story that is loaded."""

from __future__ import annotations

from pathlib import Path

from bot.answering import Answerer, Snapshot
from bot.answering.stories import Stories
from bot.knowledge import FactBase, Loaded, Places
from bot.knowledge.stories import StoryFolder


def alone(held: Answerer | FactBase) -> Stories:
    """Return the stories with the one that an answerer answers from, or that a base holds."""
    answerer = held if isinstance(held, Answerer) else Answerer(held)
    loaded = Loaded(answerer.base, Places("base", {}))
    return Stories((Snapshot(loaded, answerer, StoryFolder(Path("base"), "base")),))
