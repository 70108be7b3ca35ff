"""Why a text matched an entry: which of its words counted, and how much.

A word counts for what the question would have less in common with the entry's nearest texts if it
were left out: its stem, and the pairs, synonyms, names and question types it is part of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.matching.catalogue import Catalogue
from bot.matching.matcher import Matching, covered, query_of
from bot.matching.ranking.features import features
from bot.matching.ranking.sparse import Floats
from bot.matching.ranking.tfidf import Index
from bot.matching.settings import SETTINGS
from bot.matching.text.lexicon import mentions
from bot.matching.text.tokens import is_stopword, stem

_MEASURES = frozenset("big far large long many much often old".split())  # what follows "how"
_ASKING = frozenset("how no not when where which who whom whose why".split())

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordShare:
    """Words that belong together, and their share of all that matched the entry (0 to 1)."""

    words: Phrase
    share: float


@dataclass(frozen=True, slots=True)
class MatchExplanation:
    """Which words matched an entry, the most first, and which it holds nothing of.

    `near_miss` is the nearest question that it is known not to answer, where it has any.
    """

    counted: tuple[WordShare, ...]
    missing: tuple[str, ...]
    near_miss: str | None


def explain_match(catalogue: Catalogue, matching: Matching, entry: str) -> MatchExplanation:
    """Return which words of a text matched the candidate with the id `entry`.

    The matching is taken as it is: nothing is matched again.
    """
    plain = matching.words
    number = [candidate.id for candidate in catalogue.candidates].index(entry)
    index = catalogue.index
    cosines = index.cosines(index.row(features(plain, catalogue.lexicon)))
    texts = np.flatnonzero((index.owner == number) & (catalogue.row_weights > 0))
    nearest = texts[np.argsort(-cosines[texts], kind="stable")[: SETTINGS.explained_texts]]
    return MatchExplanation(
        counted=_counted(catalogue, plain, _weights(index, nearest.tolist())),
        missing=tuple(dict.fromkeys(_missing(catalogue, plain, number))),
        near_miss=_near_miss(catalogue, number, cosines),
    )


def _weights(index: Index, rows: Sequence[int]) -> dict[int, float]:
    """Return how much each column counts in some rows together."""
    weights: dict[int, float] = {}
    for row in rows:
        own = slice(index.row_start[row], index.row_start[row + 1])
        columns, values = index.row_columns[own].tolist(), index.row_values[own].tolist()
        for column, value in zip(columns, values, strict=True):
            weights[column] = weights.get(column, 0.0) + value
    return weights


def _counted(
    catalogue: Catalogue, plain: Sequence[str], weights: Mapping[int, float]
) -> tuple[WordShare, ...]:
    whole = _in_common(catalogue, plain, weights)
    losses: dict[Phrase, float] = {}
    for phrase, places in _phrases(catalogue, plain).items():
        rest = [word for place, word in enumerate(plain) if place not in places]
        losses[phrase] = whole - _in_common(catalogue, rest, weights)
    counting = {phrase: loss for phrase, loss in losses.items() if loss > 0}
    total = sum(counting.values())
    ranked = sorted(counting, key=lambda phrase: -counting[phrase])
    return tuple(WordShare(phrase, counting[phrase] / total) for phrase in ranked)


def _in_common(catalogue: Catalogue, plain: Sequence[str], weights: Mapping[int, float]) -> float:
    """Return how much a text has in common with a weights, whatever else it holds."""
    index, total = catalogue.index, 0.0
    for name, weight in features(plain, catalogue.lexicon).items():
        column = index.vocabulary.get(name)
        if column is not None and column in weights:
            total += weight * float(index.idf[column]) * weights[column]
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
    actors = catalogue.lexicon.actors.find([stem(word) for word in plain])
    for mention in (*mentions(plain), *actors):
        yield mention.start, mention.end


def _missing(catalogue: Catalogue, plain: Sequence[str], entry: int) -> Iterator[str]:
    """Yield the words that the entry holds nothing of, stop words and figures aside.

    The background of off-topic questions is not there to hold words.
    """
    if catalogue.candidates[entry].kind == "off_topic":
        return
    query = query_of(catalogue, plain)
    is_held = covered(catalogue, query, np.asarray([entry]))[:, 0].tolist()
    held = dict(zip(query.content, is_held, strict=True))
    yield from (word for word in plain if not held.get(stem(word), True))


def _near_miss(catalogue: Catalogue, entry: int, cosines: Floats) -> str | None:
    rows = catalogue.near_miss_rows.get(entry)
    return None if rows is None else catalogue.lines[rows[cosines[rows].argmax()]].text
