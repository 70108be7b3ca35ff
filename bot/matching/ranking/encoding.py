"""The features of many texts at once, as arrays: what `features` gives for each, but faster."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np

from bot.matching.ranking.arrays import Floats, Integers, distinct, numbered
from bot.matching.ranking.features import (
    EDGE,
    PAIR,
    SOME_FIGURE,
    WEIGHTS,
    is_telling,
    marks_at,
    of_stem,
    pair,
)
from bot.matching.text.lexicon import Lexicon
from bot.matching.text.stemming import stem

END = ""  # of a text, where several stand one after the other


class Table(NamedTuple):
    """The features of texts: `names` by column; text by text its columns, ascending.

    Shapes: names (columns,); lengths (texts,); columns and weights (features of all texts,).
    """

    names: tuple[str, ...]
    lengths: Integers
    columns: Integers
    weights: Floats


class _Numbers(dict[str, int]):
    """Numbers for strings, in the order they are first asked for."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


@dataclass(frozen=True, slots=True)
class _Columns:
    """Some features: their names and weights by column, and which text holds which column."""

    names: Sequence[str]
    weights: Sequence[float]
    texts: Integers
    columns: Integers


def encode(texts: Sequence[Sequence[str]], lexicon: Lexicon) -> Table:
    """Return the features of texts given as plain words."""
    flat = list(chain.from_iterable(chain(text, (END,)) for text in texts))
    of_text = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])
    words = _Numbers()
    word = np.fromiter(map(words.__getitem__, flat), np.int64, len(flat))
    stem_of = {one: stem(one) for one in words}
    stems = _Numbers({END: 0})
    telling = [bool(one) and is_telling(one, stem_of[one], lexicon) for one in words]
    marked = np.flatnonzero(np.asarray(telling, bool)[word]).tolist()
    tokens = np.fromiter((stems[stem_of[one]] for one in words), np.int64, len(words))[word]
    parts = (
        _singles(tuple(stems), tokens, of_text),
        _pairs(tuple(stems), tokens, of_text),
        _numbered(marks_at(flat, [stem_of[one] for one in flat], lexicon, marked), of_text),
    )
    return _joined(parts, len(texts))


def _singles(stems: Sequence[str], tokens: Integers, of_text: Integers) -> _Columns:
    names: list[str] = []
    weights: list[float] = []
    for name, weight in map(of_stem, stems[1:]):
        names.append(name)
        weights.append(weight)
    kept = tokens > 0
    return _Columns(names, weights, of_text[kept], tokens[kept] - 1)


def _pairs(stems: Sequence[str], tokens: Integers, of_text: Integers) -> _Columns:
    """Return the pairs of neighbours, the edges of each text included."""
    spelled = (EDGE, *stems[1:], SOME_FIGURE)
    shape = np.arange(len(stems))
    shape[[one[:1].isdigit() for one in stems]] = len(stems)
    right = shape[tokens]
    left = np.concatenate([[0], right[:-1]])
    codes, columns = numbered(left * len(spelled) + right)
    lefts, rights = np.divmod(codes, len(spelled))
    names = [
        pair(spelled[one], spelled[other])
        for one, other in zip(lefts.tolist(), rights.tolist(), strict=True)
    ]
    return _Columns(names, [WEIGHTS[PAIR]] * len(names), of_text, columns)


def _numbered(features: Iterable[tuple[int, str]], of_text: Integers) -> _Columns:
    """Return features given by their place in all texts."""
    numbers = _Numbers()
    places, columns = array("q"), array("q")
    for place, name in features:
        places.append(place)
        columns.append(numbers[name])
    return _Columns(
        names=list(numbers),
        weights=[WEIGHTS[name[0]] for name in numbers],
        texts=of_text[np.asarray(places, np.int64)],
        columns=np.asarray(columns, np.int64),
    )


def _joined(parts: Sequence[_Columns], texts: int) -> Table:
    """Return the parts side by side, each feature of a text once."""
    names = tuple(name for part in parts for name in part.names)
    starts = np.cumsum([0, *(len(part.names) for part in parts)])
    columns = max(len(names), 1)
    cells, _ = distinct(
        np.concatenate(
            [
                part.texts * columns + start + part.columns
                for part, start in zip(parts, starts, strict=False)
            ]
        )
    )
    of_text, of_column = np.divmod(cells, columns)
    weights = np.asarray([weight for part in parts for weight in part.weights], np.float32)
    return Table(names, np.bincount(of_text, minlength=texts), of_column, weights[of_column])
