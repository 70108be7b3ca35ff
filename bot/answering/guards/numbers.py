"""A figure or a day in the question that the facts do not hold: "29 militants", where they say 92.

Approximations that agree are no contradiction: "over 90" for 92, "close to half" for 44 %.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction
from bot.knowledge import FactBase
from bot.matching import words

TOLERANCE = 0.15  # of the figure, for "about", "almost", "over": "close to half" is 44 %
_ABOVE = {"over", "above", "more", "exceeding", "least", "minimum", "plus"}
_BELOW = {"under", "below", "less", "fewer", "almost", "nearly", "most", "maximum"}
_ABOUT = {"about", "around", "roughly", "approximately", "approx", "close", "near", "like", "some"}
LONGEST_TOKEN = 12  # characters; longer rows of digits are no figure anybody counts with
RATIO_WORDS = 5  # "one out of every twenty"
_RATIO = re.compile(r"(?:one|1) (?:in|out of|in every|out of every|of every) ([1-9][0-9]?|100)\b")
_LINKS = {"to", "and"}
_FRACTIONS = {"half": 50.0, "quarter": 25.0, "third": 100 / 3, "tenth": 10.0, "fifth": 20.0}

# "may" and "march" are far more often a verb than a month.
_VERBS = {"may", "march"}
_MONTHS = {name.lower() for name in calendar.month_name if name} - _VERBS
DAYS = frozenset({*(name.lower() for name in calendar.day_name), *_MONTHS})


class Figure(NamedTuple):
    """A figure as the question words it: its value, and which way it may differ.

    `token` is how a correction repeats it, empty where it is too long for that.
    """

    token: str
    value: float
    may_be_more: bool
    may_be_less: bool


def check_numbers(subject: Subject) -> Correction | None:
    """Return a correction for the first figure that the entry's facts contradict."""
    held = set(_values([word for fact in subject.facts for word in words(fact.statement)]))
    for figure in _figures(list(_without_ranges_around(subject.typed, held))):
        if any(_agrees(figure, value) for value in held):
            continue
        # A fact without a figure of its own contradicts none that others hold.
        if held or figure.value not in _all_values(subject.base):
            return Correction("number", figure.token)
    return None


def _without_ranges_around(typed: Sequence[str], held: Collection[float]) -> Iterator[str]:
    """Yield the words but for the ranges a held figure lies in: "between 10 and 20" for 18."""
    place = 0
    while place < len(typed):
        low, link, high = (*typed[place : place + 3], "", "", "")[:3]
        is_range = low[:1].isdigit() and link in _LINKS and high[:1].isdigit()
        if is_range and any(float(low) <= value <= float(high) for value in held):
            place += 3
        else:
            yield typed[place]
            place += 1


def _all_values(base: FactBase) -> set[float]:
    """Return every figure that any fact shows."""
    texts = (f"{fact.statement} {fact.note or ''}" for fact in base.facts.values())
    return {value for text in texts for value in _values(words(text))}


def _values(plain: Sequence[str]) -> Iterator[float]:
    for word in plain:
        if word[0].isdigit():
            yield float(word)


def _agrees(figure: Figure, value: float) -> bool:
    if figure.value == value:
        return True
    if not (figure.may_be_more or figure.may_be_less):
        return False
    lower, higher = sorted((figure.value, value))
    if lower < (1 - TOLERANCE) * higher:
        return False
    return figure.may_be_more if value > figure.value else figure.may_be_less


def _figures(typed: Sequence[str]) -> Iterator[Figure]:
    """Yield the figures of a question, "one in twenty" and "half" as percentages."""
    skip_until = 0
    for place, word in enumerate(typed):
        if place < skip_until:
            continue
        before = set(typed[max(0, place - 3) : place])
        more, less = bool(before & (_ABOVE | _ABOUT)), bool(before & (_BELOW | _ABOUT))
        ratio = _RATIO.match(" ".join(typed[place : place + RATIO_WORDS]))
        if ratio:
            skip_until = place + len(ratio.group().split())
            percentage = 100 / int(ratio[1])
            yield Figure(f"1 in {ratio[1]}", percentage, may_be_more=True, may_be_less=True)
        elif word[0].isdigit():
            token = word if len(word) <= LONGEST_TOKEN else ""
            yield Figure(token, float(word), may_be_more=more, may_be_less=less)
        elif word in _FRACTIONS and set(typed[place + 1 : place + 2]) & {"of", "the", "all"}:
            yield Figure(word, _FRACTIONS[word], may_be_more=True, may_be_less=True)


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
