"""Repair of misspelt words, one by one, against the words the base knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.settings import SETTINGS
from bot.matching.text.common import common_words, everyday_words
from bot.matching.text.lexicon import name_words
from bot.matching.text.tokens import stem
from bot.matching.text.vocabulary import STOPWORDS


@dataclass(frozen=True)
class Speller:
    """The words the base knows, with how often each occurs."""

    counts: Mapping[str, int]
    _stems: frozenset[str] = field(init=False)
    _buckets: Mapping[str, Sequence[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Sort the words into buckets by first letter, the most frequent first."""
        buckets: dict[str, list[str]] = {}
        for word in sorted(self.counts, key=lambda word: -self.counts[word]):
            if len(word) >= SETTINGS.shortest_repaired and word.isalpha():
                buckets.setdefault(word[0], []).append(word)
        object.__setattr__(self, "_buckets", buckets)
        object.__setattr__(self, "_stems", frozenset(map(stem, self.counts)))

    def knows(self, word: str) -> bool:
        """Tell whether the word, or another form of it, occurs in the base."""
        return word in self.counts or self.knows_stem(stem(word))

    def knows_stem(self, stemmed: str) -> bool:
        """Tell whether a word of that stem occurs in the base."""
        return stemmed in self._stems

    def repair(self, plain: Iterable[str]) -> Iterator[str]:
        """Yield each word, a misspelt one as the known word it is nearest to."""
        for word in plain:
            yield word if self._is_fine(word) else self._nearest(word)

    def _is_fine(self, word: str) -> bool:
        return (
            len(word) < SETTINGS.shortest_repaired
            or not word.isalpha()
            or self.knows(word)
            or word in STOPWORDS
            or word in name_words()
            or word in common_words()
            or word in everyday_words()
        )

    def _nearest(self, word: str) -> str:
        slips = 2 if len(word) >= SETTINGS.shortest_repaired_twice else 1
        found = process.extractOne(
            word, self._buckets.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips
        )
        # A swap of the first two letters leaves the bucket of the first.
        found = found or process.extractOne(
            word, self._buckets.get(word[1], ()), scorer=OSA.distance, score_cutoff=1
        )
        return found[0] if found else word
