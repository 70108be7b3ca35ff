"""How much of something: "only grenades", "every building", where the fact says no such thing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction
from bot.matching import is_stopword, stem, words

_ONLY = frozenset({"only", "solely", "exclusively"})
_ALL = frozenset({"all", "always", "each", "entire", "every", "whole"})
QUANTIFIERS = _ONLY | _ALL
_NEAR = 3  # content words after "only", one of which the facts must hold
# "Not only", "if only", "I only want to know".
_BEFORE_NO_LIMIT = frozenset({"i", "if", "not"})
_DETERMINERS = frozenset({"its", "of", "the", "their"})
_ASKING = frozenset("how what when where which who why".split())
_BE = frozenset("are be been is was were".split())  # "were all attacked": of what was named
_REQUESTS = frozenset("explain give list name say show summarise summarize tell".split())


def check_quantifiers(subject: Subject) -> Correction | None:
    """Return a correction for the first "only" or "all" of something the facts leave open.

    Not where the entry's nearest phrasing has one too, where it is one of two alternatives, nor
    before a figure, which has a guard.
    """
    asked = subject.matching.words
    if "or" in asked or not QUANTIFIERS.isdisjoint(words(subject.match.phrasing)):
        return None
    for place, word in enumerate(asked):
        after = asked[place + 1 :]
        if after and not after[0][0].isdigit() and _is_unstated(subject, asked, place):
            return Correction("quantifier", word)
    return None


def _is_unstated(subject: Subject, asked: Sequence[str], place: int) -> bool:
    word, after = asked[place], asked[place + 1 :]
    if word in _ONLY:
        is_limit = not place or asked[place - 1] not in _BEFORE_NO_LIMIT
        return is_limit and _ONLY.isdisjoint(subject.entry.stated_words) and _limits(subject, after)
    # "Tell me" is no word of the question, and goes before it is matched.
    asks_for_all = not (_ASKING | _REQUESTS).isdisjoint(words(subject.text))
    is_aside = place > 1 and asked[place - 1] in _BE
    if (
        word not in _ALL
        or is_aside
        or asks_for_all
        or not _ALL.isdisjoint(subject.entry.stated_words)
    ):
        return False
    thing = next((word for word in after if word not in _DETERMINERS), "")
    # "The attacks" are all of them; "train services" need not be.
    return subject.states(thing) and stem(thing) not in subject.entry.definite_stems


def _limits(subject: Subject, after: Sequence[str]) -> bool:
    """Tell whether an "only" before some words limits what the facts hold."""
    clause = takewhile(lambda word: word not in _ASKING, after)  # "only asking what they held"
    content = (word for word in clause if not is_stopword(stem(word)))
    near = islice(content, _NEAR)
    return any(subject.states(word) or word in subject.entry.names for word in near)
