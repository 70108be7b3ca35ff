"""Known phrases in a text: the base's synonyms and actors, and names of the wider world.

A question about Gaza or Karachi is not answered by what a source says of Quetta, however alike the
other words are; so a name that the base does not hold weighs more than any other unseen word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import NamedTuple

from bot.matching.settings import SETTINGS
from bot.matching.text.tokens import stem, words

MEANING = "m"  # what the features of synonyms begin with
GENERAL_MEANING = "g"  # and those of synonyms that serve any base

_SAYS_AFTER = re.compile(
    r"^(?:say|said|claim|state|report|alleg|accus|announc|insist|admit|put|reckon|believ|think)"
)
_SAYS_BEFORE = re.compile(
    r"\b(?:accord to|said by|claim by|claim of|account of|word of|believ|per|version of|ask)"
    r"(?: the| a)*$"
)


class Mention(NamedTuple):
    """A known phrase in a text: what it stands for, and its place among the words."""

    name: str
    start: int
    end: int


class Phrases(NamedTuple):
    """Phrases with what each stands for; how long those are that begin with a word."""

    names: Mapping[tuple[str, ...], str]
    lengths: Mapping[str, Sequence[int]]

    def find(self, text: Sequence[str], starts: Iterable[int] | None = None) -> list[Mention]:
        """Return the phrases that start at some places, or at any; the longest at each."""
        found: list[Mention] = []
        after = 0
        for start in range(len(text)) if starts is None else starts:
            if start < after:
                continue
            for length in self.lengths.get(text[start], ()):
                phrase = tuple(text[start : start + length])
                if phrase in self.names:
                    name, after = self.names[phrase], start + len(phrase)  # it may end the text
                    found.append(Mention(name, start, after))
                    break
        return found


def _phrases(pairs: Iterable[tuple[tuple[str, ...], str]]) -> Phrases:
    names: dict[tuple[str, ...], str] = {}
    lengths: dict[str, set[int]] = {}
    for phrase, name in pairs:
        if phrase:
            names.setdefault(phrase, name)
            lengths.setdefault(phrase[0], set()).add(len(phrase))
    return Phrases(names, {first: sorted(of, reverse=True) for first, of in lengths.items()})


@dataclass(frozen=True)
class Lexicon:
    """The base's own words: groups of synonyms, and the names of its actors.

    Phrases of several words are welcome; all of them are given as plain words (`text.words`), and
    found by their stems. `general_weight` is what the synonyms count that serve any base.
    """

    synonyms: tuple[tuple[tuple[str, ...], ...], ...] = ()
    names: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()
    general_weight: float = 0.0

    @cached_property
    def synonym_groups(self) -> Phrases:
        """Return the synonyms, each with the feature of its group."""
        own = [
            (tuple(map(stem, phrase)), f"{MEANING}{number}")
            for number, group in enumerate(self.synonyms)
            for phrase in group
        ]
        # Of a phrase in several groups the first counts.
        return _phrases((*own, *general_synonyms()) if self.general_weight else own)

    @cached_property
    def actors(self) -> Phrases:
        """Return the names of actors, each with the actor's id."""
        named = [(phrase, actor) for actor, phrases in self.names for phrase in phrases]
        with_article = {phrase[1:] for phrase, _ in named if phrase[:1] == ("the",)}
        # "The Baloch" is not to hide the "Baloch Liberation Army" in "the Baloch Liberation Army".
        longer = (
            (("the", *phrase), actor)
            for phrase, actor in named
            if any(phrase[:length] in with_article for length in range(1, len(phrase)))
        )
        return _phrases((tuple(map(stem, phrase)), actor) for phrase, actor in (*named, *longer))

    @cached_property
    def first_stems(self) -> frozenset[str]:
        """Return the stems that synonyms and names begin with."""
        return frozenset((*self.synonym_groups.lengths, *self.actors.lengths))

    def meanings(self, stems: Sequence[str]) -> Iterator[str]:
        """Yield the feature of each of the base's own groups the stems hold a member of."""
        return (name for name in self.all_meanings(stems) if name.startswith(MEANING))

    def all_meanings(self, stems: Sequence[str]) -> Iterator[str]:
        """Yield the feature of each group of synonyms the stems hold a member of."""
        return (meaning.name for meaning in self.synonym_groups.find(stems))

    def weight_of(self, mark: str) -> float:
        """Return what a feature counts that is neither stem nor pair."""
        if mark[0] == GENERAL_MEANING:
            return self.general_weight
        return SETTINGS.feature_weights[mark[0]]

    def terms(self) -> Iterator[str]:
        """Yield every single word of the synonyms and names."""
        for phrases in (*self.synonyms, *(phrases for _, phrases in self.names)):
            for phrase in phrases:
                yield from phrase


