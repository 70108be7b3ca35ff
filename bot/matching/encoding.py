"""The features of many texts at once, as arrays: what `features` gives for each, but faster."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from bot.matching.arrays import Floats, Integers, distinct, numbered
from bot.matching.features import (
    EDGE,
    PAIR,
    SOME_FIGURE,
    WEIGHTS,
    Lexicon,
    marks,
    of_stem,
    pair,
    stem,
)


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
    words = _Numbers()
    flat = array("q")
    for text in texts:
        flat.extend(map(words.__getitem__, text))
    stems = _Numbers()
    stem_of_word = np.fromiter((stems[stem(word)] for word in words), np.int64, len(words))
    counts = np.fromiter(map(len, texts), np.int64, len(texts))
    tokens = stem_of_word[np.asarray(flat, np.int64)]
    names, weights = _unzipped(map(of_stem, stems))
    singles = _Columns(names, weights, np.repeat(np.arange(len(texts)), counts), tokens)
    parts = (singles, _pairs(tuple(stems), tokens, counts), _marks(texts, lexicon))
    return _joined(parts, len(texts))


def _unzipped(features: Iterable[tuple[str, float]]) -> tuple[list[str], list[float]]:
    names: list[str] = []
    weights: list[float] = []
    for name, weight in features:
        names.append(name)
        weights.append(weight)
    return names, weights


def _pairs(stems: Sequence[str], tokens: Integers, counts: Integers) -> _Columns:
    """Return the pairs of neighbours, the edges of each text included."""
    edge, figure = len(stems), len(stems) + 1
    figures = np.fromiter((one[0].isdigit() for one in stems), bool, len(stems))
    shapes = np.where(figures, figure, np.arange(len(stems)))[tokens]
    texts = np.repeat(np.arange(len(counts)), counts + 1)
    # Every text has one pair more than words: the left sides begin, the right sides end, with it.
    places = np.arange(len(tokens)) + np.repeat(np.arange(len(counts)), counts)
    left = np.full(len(texts), edge)
    left[places + 1] = shapes
    right = np.full(len(texts), edge)
    right[places] = shapes
    spelled = (*stems, EDGE, SOME_FIGURE)
    codes, columns = numbered(left * len(spelled) + right)
    lefts, rights = np.divmod(codes, len(spelled))
    names = [
        pair(spelled[one], spelled[other])
        for one, other in zip(lefts.tolist(), rights.tolist(), strict=True)
    ]
    return _Columns(names, [WEIGHTS[PAIR]] * len(names), texts, columns)


def _marks(texts: Sequence[Sequence[str]], lexicon: Lexicon) -> _Columns:
    numbers = _Numbers()
    holders, columns = array("q"), array("q")
    for number, plain in enumerate(texts):
        for mark in marks(plain, [stem(word) for word in plain], lexicon):
            holders.append(number)
            columns.append(numbers[mark])
    weights = [WEIGHTS[name[0]] for name in numbers]
    return _Columns(
        list(numbers), weights, np.asarray(holders, np.int64), np.asarray(columns, np.int64)
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
