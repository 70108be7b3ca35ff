"""How much a word tells by itself: little where everybody uses it every day."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log

from bot.matching.settings import SETTINGS
from bot.matching.text.common import everyday_words, ranked_words
from bot.matching.text.tokens import stem


@cache
def everyday_stems() -> frozenset[str]:
    """Return the stems of the words of any chat."""
    return frozenset(map(stem, everyday_words()))


@cache
def information() -> Mapping[str, float]:
    """Return how much each everyday stem tells, 1 being what any other stem tells.

    It grows with the logarithm of the rank: what everybody says every day tells little, and nothing
    what is said in chats alone.
    """
    common = tuple(map(stem, ranked_words()))
    first = SETTINGS.alike_common
    span = log(len(common) + first) - log(first)
    ranked = {
        word: (log(rank + first) - log(first)) / span
        for rank, word in reversed(tuple(enumerate(common)))
    }
    return dict.fromkeys(everyday_stems(), 0.0) | ranked


def telling(stemmed: str) -> float:
    """Return how much a stem tells by itself, at most 1."""
    return information().get(stemmed, 1.0)
