"""A word of the opposite sense: "condemned" where the fact says "praised"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from bot.answering.guards.negation import denied
from bot.answering.guards.subject import Side, Subject
from bot.answering.outcome import Correction
from bot.matching import stem, words

_LONGEST = 3  # words of a phrase
# "Can you confirm": what somebody is asked to do is nothing that happened.
_ASKED = frozenset("how anybody anyone i it please someone somebody they to we you".split())
_ASKING = frozenset("any how if or what when where whether which who whom whose why".split())
_INVERTED = tuple((word,) for word in "anybody he it she that the they this".split())
# What denies without "not", and what leaves both open: "did they admit or deny it".
_NEITHER = frozenset("neither no nobody none nor nothing or without".split())
_OPENERS = frozenset("are can could did do does had has have is was were will would".split())


def check_opposites(subject: Subject) -> Correction | None:
    """Return a correction where the question says the opposite of a word of the facts.

    What the facts only deny ("has not been verified") contradicts a claim, but no question.
    """
    plain = subject.matching.words
    asked = sides_of(plain, before_asked=False)
    held = subject.entry.sides
    if _is_claim(plain):
        held |= subject.entry.denied_sides
    if not _NEITHER.isdisjoint(plain):
        return None
    own = {Side(number, not is_first) for number, is_first in asked}
    contradicted = {side for side in own & held if _opposite(side) not in held} - asked
    return Correction("opposite") if contradicted else None


def sides_of(plain: Sequence[str], *, before_asked: bool = True) -> frozenset[Side]:
    """Return the sides of opposites that plain words take; what is denied is the other side's."""
    not_so = frozenset(denied(plain))
    return frozenset(
        _opposite(side) if word in not_so else side
        for word, side in _found(plain, before_asked=before_asked)
    )


def stated_sides(plain: Sequence[str]) -> tuple[frozenset[Side], frozenset[Side]]:
    """Return the sides that a statement takes, and those it takes by denying the other."""
    not_so = frozenset(denied(plain))
    found = tuple(_found(plain, before_asked=True))
    return (
        frozenset(side for word, side in found if word not in not_so),
        frozenset(_opposite(side) for word, side in found if word in not_so),
    )


def _is_claim(plain: Sequence[str]) -> bool:
    """Tell whether plain words state something: "they have been verified", not "has it been"."""
    verbs = [place for place, word in enumerate(plain) if word in _OPENERS]
    inverted = any(not place or plain[place + 1 : place + 2] in _INVERTED for place in verbs)
    return bool(verbs) and not inverted and _ASKING.isdisjoint(plain)


def _opposite(side: Side) -> Side:
    return Side(side.number, not side.is_first)


def _found(plain: Sequence[str], *, before_asked: bool) -> Iterator[tuple[str, Side]]:
    """Yield the first word of each known phrase with the sides that the phrase is on."""
    known = _opposites()
    stems = tuple(map(stem, plain))
    for place, word in enumerate(plain):
        if not before_asked and place and plain[place - 1] in _ASKED:
            continue
        for length in range(1, _LONGEST + 1):
            for side in known.get(stems[place : place + length], ()):
                yield word, side


@cache
def _opposites() -> Mapping[tuple[str, ...], tuple[Side, ...]]:
    sides: defaultdict[tuple[str, ...], list[Side]] = defaultdict(list)
    text = files("bot.answering").joinpath("guards/data/opposites.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    for number, line in enumerate(lines):
        first, second = line.split("|")
        for phrases, is_first in ((first, True), (second, False)):
            for phrase in phrases.split(","):
                stems = tuple(map(stem, words(phrase)))
                sides[stems].append(Side(number, is_first))
    return {phrase: tuple(dict.fromkeys(held)) for phrase, held in sides.items()}


@cache
def opposite_stems() -> frozenset[str]:
    """Return the stems that the phrases of opposites begin with."""
    return frozenset(phrase[0] for phrase in _opposites())
