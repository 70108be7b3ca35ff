"""What a guard looks at: a question, and the entry that is about to answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bot.knowledge import Actor, Fact
from bot.language.figures import Figure, FigureSet
from bot.matching import Lexicon, Match, Matching, stem

SHORTEST_STATED = 4  # letters; shorter words of a statement are hardly what a question is about


class Side(NamedTuple):
    """One side of a pair of opposites: which pair, and whether it is its first."""

    number: int
    is_first: bool


class Deed(NamedTuple):
    """What one side does to another: actors' ids or stems of nouns, empty where none is named."""

    verb: int
    agent: str
    patient: str


@dataclass(frozen=True)
class EntryContent:
    """What an entry shows, taken apart.

    `facts` are those shown, related ones included; `shown_words` are those of statements and
    notes, `stated_words` of statements alone, with their stems and meanings; `spoken` are the
    figures by claimant; `names` are the words of the actors' names; `slots` are those the facts
    fill or the entry is usually asked for. `dismissing_stems` are those of statements that
    dismiss another; `definite_stems` follow a "the"; `sides` are those of
    opposites that the statements take, `denied_sides` those they take by denying the other;
    `listed` are the lengths of their lists; `beside` are the figures of the same thing that other
    facts of its topics give, with those facts' ids.
    """

    facts: tuple[Fact, ...]
    shown_words: frozenset[str]
    stated_words: frozenset[str]
    stated_stems: frozenset[str]
    stated_meanings: frozenset[str]
    figures: tuple[Figure, ...]
    spoken: tuple[tuple[str | None, tuple[Figure, ...]], ...]
    days: frozenset[str]
    names: frozenset[str]
    slots: frozenset[str]
    dismissing_stems: frozenset[str]
    definite_stems: frozenset[str]
    sides: frozenset[Side]
    denied_sides: frozenset[Side]
    deeds: frozenset[Deed]
    listed: frozenset[int]
    beside: tuple[tuple[str, Figure], ...] = ()


@dataclass(frozen=True)
class BaseContent:
    """The same of all entries, by id, and of the base as a whole.

    `figures_of` are the exact figures that count what a stem or meaning stands for; `parties` are
    the sides of all deeds, `names_in_unknowns` are those that each entry for what is not stated
    tells of, `opponents` the pairs of claimants and whom their claims are about.
    """

    lexicon: Lexicon
    actors: Mapping[str, Actor]
    claimants: frozenset[str]
    entries: Mapping[str, EntryContent]
    figures: FigureSet
    figures_of: Mapping[str, FigureSet]
    days: frozenset[str]
    stated_stems: frozenset[str]
    parties: frozenset[str]
    opponents: frozenset[tuple[str, str]]
    names_in_unknowns: Mapping[str, frozenset[str]]


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

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the stems of the question's words."""
        return frozenset(map(stem, self.matching.words))

    def states(self, word: str) -> bool:
        """Tell whether the statements hold the word, or a synonym of it that the base gives."""
        stemmed = stem(word)
        is_long = len(word) >= SHORTEST_STATED or word.isdigit()
        if is_long and stemmed in self.entry.stated_stems:
            return True
        return not self.entry.stated_meanings.isdisjoint(self.base.lexicon.meanings([stemmed]))
