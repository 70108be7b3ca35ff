"""Entries with few phrasings, and phrasings of one entry that are nearly alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from bot.answering.hints.group import counted, hint
from bot.answering.hints.written import Written, asks_of, entries
from bot.errors import Hint
from bot.knowledge import Loaded
from bot.knowledge.yaml.findings import quoted
from bot.matching import stem, words

# Of the withheld phrasings of a fact, one in 6 is lost with 10 others, one in 10 with 20, one in 30
# with 50; of those of an unknown, which has closer neighbours, 62 % with 10 and 44 % with 18.
FEW = 15
ENOUGH = 30
ALIKE = 93  # of 100; under that a different word is usually a different question


def few(loaded: Loaded) -> Iterator[Hint]:
    """Yield each entry with few phrasings, those that are nearly alike counted once."""
    for at, entry in entries(loaded):
        asks = asks_of(at, entry)
        different = len(asks) - len(_repeated(asks))
        if different < FEW:
            what = f"'{entry.id}' has {counted(len(asks), 'phrasing')}"
            if different < len(asks):
                what += f", {different} of them different"
            remedy = f"write {ENOUGH} and more, in the words of many people"
            yield hint(loaded, (*at, "asks"), what, remedy)


def alike(loaded: Loaded) -> Iterator[Hint]:
    """Yield each phrasing that says nearly what an earlier one of its entry says."""
    for at, entry in entries(loaded):
        for later, earlier in _repeated(asks_of(at, entry)):
            _, line, _ = loaded.places.find(earlier.path)
            what = (
                f"the phrasing {quoted(later.text)} of '{entry.id}' is nearly "
                f"{quoted(earlier.text)} (line {line})"
            )
            yield hint(loaded, later.path, what, "other words would help more; reword it")


def _repeated(asks: Sequence[Written]) -> list[tuple[Written, Written]]:
    """Return each phrasing that is nearly alike an earlier one, with the first of those."""
    # What people type in another order or form is the same to the matcher.
    stems = [" ".join(sorted({stem(word) for word in words(ask.text)})) for ask in asks]
    ratios = process.cdist(stems, stems, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return [
        (ask, asks[int(row[:place].argmax())])
        for place, (ask, row) in enumerate(zip(asks, ratios, strict=True))
        if row[:place].any()
    ]
