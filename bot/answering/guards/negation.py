"""A negation in the question that no phrasing of the fact holds: "not a single civilian died"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction
from bot.matching import words

_NEGATIVE = {"no", "nobody", "none", "nothing", "never", "zero", "without", "neither"}
_AUXILIARY = {
    *("is are was were do does did has have had".split()),
    *("will would should could".split()),
}


def check_negation(subject: Subject) -> Correction | None:
    """Return a correction where the question denies and its nearest phrasing does not."""
    if not is_negated(subject.matching.words) or is_negated(words(subject.match.phrasing)):
        return None
    if any(is_negated(words(fact.statement)) for fact in subject.facts):
        return None
    return Correction("negation")


def is_negated(plain: Sequence[str]) -> bool:
    """Tell whether plain words hold a negation; "can not" and "why not" ask, they do not deny."""
    for place, word in enumerate(plain):
        if word in _NEGATIVE:
            return True
        if word == "not" and place and plain[place - 1] in _AUXILIARY:
            return True
        if word == "not" and "single" in plain[place : place + 3]:
            return True
    return False
