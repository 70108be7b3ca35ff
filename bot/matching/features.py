"""What of a text is compared: stems, pairs of stems, meanings, names, attribution, question kind.

A feature is a string whose first character tells its kind; `WEIGHTS` says how much a kind counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from Stemmer import Stemmer

from bot.matching.kinds import kinds
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


@dataclass(frozen=True)
class Lexicon:
    """The base's own words: groups of synonyms, and the names of its actors.

    Phrases of several words are welcome; all of them are given as plain words (`text.words`).
    """

    synonyms: tuple[tuple[tuple[str, ...], ...], ...] = ()
    names: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()

    @cached_property
    def _meanings(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        return _by_first_stem(
            (phrase, f"{MEANING}{number}")
            for number, group in enumerate(self.synonyms)
            for phrase in group
        )

    @cached_property
    def _names(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        return _by_first_stem(
            (phrase, actor) for actor, phrases in self.names for phrase in phrases
        )

    @cached_property
    def starts(self) -> frozenset[str]:
        """Return the stems that synonyms and names begin with."""
        return frozenset((*self._meanings, *self._names))

    def meanings(self, stems: Sequence[str]) -> Iterator[str]:
        """Yield a feature for each group of synonyms the stems hold a member of."""
        for _, _, feature in _found(stems, self._meanings):
            yield feature

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


def _by_first_stem(
    phrases: Iterable[tuple[tuple[str, ...], str]],
) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Index phrases by their first stem, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, label in phrases:
        stems = tuple(map(stem, phrase))
        if stems:
            index.setdefault(stems[0], []).append((stems, label))
    for found in index.values():
        found.sort(key=lambda item: -len(item[0]))
    return index


def _found(
    stems: Sequence[str], index: dict[str, list[tuple[tuple[str, ...], str]]]
) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    after = 0
    for place, first in enumerate(stems):
        if first not in index or place < after:
            continue
        for phrase, label in index[first]:
            end = place + len(phrase)
            if len(phrase) == 1 or tuple(stems[place:end]) == phrase:
                found.append((place, end, label))
                after = end
                break
    return found


def attributed_to(stems: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """Yield the ids of the actors whose word the text asks for: "according to", "X says"."""
    return _attributed(stems, lexicon.mentions(stems))


def _attributed(stems: Sequence[str], mentions: Iterable[tuple[int, int, str]]) -> Iterator[str]:
    for start, end, actor in mentions:
        after = " ".join(stems[end : end + 1])
        before = " ".join(stems[max(0, start - 4) : start])
        if _SAYS_AFTER.match(after) or _SAYS_BEFORE.search(before):
            yield actor


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
    for mark in marks(plain, stems, lexicon):
        found[mark] = WEIGHTS[mark[0]]
    return found


def pair(left: str, right: str) -> str:
    """Return the feature of two neighbours."""
    return f"{PAIR}{left} {right}"


def marks(plain: Sequence[str], stems: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """Yield the features that are neither stems nor pairs; some of them twice."""
    for kind in kinds(plain):
        yield KIND + kind
    if not all(map(str.isalpha, stems)):  # a word is of letters or of digits
        yield f"{KIND}figure"
    if lexicon.starts.isdisjoint(stems):
        return
    yield from lexicon.meanings(stems)
    mentions = lexicon.mentions(stems)
    for _, _, actor in mentions:
        yield NAME + actor
    for actor in _attributed(stems, mentions):
        yield ATTRIBUTION + actor
