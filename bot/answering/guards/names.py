"""A name in the question that the entry does not hold: "Indian soldiers", "in Karachi"."""

from __future__ import annotations

from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction


def check_names(subject: Subject) -> Correction | None:
    """Return a correction for the first name that neither the entry nor the setting holds."""
    unsupported_names = subject.match.unsupported_names
    return Correction("name", unsupported_names[0].name) if unsupported_names else None
