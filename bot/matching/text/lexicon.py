"""The base's own words: synonyms, names of its actors, and whose word a text asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bot.matching.text.stemming import stem

MEANING = "m"  # what the features of synonyms begin with

_SAYS_AFTER = re.compile(
    r"^(?:say|said|claim|state|report|alleg|accus|announc|insist|admit|put|reckon|believ|think)"
)
_SAYS_BEFORE = re.compile(
    r"\b(?:accord to|said by|claim by|claim of|account of|word of|believ|per|version of|ask)"
    r"(?: the| a)*$"
)


class _Phrases(NamedTuple):
    """Phrases as stems, with what each stands for; how long those are that begin with a stem."""

    labels: Mapping[tuple[str, ...], str]
    lengths: Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Lexicon:
    """The base's own words: groups of synonyms, and the names of its actors.

    Phrases of several words are welcome; all of them are given as plain words (`text.words`).
    """

    synonyms: tuple[tuple[tuple[str, ...], ...], ...] = ()
    names: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()

    @cached_property
    def _meanings(self) -> _Phrases:
        return _phrases(
            (phrase, f"{MEANING}{number}")
            for number, group in enumerate(self.synonyms)
            for phrase in group
        )

    @cached_property
    def _names(self) -> _Phrases:
        return _phrases((phrase, actor) for actor, phrases in self.names for phrase in phrases)

    @cached_property
    def starts(self) -> frozenset[str]:
        """Return the stems that synonyms and names begin with."""
        return frozenset((*self._meanings.lengths, *self._names.lengths))

    def meanings(self, stems: Sequence[str]) -> Iterator[str]:
        """Yield a feature for each group of synonyms the stems hold a member of."""
        yield from (feature for _, _, feature in self.meanings_at(stems))

    def meanings_at(
        self, stems: Sequence[str], places: Iterable[int] | None = None
    ) -> list[tuple[int, int, str]]:
        """Return (start, end, feature) of each member of a group, the longest at each place."""
        return _found(stems, self._meanings, places)

    def mentions(
        self, stems: Sequence[str], places: Iterable[int] | None = None
    ) -> list[tuple[int, int, str]]:
        """Return (start, end, actor id) of each name of an actor, the longest at each place."""
        return _found(stems, self._names, places)

    def terms(self) -> Iterator[str]:
        """Yield every single word of the synonyms and names."""
        for group in self.synonyms:
            for phrase in group:
                yield from phrase
        for _, phrases in self.names:
            for phrase in phrases:
                yield from phrase


def _phrases(phrases: Iterable[tuple[tuple[str, ...], str]]) -> _Phrases:
    labels: dict[tuple[str, ...], str] = {}
    lengths: dict[str, set[int]] = {}
    for phrase, label in phrases:
        stems = tuple(map(stem, phrase))
        if stems:
            labels.setdefault(stems, label)
            lengths.setdefault(stems[0], set()).add(len(stems))
    longest_first = {first: sorted(found, reverse=True) for first, found in lengths.items()}
    return _Phrases(labels, longest_first)


def _found(
    stems: Sequence[str], phrases: _Phrases, places: Iterable[int] | None = None
) -> list[tuple[int, int, str]]:
    """Return (start, end, label) of the phrases that begin at some places, or at any."""
    found: list[tuple[int, int, str]] = []
    after = 0
    for place in range(len(stems)) if places is None else places:
        if place < after:
            continue
        for length in phrases.lengths.get(stems[place], ()):
            label = phrases.labels.get(tuple(stems[place : place + length]))
            if label is not None:
                after = place + length
                found.append((place, after, label))
                break
    return found


def attributed_to(stems: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """Yield the ids of the actors whose word the text asks for: "according to", "X says"."""
    return (actor for _, actor in attributions(stems, lexicon.mentions(stems)))


def attributions(
    stems: Sequence[str], mentions: Iterable[tuple[int, int, str]]
) -> Iterator[tuple[int, str]]:
    """Yield (place, actor id) of those of the mentions whose word the text asks for."""
    for start, end, actor in mentions:
        after = " ".join(stems[end : end + 1])
        before = " ".join(stems[max(0, start - 4) : start])
        if _SAYS_AFTER.match(after) or _SAYS_BEFORE.search(before):
            yield start, actor
