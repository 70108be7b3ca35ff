"""A name in the question that the facts do not hold: "Indian soldiers", "in Karachi"."""

from __future__ import annotations

from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction
from bot.matching import stem


def check_names(subject: Subject) -> Correction | None:
    """Return a correction for the first name that neither the entry nor the setting holds."""
    shown = set(map(stem, subject.shown_words))
    for mention in subject.match.foreign:
        named = subject.matching.words[mention.start : mention.end]
        if not set(map(stem, named)) <= shown:
            return Correction("name", mention.name)
    return None
