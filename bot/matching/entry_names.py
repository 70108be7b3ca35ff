"""Which names of the wider world a base holds: by entry, by its answers, in every answer.

All of it is found out when first asked for: most questions name nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.matching.entries import Candidate, Line
from bot.matching.text.gazetteer import Mention, mentions
from bot.matching.text.lexicon import Lexicon
from bot.matching.text.tokens import words

SETTING_SHARE = 0.5  # of the entries that hold an answer


@dataclass(frozen=True)
class Naming:
    """The names in candidates and their texts, in their canonical spelling."""

    candidates: Sequence[Candidate]
    lines: Sequence[Line]
    lexicon: Lexicon
    _in_texts: dict[str, frozenset[str]] = field(default_factory=dict)

    def unsupported_names(self, entry: int, found: Iterable[Mention]) -> tuple[Mention, ...]:
        """Return the names that neither the entry nor the setting of them all holds."""
        return tuple(
            mention
            for mention in found
            if mention.name not in self.named(entry) and mention.name not in self.setting
        )

    def unknown(self, found: Iterable[Mention]) -> tuple[Mention, ...]:
        """Return the names that no answer of the base holds, and none of its actors bears."""
        return tuple(mention for mention in found if mention.name not in self.of_answers)

    def named(self, entry: int) -> frozenset[str]:
        """Return the names a reader sees with an entry."""
        candidate = self.candidates[entry]
        texts = candidate.seen or candidate.phrasings
        return frozenset[str]().union(*map(self._in_text, texts))

    @cached_property
    def setting(self) -> frozenset[str]:
        """Return the names so common among the answers that they set the scene for all of them."""
        holders: dict[str, set[int]] = {}
        for line in self.lines:
            if self.candidates[line.entry].kind == "answer" and line.role != "near_miss":
                for mention in mentions(line.plain):
                    holders.setdefault(mention.name, set()).add(line.entry)
        answers = sum(1 for _ in self._answers())
        return frozenset(
            name for name, entries in holders.items() if len(entries) >= SETTING_SHARE * answers
        )

    @cached_property
    def of_answers(self) -> frozenset[str]:
        """Return the names that any entry with an answer holds, and those of the base's actors."""
        held = frozenset[str]().union(*map(self.named, self._answers()))
        actors = (phrase for _, phrases in self.lexicon.names for phrase in phrases)
        return held.union(mention.name for phrase in actors for mention in mentions(phrase))

    def _answers(self) -> Iterator[int]:
        for entry, candidate in enumerate(self.candidates):
            if candidate.kind == "answer":
                yield entry

    def _in_text(self, text: str) -> frozenset[str]:
        found = self._in_texts.get(text)  # many entries show the same texts
        if found is None:
            found = frozenset(mention.name for mention in mentions(words(text)))
            self._in_texts[text] = found
        return found
