"""What a guard looks at: a question, and the entry that is about to answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge import Actor, Fact
from bot.language.figures import Figure, FigureSet
from bot.matching import Lexicon, Match, Matching, stem

SHORTEST_STATED = 4  # letters; shorter words of a statement are hardly what a question is about


@dataclass(frozen=True)
class EntryContent:
    """What an entry shows, taken apart.

    `facts` are those shown, related ones included; `shown_words` are those of statements and
    notes, `stated_words` of statements alone, with their stems and meanings; `names` are the words
    of the actors' names; `slots` are those the facts fill or the entry is usually asked for.
    """

    facts: tuple[Fact, ...]
    shown_words: frozenset[str]
    stated_words: frozenset[str]
    stated_stems: frozenset[str]
    stated_meanings: frozenset[str]
    figures: tuple[Figure, ...]
    days: frozenset[str]
    names: frozenset[str]
    slots: frozenset[str]


@dataclass(frozen=True)
class BaseContent:
    """The same of all entries, by id, and of the base as a whole.

    `figures_of` are the exact figures that count what a stem or meaning stands for.
    """

    lexicon: Lexicon
    actors: Mapping[str, Actor]
    claimants: frozenset[str]
    entries: Mapping[str, EntryContent]
    figures: FigureSet
    figures_of: Mapping[str, FigureSet]
    days: frozenset[str]


@dataclass(frozen=True)
class Subject:
    """A question as typed and as matched, and the entry that is about to answer it.

    `attributed_to` are the actors whose statements the question asks for.
    """

    base: BaseContent
    text: str
    matching: Matching
    match: Match
    attributed_to: Sequence[str] = ()

    @property
    def entry(self) -> EntryContent:
        """Return what the entry shows."""
        return self.base.entries[self.match.id]

    def states(self, word: str) -> bool:
        """Tell whether the statements hold the word, or a synonym of it that the base gives."""
        stemmed = stem(word)
        is_long = len(word) >= SHORTEST_STATED or word.isdigit()
        if is_long and stemmed in self.entry.stated_stems:
            return True
        return not self.entry.stated_meanings.isdisjoint(self.base.lexicon.meanings([stemmed]))
