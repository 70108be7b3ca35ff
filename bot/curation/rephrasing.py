"""The same question in other words: a synonym put in where an entry has never used it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Final

from bot.knowledge import FactBase
from bot.matching import stem, words
from bot.matching.text.common import ranked_words
from bot.matching.text.lexicon import general_groups

MOST_A_WORD: Final = 2  # synonyms of one word; with more, one word fills the list
COMMONEST: Final = 330  # words such as "get", "leave", "end": too many senses to put in others for
_FORMS: Final = ("ed", "ing", "s")


class Synonyms:
    """Words that people use for one another: the base's own, or else those of any story."""

    def __init__(self, base: FactBase) -> None:
        """Look up by stem; only single words are put in for one another."""
        self._names = {
            word
            for actor in base.actors.values()
            for name in (actor.name, *actor.aliases)
            for word in words(name)
        }
        self._groups: dict[str, tuple[str, ...]] = {}
        for group in (*base.content.synonyms, *general_groups()):
            single = tuple(phrase for phrase in group if len(words(phrase)) == 1)
            for word in single:
                self._groups.setdefault(stem(word.lower()), single)

    def rephrased(self, asks: Sequence[str]) -> Iterator[str]:
        """Yield each phrasing with a word that none of them has in the place of one they have."""
        used = {stem(word) for ask in asks for word in words(ask)}
        for ask in asks:
            for word in words(ask):
                for other in self._others(word, used):
                    used.add(stem(other))
                    yield _replaced(ask, word, other)

    def _others(self, word: str, used: Container[str]) -> list[str]:
        """Return words of the same form for a word, not used yet: "wounded" for "injured"."""
        if word in _commonest() or word in self._names:
            return []
        alike = (other for other in self._groups.get(stem(word), ()) if _form(other) == _form(word))
        return [*islice((other for other in alike if stem(other) not in used), MOST_A_WORD)]


@cache
def _commonest() -> frozenset[str]:
    return frozenset(ranked_words()[:COMMONEST])


def _form(word: str) -> str:
    return next((ending for ending in _FORMS if word.endswith(ending)), "")


def _replaced(ask: str, word: str, other: str) -> str:
    """Return a phrasing with another word in the place of one of its plain words."""
    return " ".join(other if one == word else one for one in words(ask))
