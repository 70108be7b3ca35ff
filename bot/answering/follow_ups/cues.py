"""The words by which follow-ups are told, from `cues.txt`: general English, for any story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching import words

SHORTEST_REPAIRED = 5  # letters; shorter words are too near to each other

Section = str
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Cues:
    """The phrases of each section, by their first word, the longest first."""

    phrases: Mapping[Section, Mapping[str, Sequence[Phrase]]]

    def covered(self, section: Section, plain: Sequence[str]) -> frozenset[int]:
        """Return the places of the words that belong to phrases of a section."""
        found: set[int] = set()
        for place in range(len(plain)):
            length = self.length_at(section, plain, place)
            found.update(range(place, place + length))
        return frozenset(found)

    def length_at(self, section: Section, plain: Sequence[str], place: int) -> int:
        """Return how long the longest phrase of a section is that begins at a place, or 0."""
        for phrase in self.phrases[section].get(plain[place], ()):
            if tuple(plain[place : place + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def repaired(self, plain: Iterable[str], known: frozenset[str]) -> Iterator[str]:
        """Yield each word, a misspelt one as the cue it is nearest to; `known` ones are left."""
        for word in plain:
            if word in known or word in _every_word() or len(word) < SHORTEST_REPAIRED:
                yield word
            else:
                found = process.extractOne(word, _long_words(), scorer=OSA.distance, score_cutoff=1)
                yield found[0] if found else word


@cache
def cues() -> Cues:
    """Return the cues; the file is read once."""
    phrases: dict[Section, dict[str, list[Phrase]]] = {}
    section: dict[str, list[Phrase]] = {}
    for line in files(__package__).joinpath("cues.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = phrases.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            phrase = tuple(words(line))
            section.setdefault(phrase[0], []).append(phrase)
    for section in phrases.values():
        for of_word in section.values():
            of_word.sort(key=len, reverse=True)
    return Cues(phrases)


@cache
def _every_word() -> frozenset[str]:
    by_first = chain.from_iterable(section.values() for section in cues().phrases.values())
    return frozenset(word for phrases in by_first for phrase in phrases for word in phrase)


@cache
def _long_words() -> tuple[str, ...]:
    return tuple(sorted(word for word in _every_word() if len(word) >= SHORTEST_REPAIRED))
