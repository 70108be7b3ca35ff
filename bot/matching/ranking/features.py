"""What of a text is compared: stems, pairs of stems, meanings, names, attribution, question type.

A feature is a string whose first character tells its type; the settings say how much each type
counts.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from bot.matching.ranking.sparse import Floats, Integers, unique_counts, unique_inverse
from bot.matching.settings import SETTINGS
from bot.matching.text.lexicon import Lexicon, attributions
from bot.matching.text.tokens import is_stopword, stem
from bot.matching.text.vocabulary import QUESTION_PAIRS, QUESTION_WORDS, TEXT_START, QuestionType

STEM, FIGURE, PAIR, NAME, ATTRIBUTION, QUESTION_TYPE = "s", "f", "p", "n", "a", "k"
EDGE, SOME_FIGURE = "^", "#"  # as neighbours: where a text begins and ends, and any figure
END = ""  # of a text, where several stand one after the other

_SECOND_WORDS = frozenset(second for _, second in QUESTION_PAIRS)


@lru_cache(maxsize=SETTINGS.cached_words)
def of_stem(stemmed: str) -> tuple[str, float]:
    """Return the feature of a stem and its weight."""
    if stemmed[0].isdigit():
        return FIGURE + stemmed, SETTINGS.feature_weights[FIGURE]
    return STEM + stemmed, SETTINGS.feature_weights[STEM] * (
        SETTINGS.stopword_weight if is_stopword(stemmed) else 1.0
    )


def features(plain: Sequence[str], lexicon: Lexicon) -> dict[str, float]:
    """Return the features of plain words, each with the weight of its type.

    A figure counts as "some figure", and as itself where the base holds it: a wrong figure makes
    a question no other question.
    """
    stems = [stem(word) for word in plain]
    found = dict(map(of_stem, stems))
    shapes = [SOME_FIGURE if stemmed[0].isdigit() else stemmed for stemmed in stems]
    for left, right in zip([EDGE, *shapes], [*shapes, EDGE], strict=True):
        found[pair(left, right)] = SETTINGS.feature_weights[PAIR]
    places = [
        place
        for place, (word, stemmed) in enumerate(zip(plain, stems, strict=True))
        if is_telling(word, stemmed, lexicon)
    ]
    for _, mark in marks_at(plain, stems, lexicon, places):
        found[mark] = lexicon.weight_of(mark)
    return found


def pair(left: str, right: str) -> str:
    """Return the feature of two neighbours."""
    return f"{PAIR}{left} {right}"


def is_telling(word: str, stemmed: str, lexicon: Lexicon) -> bool:
    """Tell whether a word can begin a feature other than a stem or a pair."""
    types = word in QUESTION_WORDS or word in _SECOND_WORDS
    return types or stemmed in lexicon.first_stems or not stemmed.isalpha()


def marks_at(
    plain: Sequence[str], stems: Sequence[str], lexicon: Lexicon, places: Sequence[int]
) -> Iterator[tuple[int, str]]:
    """Yield (place, feature) of what is neither stem nor pair; some of them twice.

    `places` are those of the telling words, ascending. Of several texts in one, each ends with an
    empty word and stem: nothing reaches across.
    """
    for place, question_type in question_types_at(plain, places):
        yield place, QUESTION_TYPE + question_type
    for place in places:
        if stems[place][0].isdigit():
            yield place, f"{QUESTION_TYPE}figure"
    for meaning in lexicon.synonym_groups.find(stems, places):
        yield meaning.start, meaning.name
    actors = lexicon.actors.find(stems, places)
    for actor in actors:
        yield actor.start, NAME + actor.name
    for actor in attributions(stems, actors):
        yield actor.start, ATTRIBUTION + actor.name


def question_types(plain: Sequence[str]) -> tuple[QuestionType, ...]:
    """Return what types of thing the text asks for, each type once."""
    found = question_types_at(plain, range(len(plain)))
    return tuple(dict.fromkeys(question_type for _, question_type in found))


def question_types_at(
    plain: Sequence[str], places: Iterable[int]
) -> Iterator[tuple[int, QuestionType]]:
    """Yield (place, type) of the words at some places that tell what the text asks for.

    Of several texts in one, each ends with an empty word.
    """
    for place in places:
        word = plain[place]
        if word in QUESTION_WORDS:
            yield place, QUESTION_WORDS[word]
        if word in _SECOND_WORDS:
            before = plain[place - 1] if place else TEXT_START
            if (before, word) in QUESTION_PAIRS:
                yield place, QUESTION_PAIRS[before, word]


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
        _numbered(
            marks_at(flat, [stem_of[one] for one in flat], lexicon, marked), of_text, lexicon
        ),
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
    codes, columns = unique_inverse(left * len(spelled) + right)
    lefts, rights = np.divmod(codes, len(spelled))
    names = [
        pair(spelled[one], spelled[other])
        for one, other in zip(lefts.tolist(), rights.tolist(), strict=True)
    ]
    return _Columns(names, [SETTINGS.feature_weights[PAIR]] * len(names), of_text, columns)


def _numbered(features: Iterable[tuple[int, str]], of_text: Integers, lexicon: Lexicon) -> _Columns:
    """Return features given by their place in all texts."""
    numbers = _Numbers()
    places, columns = array("q"), array("q")
    for place, name in features:
        places.append(place)
        columns.append(numbers[name])
    return _Columns(
        names=list(numbers),
        weights=[lexicon.weight_of(name) for name in numbers],
        texts=of_text[np.asarray(places, np.int64)],
        columns=np.asarray(columns, np.int64),
    )


def _joined(parts: Sequence[_Columns], texts: int) -> Table:
    """Return the parts side by side, each feature of a text once."""
    names = tuple(name for part in parts for name in part.names)
    starts = np.cumsum([0, *(len(part.names) for part in parts)])
    columns = max(len(names), 1)
    cells, _ = unique_counts(
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
