"""The figures of a text as they are meant: which values each allows, of what unit and thing."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final, NamedTuple

from bot.language.hedges import Hedge, hedge
from bot.language.numbers import normalised
from bot.language.quantities import Quantity, Unit, quantities

TOLERANCE: Final = 0.15  # of the figure, for "about", "almost": "close to half" is 44 %
_REACH: Final = 60  # characters behind a figure within which the thing it counts stands
_CLAUSE_END: Final = re.compile(r"[.,;:!?()]")
_LISTED: Final = re.compile(r" ?(?:,|,? and|&) ")  # "92, 15 and 18 people"
_DENIED: Final = re.compile(
    r"(?:, ?(?:and )?not(?: just| only)?|\brather than|\binstead of|\bas opposed to"
    r"|\bnot (?:just|only|merely)) $"
)
_EARLIER: Final = re.compile(r"\b(?:before|prior to|pre) ?-?$")
_LATER: Final = re.compile(r"\b(?:after|post) ?-?$")
_WHOLE: Final = 100.0
_OF: Final = re.compile(r" of\b")
_NOUN: Final = re.compile(r"[a-z]+(?:'s)?")
_NO_NOUN: Final = frozenset(
    "of the all in a an its their that this these those percent per cent and or so more fewer less "
    "odd ish plus something thereabouts".split()
)


class Figure(NamedTuple):
    """A figure: the values it allows, from `low` to `high`, of one unit.

    `token` is how a correction repeats it, in our own spelling, empty where it is too long for
    that; `is_exact` tells that one value is meant; `noun` is the word for what is counted.
    """

    token: str
    low: float
    high: float
    unit: Unit
    is_exact: bool
    noun: str

    def is_like(self, held: Figure) -> bool:
        """Tell whether the other figure is of a like unit: a year may be written as a count."""
        return _kind(self) == _kind(held)

    def agrees_with(self, held: Figure) -> bool:
        """Tell whether a text that holds the other figure bears this one out."""
        if not self.is_like(held) or (self.is_exact and not held.is_exact):
            return False
        return self.low <= held.high and held.low <= self.high


class FigureSet:
    """Figures to compare others with, looked up without going through all of them."""

    def __init__(self, held: Iterable[Figure]) -> None:
        """Sort the figures that mean one value; of those that allow several, each counts once."""
        values: defaultdict[str, set[float]] = defaultdict(set)
        ranges: dict[tuple[str, float, float], Figure] = {}
        for figure in held:
            if figure.is_exact:
                values[_kind(figure)].add(figure.low)
            else:
                ranges.setdefault((_kind(figure), figure.low, figure.high), figure)
        self._values = {kind: sorted(of_kind) for kind, of_kind in values.items()}
        self._ranges = tuple(ranges.values())

    def has_like(self, figure: Figure) -> bool:
        """Tell whether any figure with one value is of a like unit."""
        return _kind(figure) in self._values

    def bears_out(self, figure: Figure) -> bool:
        """Tell whether the figure agrees with any of these."""
        values = self._values.get(_kind(figure), ())
        place = bisect_left(values, figure.low)
        if place < len(values) and values[place] <= figure.high:
            return True
        return any(figure.agrees_with(held) for held in self._ranges)


def figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a text in order: in digits, words, ratios, fractions and ranges."""
    plain = _plain(text)
    found = [*quantities(plain)]
    for quantity, following in zip_longest(found, found[1:]):
        is_idiom = quantity.unit == "percent" and quantity.low == quantity.high == _WHOLE
        is_idiom = is_idiom and not _OF.match(plain, quantity.end)  # "100% sure"
        if is_idiom or _DENIED.search(plain, 0, quantity.start):
            continue
        is_listed = following and _LISTED.fullmatch(plain, quantity.end, following.start)
        yield _meant(plain, quantity, quantity.end if is_listed else len(plain))


def stated_figures(text: str) -> Iterator[Figure]:
    """Yield the same without the words around them: "at least 92" states 92 and no other value."""
    plain = _plain(text)
    for _, end, token, low, high, unit, _ in quantities(plain):
        yield Figure(token, low, high, unit, low == high, _noun(plain, end, len(plain)))


def _plain(text: str) -> str:
    plain = " ".join(normalised(text).lower().replace("\u2019", "'").split())
    return re.sub(r"(?<=\d)(?=ish\b)", " ", plain)


def _meant(text: str, quantity: Quantity, until: int) -> Figure:
    """Return a figure with what the words around it say of how exact it is.

    What it counts stands before the place `until`.
    """
    low, high, way = quantity.low, quantity.high, hedge(text, quantity.start, quantity.end)
    soft = TOLERANCE if quantity.is_soft else 0.0
    if quantity.unit == "year":
        way = _side_of_year(text, quantity.start) or way
    match way:
        case "at least":
            high = math.inf
        case "at most":
            low = -math.inf
        case "soft above":
            high /= 1 - TOLERANCE
        case "soft below":
            low *= 1 - TOLERANCE
        case "about":
            low, high = low * (1 - TOLERANCE), high / (1 - TOLERANCE)
        case "exact":
            pass
        case _:
            low, high = low * (1 - soft), high / (1 - soft)
    return Figure(
        quantity.token, low, high, quantity.unit, low == high, _noun(text, quantity.end, until)
    )


def _side_of_year(text: str, start: int) -> Hedge | None:
    """Return how exact the year behind a "before" or an "after" is meant."""
    if _EARLIER.search(text, 0, start):
        return "at most"
    return "at least" if _LATER.search(text, 0, start) else None


def _noun(text: str, end: int, until: int) -> str:
    """Return the first word after a figure that may name what it counts, empty for none."""
    sentence = _CLAUSE_END.split(text[end : min(end + _REACH, until)], maxsplit=1)[0]
    nouns = (word for word in _NOUN.findall(sentence) if word not in _NO_NOUN)
    return next((word for word in nouns if not word.endswith("'s")), "")


def _kind(figure: Figure) -> str:
    """Return what figures of like units have in common: a year may be written as a count."""
    return "count" if figure.unit == "year" else figure.unit
