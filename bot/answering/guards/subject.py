"""What a guard looks at: a question, and the entry that is about to answer it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bot.knowledge import Fact, FactBase, Topic, Unknown
from bot.matching import Lexicon, Match, Matching, stem, words

SHORTEST_STATED = 4  # letters; shorter words of a statement are hardly what a question is about


@dataclass(frozen=True)
class Subject:
    """A question as typed and as matched, and the facts the entry would show."""

    base: FactBase
    lexicon: Lexicon
    typed: tuple[str, ...]
    matching: Matching
    match: Match

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts the entry shows, those shown along with them included."""
        entry = self.base.entries[self.match.id]
        own = (
            [self.base.facts[fact] for fact in entry.facts] if isinstance(entry, Topic) else [entry]
        )
        found = [fact for fact in own if isinstance(fact, Fact)]
        related = [other for fact in found for _, other in self.base.related_to(fact)]
        return tuple({fact.id: fact for fact in (*found, *related)}.values())

    @cached_property
    def shown_words(self) -> frozenset[str]:
        """Return the plain words of what the entry shows: statements and notes."""
        return frozenset(
            word for fact in self.facts for word in words(f"{fact.statement} {fact.note or ''}")
        )

    @cached_property
    def stated_words(self) -> frozenset[str]:
        """Return the plain words of the statements alone."""
        return frozenset(word for fact in self.facts for word in words(fact.statement))

    @cached_property
    def asks(self) -> tuple[str, ...]:
        """Return the entry's own phrasings."""
        entry = self.base.entries[self.match.id]
        return entry.asks if isinstance(entry, Unknown) else (entry.question, *entry.asks)

    def states(self, word: str) -> bool:
        """Tell whether the statements hold the word, or a synonym of it that the base gives."""
        is_long = len(word) >= SHORTEST_STATED or word.isdigit()
        if is_long and stem(word) in self._stated_stems:
            return True
        return not self._stated_meanings.isdisjoint(self.lexicon.meanings([stem(word)]))

    @cached_property
    def _stated_stems(self) -> frozenset[str]:
        return frozenset(map(stem, self.stated_words))

    @cached_property
    def _stated_meanings(self) -> frozenset[str]:
        statements = ([stem(word) for word in words(fact.statement)] for fact in self.facts)
        return frozenset(chain.from_iterable(map(self.lexicon.meanings, statements)))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Return the stems of the question's words, without those around it."""
        return tuple(map(stem, self.matching.words))
