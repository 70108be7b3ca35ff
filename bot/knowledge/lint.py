"""Editorial rules."""

from __future__ import annotations

from bot.errors import Problem
from bot.knowledge.model import Document
from bot.knowledge.places import Places


def lint(content: Document, places: Places) -> list[Problem]:
    return []
