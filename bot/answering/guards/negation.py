"""A negation that the fact does not hold: "not a single civilian died", "did not claim it"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction
from bot.matching import stem, words

REACH = 3  # words after "not" among which the denied verb stands
SHORTEST_VERB = 4  # letters; shorter words of a statement are hardly what is denied
_NONE = frozenset({"no", "nobody", "none", "zero", "never"})
_VAGUE = frozenset({"dozens", "hundreds", "thousands"})


def check_negation(subject: Subject) -> Correction | None:
    """Return a correction where the question denies what the fact says, in its own words."""
    asked = subject.matching.words
    if _denies_a_count(subject, asked) or _denies_the_verb(subject, asked):
        return Correction("negation")
    return None


def _denies_a_count(subject: Subject, asked: Sequence[str]) -> bool:
    """Tell whether the question says "none" of something the facts count."""
    counts = any(word[0].isdigit() or word in _VAGUE for word in subject.shown_words)
    none = not _NONE.isdisjoint(asked[:-1]) or _holds(asked, ("not", "a", "single"))
    return counts and none and _NONE.isdisjoint(words(subject.match.phrasing))


def _denies_the_verb(subject: Subject, asked: Sequence[str]) -> bool:
    """Tell whether "not" stands before a word of the statement, which has no "not" itself."""
    if "not" in subject.shown_words or "not" in words(subject.match.phrasing):
        return False
    stated = {stem(word) for word in subject.shown_words if len(word) >= SHORTEST_VERB}
    return any(
        not stated.isdisjoint(map(stem, asked[place + 1 : place + 1 + REACH]))
        for place, word in enumerate(asked)
        if word == "not"
    )


def _holds(asked: Sequence[str], phrase: Sequence[str]) -> bool:
    span = len(phrase)
    return any(tuple(asked[place : place + span]) == phrase for place in range(len(asked)))
