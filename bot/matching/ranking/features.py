"""What of a text is compared: stems, pairs of stems, meanings, names, attribution, question kind.

A feature is a string whose first character tells its kind; `WEIGHTS` says how much a kind counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.matching.text.lexicon import MEANING, Lexicon, attributions
from bot.matching.text.question_types import kinds_at, tells
from bot.matching.text.stemming import is_stopword, stem

STEM, FIGURE, PAIR, NAME, ATTRIBUTION, KIND = "s", "f", "p", "n", "a", "k"
WEIGHTS = {STEM: 1.0, FIGURE: 0.6, PAIR: 0.45, MEANING: 0.7, NAME: 0.6, ATTRIBUTION: 0.7, KIND: 0.6}
STOPWORD_WEIGHT = 0.6
EDGE, SOME_FIGURE = "^", "#"  # as neighbours: where a text begins and ends, and any figure


@lru_cache(maxsize=200_000)
def of_stem(stemmed: str) -> tuple[str, float]:
    """Return the feature of a stem and its weight."""
    if stemmed[0].isdigit():
        return FIGURE + stemmed, WEIGHTS[FIGURE]
    return STEM + stemmed, WEIGHTS[STEM] * (STOPWORD_WEIGHT if is_stopword(stemmed) else 1.0)


def features(plain: Sequence[str], lexicon: Lexicon) -> dict[str, float]:
    """Return the features of plain words, each with the weight of its kind.

    A figure counts as "some figure", and as itself where the base holds it: a wrong figure makes
    a question no other question.
    """
    stems = [stem(word) for word in plain]
    found = dict(map(of_stem, stems))
    shapes = [SOME_FIGURE if stemmed[0].isdigit() else stemmed for stemmed in stems]
    for left, right in zip([EDGE, *shapes], [*shapes, EDGE], strict=True):
        found[pair(left, right)] = WEIGHTS[PAIR]
    places = [
        place
        for place, (word, stemmed) in enumerate(zip(plain, stems, strict=True))
        if is_telling(word, stemmed, lexicon)
    ]
    for _, mark in marks_at(plain, stems, lexicon, places):
        found[mark] = WEIGHTS[mark[0]]
    return found


def pair(left: str, right: str) -> str:
    """Return the feature of two neighbours."""
    return f"{PAIR}{left} {right}"


def is_telling(word: str, stemmed: str, lexicon: Lexicon) -> bool:
    """Tell whether anything but a stem and pairs can begin with a word."""
    return tells(word) or stemmed in lexicon.starts or not stemmed.isalpha()


def marks_at(
    plain: Sequence[str], stems: Sequence[str], lexicon: Lexicon, places: Sequence[int]
) -> Iterator[tuple[int, str]]:
    """Yield (place, feature) of what is neither stem nor pair; some of them twice.

    `places` are those of the telling words, ascending. Of several texts in one, each ends with an
    empty word and stem: nothing reaches across.
    """
    for place, kind in kinds_at(plain, places):
        yield place, KIND + kind
    for place in places:
        if stems[place][0].isdigit():
            yield place, f"{KIND}figure"
    for start, _, feature in lexicon.meanings_at(stems, places):
        yield start, feature
    mentions = lexicon.mentions(stems, places)
    for start, _, actor in mentions:
        yield start, NAME + actor
    for start, actor in attributions(stems, mentions):
        yield start, ATTRIBUTION + actor
