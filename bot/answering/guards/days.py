"""A day in the question that the facts do not hold: "on Sunday", where they say Saturday."""

from __future__ import annotations

import calendar

from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction

# "may" and "march" are far more often a verb than a month.
_VERBS = {"may", "march"}
_MONTHS = {name.lower() for name in calendar.month_name if name} - _VERBS
DAYS = frozenset({*(name.lower() for name in calendar.day_name), *_MONTHS})


def check_days(subject: Subject) -> Correction | None:
    """Return a correction for the first weekday or month that no fact shown holds."""
    for word in subject.matching.words:
        if word in DAYS and word not in subject.shown_words:
            return Correction("number", word.capitalize())
    return None
