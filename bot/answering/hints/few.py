"""Entries with few phrasings."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.hints.located import curated_entries, hint
from bot.errors import Hint
from bot.knowledge import Loaded
from bot.matching import stem, words

# Of the withheld phrasings of a fact, one in 6 is lost with 10 others, one in 10 with 20, one in 30
# with 50; of those of an unknown, which has closer neighbours, 62 % with 10 and 44 % with 18.
FEW = 15
ENOUGH = 30


def few_phrasings(loaded: Loaded) -> Iterator[Hint]:
    """Yield each entry with few phrasings; the same words in another order or form count once."""
    for at, entry in curated_entries(loaded):
        count = len(entry.asks)
        different = len({frozenset(map(stem, words(ask))) for ask in entry.asks})
        if different < FEW:
            what = f"'{entry.id}' has {count} phrasing{'' if count == 1 else 's'}"
            if different < count:
                what += f", {different} of them different"
            remedy = f"write {ENOUGH} and more, in the words of many people"
            yield hint(loaded, (*at, "asks"), what, remedy)
