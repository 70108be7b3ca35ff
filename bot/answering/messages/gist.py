"""What may be kept of a question: the words that the base knows, and nothing else of it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from bot.matching import is_stopword, stem, words

MOST_WORDS = 30
NUMBER, LEFT_OUT = "#", "…"
ASKING = frozenset("how many much often when where which who whom whose why".split())


class Gist(NamedTuple):
    """The known words of a question, with # for a number and … for any others.

    `key` is the same for near-duplicates: those with the same stems and question words, in any
    order and form.
    """

    question: str
    key: str


def gist_of(known: Iterable[Container[str]], text: str) -> Gist | None:
    """Return what may be kept of a question; None where no known word of it says anything.

    `known` are the words of each base that was asked.
    """
    known = tuple(known)
    shown = [_shown(word, known) for word in words(text)[:MOST_WORDS]]
    question = " ".join(_runs_joined(shown))
    kept = {word for word in shown if word not in {NUMBER, LEFT_OUT}}
    content = {stem(word) for word in kept - ASKING if not is_stopword(stem(word))}
    return Gist(question, " ".join(sorted(content | (kept & ASKING)))) if content else None


def _shown(word: str, known: Iterable[Container[str]]) -> str:
    if any(map(str.isdigit, word)):
        return NUMBER
    is_known = word in ASKING or any(word in vocabulary for vocabulary in known)
    return word if is_known else LEFT_OUT


def _runs_joined(shown: list[str]) -> Iterator[str]:
    """Yield the words, a run of those left out as one."""
    for word, run in groupby(shown):
        yield from (word,) if word == LEFT_OUT else run
