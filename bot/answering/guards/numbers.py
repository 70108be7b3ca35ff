"""A figure in the question that the facts do not hold: "29 militants", where they say 92.

Approximations that agree are no contradiction: "over 90" for 92, "close to half" for 44 %.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction
from bot.matching import words

TOLERANCE = 0.15  # of the figure, for "about", "almost", "over": "close to half" is 44 %
_ABOVE = {"over", "above", "exceeding", "least", "minimum", "plus"}
_BELOW = {"under", "below", "almost", "nearly", "most", "maximum"}
_ABOUT = {"about", "around", "roughly", "approximately", "approx", "close", "near", "like", "some"}
_FRACTIONS = {"half": 50.0, "quarter": 25.0, "third": 100 / 3, "tenth": 10.0, "fifth": 20.0}


class Figure(NamedTuple):
    """A figure as the question words it: its value, and which way it may differ."""

    token: str
    value: float
    may_be_more: bool
    may_be_less: bool


def check_numbers(subject: Subject) -> Correction | None:
    """Return a correction for the first figure that the entry's facts contradict."""
    held = set(_values([word for fact in subject.facts for word in words(fact.statement)]))
    elsewhere = {
        value
        for fact in subject.base.facts.values()
        for value in _values(words(f"{fact.statement} {fact.note or ''}"))
    }
    for figure in _figures(subject.typed):
        if any(_agrees(figure, value) for value in held):
            continue
        # A fact without a figure of its own contradicts none that others hold.
        if held or figure.value not in elsewhere:
            return Correction("number", figure.token)
    return None


def _values(plain: Sequence[str]) -> Iterator[float]:
    for word in plain:
        if word[0].isdigit():
            yield float(word)


def _agrees(figure: Figure, value: float) -> bool:
    if figure.value == value:
        return True
    if not (figure.may_be_more or figure.may_be_less):
        return False
    if abs(figure.value - value) > TOLERANCE * max(figure.value, value):
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
        ratio = _ratio(typed[place : place + 4])
        if ratio:
            skip_until = place + 4
            yield Figure(f"{ratio:g}%", ratio, may_be_more=True, may_be_less=True)
        elif word[0].isdigit():
            yield Figure(word, float(word), may_be_more=more, may_be_less=less)
        elif word in _FRACTIONS and set(typed[place + 1 : place + 2]) & {"of", "the", "all"}:
            yield Figure(word, _FRACTIONS[word], may_be_more=True, may_be_less=True)


def _ratio(following: Sequence[str]) -> float:
    """Return "one in twenty" (or "1 in 20", "one out of 20") as a percentage, else 0."""
    if not following or following[0] not in {"one", "1"}:
        return 0.0
    rest = [word for word in following[1:] if word not in {"out", "of", "every"}]
    if rest and rest[0] == "in":
        rest = rest[1:]
    elif len(rest) == len(following) - 1:
        return 0.0
    return 100 / float(rest[0]) if rest and rest[0].isdigit() and float(rest[0]) else 0.0
