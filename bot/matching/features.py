"""What of a text is compared: stems, pairs of stems, meanings, names, attribution, question kind.

A feature is a string whose first character tells its kind; `WEIGHTS` says how much a kind counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from Stemmer import Stemmer

from bot.matching.kinds import kinds_at
from bot.matching.wording import STOPWORDS

STEM, FIGURE, PAIR, MEANING, NAME, ATTRIBUTION, KIND = "s", "f", "p", "m", "n", "a", "k"
WEIGHTS = {STEM: 1.0, FIGURE: 0.6, PAIR: 0.45, MEANING: 0.7, NAME: 0.6, ATTRIBUTION: 0.7, KIND: 0.6}
STOPWORD_WEIGHT = 0.6
EDGE, SOME_FIGURE = "^", "#"  # as neighbours: where a text begins and ends, and any figure

_stemmer = Stemmer("english", maxCacheSize=0)  # its cache is not safe between threads, ours is


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the word's stem (Snowball English)."""
    return str(_stemmer.stemWord(word))


@lru_cache(maxsize=200_000)
def is_stopword(stemmed: str) -> bool:
    """Tell whether a stem is that of a word every text is full of."""
    return stemmed in _STOP_STEMS


_STOP_STEMS = frozenset({stem(word) for word in STOPWORDS} | STOPWORDS)


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

    def meanings_at(self, stems: Sequence[str]) -> list[tuple[int, int, str]]:
        """Return (start, end, feature) of each member of a group, the longest at each place."""
        return _found(stems, self._meanings)

    def mentions(self, stems: Sequence[str]) -> list[tuple[int, int, str]]:
        """Return (start, end, actor id) of each name of an actor, the longest at each place."""
        return _found(stems, self._names)

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


def _found(stems: Sequence[str], phrases: _Phrases) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    after = 0
    lengths = phrases.lengths
    for place in [place for place, first in enumerate(stems) if first in lengths]:
        if place < after:
            continue
        for length in lengths[stems[place]]:
            label = phrases.labels.get(tuple(stems[place : place + length]))
            if label is not None:
                after = place + length
                found.append((place, after, label))
                break
    return found


def attributed_to(stems: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """Yield the ids of the actors whose word the text asks for: "according to", "X says"."""
    return (actor for _, actor in _attributed(stems, lexicon.mentions(stems)))


def _attributed(
    stems: Sequence[str], mentions: Iterable[tuple[int, int, str]]
) -> Iterator[tuple[int, str]]:
    for start, end, actor in mentions:
        after = " ".join(stems[end : end + 1])
        before = " ".join(stems[max(0, start - 4) : start])
        if _SAYS_AFTER.match(after) or _SAYS_BEFORE.search(before):
            yield start, actor


@lru_cache(maxsize=200_000)
def of_stem(stemmed: str) -> tuple[str, float]:
    """Return the feature of a stem and its weight."""
    if stemmed[0].isdigit():
        return FIGURE + stemmed, WEIGHTS[FIGURE]
    return STEM + stemmed, WEIGHTS[STEM] * (STOPWORD_WEIGHT if is_stopword(stemmed) else 1.0)


def features(plain: Sequence[str], lexicon: Lexicon) -> dict[str, float]:
    """Return the features of plain words, each with the weight of its kind.

    A figure counts as "some figure", and as itself where the base holds it: a wrong figure makes
    a question no other question.
    """
    stems = [stem(word) for word in plain]
    found = dict(map(of_stem, stems))
    shapes = [SOME_FIGURE if stemmed[0].isdigit() else stemmed for stemmed in stems]
    for left, right in zip([EDGE, *shapes], [*shapes, EDGE], strict=True):
        found[pair(left, right)] = WEIGHTS[PAIR]
    for _, mark in marks_at(plain, stems, lexicon):
        found[mark] = WEIGHTS[mark[0]]
    return found


def pair(left: str, right: str) -> str:
    """Return the feature of two neighbours."""
    return f"{PAIR}{left} {right}"


def marks_at(
    plain: Sequence[str], stems: Sequence[str], lexicon: Lexicon
) -> Iterator[tuple[int, str]]:
    """Yield (place, feature) of what is neither stem nor pair; some of them twice.

    Of several texts in one, each ends with an empty word and stem: nothing reaches across.
    """
    for place, kind in kinds_at(plain):
        yield place, KIND + kind
    for place, stemmed in enumerate(stems):
        if stemmed and not stemmed.isalpha():  # a word is of letters or of digits
            yield place, f"{KIND}figure"
    if lexicon.starts.isdisjoint(stems):
        return
    for start, _, feature in lexicon.meanings_at(stems):
        yield start, feature
    mentions = lexicon.mentions(stems)
    for start, _, actor in mentions:
        yield start, NAME + actor
    for start, actor in _attributed(stems, mentions):
        yield start, ATTRIBUTION + actor
