"""A name in the question that the entry does not hold: "Indian soldiers", "in Karachi"."""

from __future__ import annotations

from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction


def check_names(subject: Subject) -> Correction | None:
    """Return a correction for the first name that neither the entry nor the setting holds."""
    foreign = subject.match.foreign
    return Correction("name", foreign[0].name) if foreign else None
