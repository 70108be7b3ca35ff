"""What of a text is compared: stems, pairs of stems, meanings, names, attribution, question kind.

A feature is a string whose first character tells its kind; `WEIGHTS` says how much a kind counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import snowballstemmer

from bot.matching.wording import STOPWORDS

STEM, FIGURE, PAIR, MEANING, NAME, ATTRIBUTION, KIND = "s", "f", "p", "m", "n", "a", "k"
WEIGHTS = {STEM: 1.0, FIGURE: 0.6, PAIR: 0.6, MEANING: 0.7, NAME: 0.6, ATTRIBUTION: 0.7, KIND: 0.6}
STOPWORD_WEIGHT = 0.6
_EDGE, _SOME_FIGURE = "^", "#"

_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the word's stem (Snowball English)."""
    return str(_stemmer.stemWord(word))


@lru_cache(maxsize=200_000)
def is_stopword(stemmed: str) -> bool:
    """Tell whether a stem is that of a word every text is full of."""
    return stemmed in _STOP_STEMS


_STOP_STEMS = frozenset({stem(word) for word in STOPWORDS} | STOPWORDS)


def _forms(nouns: str) -> list[str]:
    return [form for noun in nouns.split() for form in (noun, f"{noun}s")]


_KINDS = (
    (
        "number",
        frozenset({"how", *_forms("number count toll figure total")}),
        re.compile(r"how many|how much|how large|how big|\b(?:number|count|toll|figure|total)s?\b"),
    ),
    (
        "share",
        frozenset("percent percentage proportion fraction share part".split()),
        re.compile(r"percent|percentage|proportion|fraction|share of|what part of"),
    ),
    (
        "when",
        frozenset("when day date year time month long since".split()),
        re.compile(r"\bwhen\b|what (?:day|date|year|time|month)|how long|since|which day"),
    ),
    (
        "where",
        frozenset("where city cities town towns place places area".split()),
        re.compile(r"\bwhere\b|which (?:city|cities|town|towns|place|places|area)"),
    ),
    (
        "who",
        frozenset("who whom whose group country organisation".split()),
        re.compile(r"\bwho\b|\bwhom\b|\bwhose\b|which (?:group|country|organisation)"),
    ),
    (
        "why",
        frozenset("why reason motive cause come because".split()),
        re.compile(r"\bwhy\b|what (?:reason|motive|cause)|how come|because"),
    ),
    (
        "which",
        frozenset("which kind sort type".split()),
        re.compile(r"\bwhich\b|what kind|what sort|what type"),
    ),
    (
        "opinion",
        frozenset("should opinion justified deserve deserves fault".split()),
        re.compile(r"^should\b|your opinion|justified|\bdeserves?\b|whose fault"),
    ),
    (
        "name",
        frozenset("name names called identity identities".split()),
        re.compile(r"\bnames?\b|called|identity|identities"),
    ),
)
_SAYS_AFTER = re.compile(r"^(?:say|said|claim|state|report|alleg|accus|announc|insist|admit|put)")
_SAYS_BEFORE = re.compile(
    r"\b(?:accord to|said by|claim by|claim of|account of|word of|believ|per|version of|ask)"
    r"(?: the| a| pakistan)*$"
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
    if index.keys().isdisjoint(stems):
        return found
    place = 0
    while place < len(stems):
        for phrase, label in index.get(stems[place], ()):
            if tuple(stems[place : place + len(phrase)]) == phrase:
                found.append((place, place + len(phrase), label))
                place += len(phrase) - 1
                break
        place += 1
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


def kinds(plain: Sequence[str]) -> Iterator[str]:
    """Yield what kind of thing the text asks for: a number, a share, a time, a name, ..."""
    held = frozenset(plain)
    joined = " ".join(plain)
    for kind, needed, pattern in _KINDS:
        # Looking a word up is far cheaper than searching, and most texts hold none.
        if not needed.isdisjoint(held) and pattern.search(joined):
            yield kind


@lru_cache(maxsize=200_000)
def _of_stem(stemmed: str) -> tuple[str, float]:
    if stemmed[0].isdigit():
        return FIGURE + stemmed, WEIGHTS[FIGURE]
    return STEM + stemmed, WEIGHTS[STEM] * (STOPWORD_WEIGHT if is_stopword(stemmed) else 1.0)


def features(plain: Sequence[str], lexicon: Lexicon) -> dict[str, float]:
    """Return the features of plain words, each with the weight of its kind.

    A figure counts as "some figure", and as itself where the base holds it: a wrong figure makes
    a question no other question.
    """
    stems = [stem(word) for word in plain]
    found = dict(map(_of_stem, stems))
    shapes = [_SOME_FIGURE if stemmed[0].isdigit() else stemmed for stemmed in stems]
    if _SOME_FIGURE in shapes:
        found[f"{KIND}figure"] = WEIGHTS[KIND]
    for left, right in zip([_EDGE, *shapes], [*shapes, _EDGE], strict=True):
        found[f"{PAIR}{left} {right}"] = WEIGHTS[PAIR]
    for meaning in lexicon.meanings(stems):
        found[meaning] = WEIGHTS[MEANING]
    mentions = lexicon.mentions(stems)
    for _, _, actor in mentions:
        found[NAME + actor] = WEIGHTS[NAME]
    for actor in _attributed(stems, mentions):
        found[ATTRIBUTION + actor] = WEIGHTS[ATTRIBUTION]
    for kind in kinds(plain):
        found[KIND + kind] = WEIGHTS[KIND]
    return found
