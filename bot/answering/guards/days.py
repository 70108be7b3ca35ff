"""A day in the question that the facts do not hold: "on Sunday", where they say Saturday."""

from __future__ import annotations

import calendar

from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction
from bot.knowledge import FactBase
from bot.matching import words

# "may" and "march" are far more often a verb than a month.
_VERBS = {"may", "march"}
_MONTHS = {name.lower() for name in calendar.month_name if name} - _VERBS
DAYS = frozenset({*(name.lower() for name in calendar.day_name), *_MONTHS})


def check_days(subject: Subject) -> Correction | None:
    """Return a correction for the first weekday or month that the entry's facts contradict."""
    held = DAYS & subject.shown_words
    for day in subject.matching.words:
        if day not in DAYS or day in held:
            continue
        # A fact without a day of its own contradicts none that others hold: "Saturday's attacks".
        if held or day not in _all_days(subject.base):
            return Correction("number", day.capitalize())
    return None


def _all_days(base: FactBase) -> set[str]:
    """Return every weekday and month that any fact or event shows."""
    facts = (f"{fact.statement} {fact.note or ''}" for fact in base.facts.values())
    times = (event.when for event in base.timeline)
    return {word for text in (*facts, *times) for word in words(text) if word in DAYS}