@cache
def general_synonyms() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return phrases that people use for one another in any story, each with its group."""
    return tuple(
        (tuple(map(stem, words(phrase))), f"{GENERAL_MEANING}{number}")
        for number, group in enumerate(general_groups())
        for phrase in group
    )


def general_groups() -> Iterator[tuple[str, ...]]:
    """Yield groups of phrases that people use for one another in any story."""
    text = files("bot.matching").joinpath("data/synonyms.txt").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            yield tuple(phrase.strip() for phrase in line.split(","))


def attributed_to(stems: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """Yield the ids of the actors whose statements the text asks for: "according to", "X says"."""
    return (actor.name for actor in attributions(stems, lexicon.actors.find(stems)))


def attributions(stems: Sequence[str], actors: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the actors in a text whose statements it asks for."""
    found = list(actors)
    modifiers = {actor.start for actor in found}  # "Islamabad's army"
    for actor in found:
        if actor.end in modifiers:
            continue
        after = " ".join(stems[actor.end : actor.end + 1])
        before = " ".join(stems[max(0, actor.start - SETTINGS.attribution_words) : actor.start])
        if _SAYS_AFTER.match(after) or _SAYS_BEFORE.search(before):
            yield actor


@cache
def gazetteer() -> Phrases:
    """Return the places, people and groups of the wider world, each in its canonical spelling."""
    return _phrases(_spellings())


def _spellings() -> Iterator[tuple[tuple[str, ...], str]]:
    text = files("bot.matching").joinpath("data/names.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            canonical, *aliases = (part.strip() for part in line.split("|"))
            for spelling in (canonical.removeprefix("the "), *aliases):
                yield tuple(words(spelling)), canonical


@cache
def name_words() -> frozenset[str]:
    """Return every single word that occurs in a name of the gazetteer."""
    return frozenset(word for spelling in gazetteer().names for word in spelling)


def mentions(plain: Sequence[str]) -> list[Mention]:
    """Return the names of the gazetteer in a text's plain words, the longest at each place."""
    return gazetteer().find(plain)


@dataclass(frozen=True)
class EntryNames:
    """Which names of the wider world a base holds: by entry, by its answers, in every answer.

    `shown` are the texts a reader sees with each entry, `answers` the plain texts of each entry
    that has an answer. Names are found when first asked for: most questions name nobody.
    """

    shown: Sequence[Sequence[str]]
    answers: Mapping[int, Sequence[Sequence[str]]]
    lexicon: Lexicon

    def unsupported_names(self, entry: int, found: Iterable[Mention]) -> tuple[Mention, ...]:
        """Return the names that neither the entry nor the whole base holds."""
        return tuple(
            mention
            for mention in found
            if mention.name not in self.of_entry(entry) and mention.name not in self.base_wide_names
        )

    def unknown(self, found: Iterable[Mention]) -> tuple[Mention, ...]:
        """Return the names that no answer of the base holds, and none of its actors bears."""
        return tuple(mention for mention in found if mention.name not in self.of_answers)

    def of_entry(self, entry: int) -> frozenset[str]:
        """Return the names a reader sees with an entry."""
        return frozenset[str]().union(*map(_names_in, self.shown[entry]))

    @cached_property
    def base_wide_names(self) -> frozenset[str]:
        """Return the names so common among the answers that any of them may be meant with it."""
        entries: dict[str, set[int]] = {}
        for entry, texts in self.answers.items():
            for mention in (mention for text in texts for mention in mentions(text)):
                entries.setdefault(mention.name, set()).add(entry)
        least = SETTINGS.base_wide_share * len(self.answers)
        return frozenset(name for name, holding in entries.items() if len(holding) >= least)

    @cached_property
    def of_answers(self) -> frozenset[str]:
        """Return the names that any entry with an answer shows, and those of the base's actors."""
        held = frozenset[str]().union(*map(self.of_entry, self.answers))
        actors = (phrase for _, phrases in self.lexicon.names for phrase in phrases)
        return held.union(mention.name for phrase in actors for mention in mentions(phrase))


@lru_cache(maxsize=SETTINGS.cached_texts)
def _names_in(text: str) -> frozenset[str]:
    return frozenset(mention.name for mention in mentions(words(text)))
