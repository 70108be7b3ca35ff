"""What of a text speaks for an entry: which of its words counted, and how much.

A word counts for what the question would have less in common with the entry's nearest texts if it
were left out: its stem, and the pairs, synonyms, names and kinds of question it is part of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.matching.catalogue import Catalogue
from bot.matching.ranking.arrays import Floats
from bot.matching.ranking.features import features
from bot.matching.ranking.tfidf import Index
from bot.matching.text.gazetteer import mentions
from bot.matching.text.stemming import is_stopword, stem

NEAREST_TEXTS = 5
_MEASURES = frozenset("big far large long many much often old".split())  # what follows "how"
_ASKING = frozenset("how no not when where which who whom whose why".split())

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Words that belong together, and their share of all that speaks for the entry (0 to 1)."""

    words: Phrase
    share: float


@dataclass(frozen=True, slots=True)
class Grounds:
    """What speaks for an entry, the most first, and the words it holds nothing of.

    `near_miss` is the nearest question that it is known not to answer, where it has any.
    """

    counted: tuple[Counted, ...]
    missing: tuple[str, ...]
    near_miss: str | None


def grounds(catalogue: Catalogue, plain: Sequence[str], entry: str) -> Grounds:
    """Return what of a text's plain words speaks for the candidate with the id `entry`."""
    number = [candidate.id for candidate in catalogue.candidates].index(entry)
    index = catalogue.index
    cosines = index.cosines(index.row(features(plain, catalogue.lexicon)))
    texts = np.flatnonzero((index.owner == number) & (catalogue.row_weights > 0))
    nearest = texts[np.argsort(-cosines[texts], kind="stable")[:NEAREST_TEXTS]]
    return Grounds(
        counted=_counted(catalogue, plain, _profile(index, nearest.tolist())),
        missing=tuple(dict.fromkeys(_missing(catalogue, plain, number))),
        near_miss=_near_miss(catalogue, number, cosines),
    )


def _profile(index: Index, rows: Sequence[int]) -> dict[int, float]:
    """Return how much each column counts in some rows together."""
    profile: dict[int, float] = {}
    for row in rows:
        own = slice(index.row_start[row], index.row_start[row + 1])
        columns, values = index.row_columns[own].tolist(), index.row_values[own].tolist()
        for column, value in zip(columns, values, strict=True):
            profile[column] = profile.get(column, 0.0) + value
    return profile


def _counted(
    catalogue: Catalogue, plain: Sequence[str], profile: Mapping[int, float]
) -> tuple[Counted, ...]:
    whole = _in_common(catalogue, plain, profile)
    losses: dict[Phrase, float] = {}
    for phrase, places in _phrases(catalogue, plain).items():
        rest = [word for place, word in enumerate(plain) if place not in places]
        losses[phrase] = whole - _in_common(catalogue, rest, profile)
    counting = {phrase: loss for phrase, loss in losses.items() if loss > 0}
    total = sum(counting.values())
    ranked = sorted(counting, key=lambda phrase: -counting[phrase])
    return tuple(Counted(phrase, counting[phrase] / total) for phrase in ranked)


def _in_common(catalogue: Catalogue, plain: Sequence[str], profile: Mapping[int, float]) -> float:
    """Return how much a text has in common with a profile, whatever else it holds."""
    index, total = catalogue.index, 0.0
    for name, weight in features(plain, catalogue.lexicon).items():
        column = index.vocabulary.get(name)
        if column is not None and column in profile:
            total += weight * float(index.idf[column]) * profile[column]
    return total


def _phrases(catalogue: Catalogue, plain: Sequence[str]) -> dict[Phrase, set[int]]:
    """Return the words, those that belong together as one, with their places in the text."""
    found: dict[Phrase, set[int]] = {}
    ends = dict(_together(catalogue, plain))
    place = 0
    while place < len(plain):
        end = ends.get(place, place + 1)
        found.setdefault(tuple(plain[place:end]), set()).update(range(place, end))
        place = end
    # What a small word counts for, it counts for as the neighbour of another.
    return {phrase: places for phrase, places in found.items() if not _is_small(phrase)} or found


def _is_small(phrase: Phrase) -> bool:
    return all(is_stopword(stem(word)) and word not in _ASKING for word in phrase)


def _together(catalogue: Catalogue, plain: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where words belong together, and where that ends: names, and "how many"."""
    for place, word in enumerate(plain[:-1]):
        if word == "how" and plain[place + 1] in _MEASURES:
            yield place, place + 2
    for mention in mentions(plain):
        yield mention.start, mention.end
    for start, end, _ in catalogue.lexicon.mentions([stem(word) for word in plain]):
        yield start, end


def _missing(catalogue: Catalogue, plain: Sequence[str], entry: int) -> Iterator[str]:
    """Yield the words that the entry holds nothing of, stop words and figures aside.

    The background of off-topic questions is not there to hold words.
    """
    if catalogue.candidates[entry].kind == "off_topic":
        return
    query = catalogue.query(plain)
    covered = catalogue.covered(query, np.asarray([entry]))[:, 0].tolist()
    held = dict(zip(query.stems, covered, strict=True))
    yield from (word for word in plain if not held.get(stem(word), True))


def _near_miss(catalogue: Catalogue, entry: int, cosines: Floats) -> str | None:
    rows = catalogue.near_miss_rows.get(entry)
    return None if rows is None else catalogue.lines[rows[cosines[rows].argmax()]].text
