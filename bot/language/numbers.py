"""The figures a text gives, in digits or in words, each in one spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS: Final = {word: Decimal(value) for value, word in enumerate(_SMALL)} | {
    word: Decimal(10 * value) for value, word in enumerate(_TENS, start=2)
}
_HUNDRED: Final = Decimal(100)
_FACTORS: Final = {"dozen": Decimal(12), "hundred": _HUNDRED}
_SCALES: Final = {
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
_NUMBER_WORDS: Final = frozenset({*_NUMBERS, *_FACTORS, *_SCALES})
_OPEN_ENDED: Final = frozenset({"hundred", *_SCALES})  # "two hundred and five"
_VAGUE: Final = frozenset(
    "tens dozens scores hundreds thousands millions billions decade decades century centuries "
    "half thirds quarters twice".split()
)

# Letters beside digits make a name ("F16") except in "12th" and "1990s", which are kept whole.
_TOKEN: Final = re.compile(
    r"(?<!\w)(?<![0-9]\.)(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"(?P<ending>st|nd|rd|th|s)?(?!\w)"
    r"|(?P<percent>%|\bper\s?cent\b)|(?P<word>[a-z]+)|(?P<pause>[^\s-])",
    re.IGNORECASE,
)


def figures_in(text: str) -> frozenset[str]:
    """Return the figures of `text`: "12", "44%", "1990s", "12th", "dozens".

    "One" by itself is none: it is a pronoun more often than a figure.
    """
    return frozenset(_figures(unicodedata.normalize("NFKC", text)))


def _figures(text: str) -> Iterator[str]:
    run: list[str] = []  # neighbouring words that make one number together
    for token in _TOKEN.finditer(text):
        word = token[0].lower()
        if word in _NUMBER_WORDS:
            run.append(word)
        elif word != "and" or not run or run[-1] not in _OPEN_ENDED:
            yield from _numbers(run, "%" if token["percent"] else "")
            run = [word.replace(",", "")] if token["digits"] and not token["ending"] else []
            if token["ending"] or word in _VAGUE:
                yield word
    yield from _numbers(run, "")


def _numbers(run: list[str], unit: str) -> Iterator[str]:
    """Yield the numbers that `run` makes, the last one with its unit."""
    if not run or (run == ["one"] and not unit):
        return
    total, part = Decimal(0), None
    for word in run:
        if word in _FACTORS:
            part = (1 if part is None else part) * _FACTORS[word]
        elif word in _SCALES:
            total, part = total + (1 if part is None else part) * _SCALES[word], None
        else:
            value = _NUMBERS[word] if word in _NUMBERS else Decimal(word)
            if part is not None and not _goes_on(part, value):
                yield _spelled(total + part)
                total, part = Decimal(0), None
            part = (part or 0) + value
    yield _spelled(total + (part or 0)) + unit


def _goes_on(part: Decimal, value: Decimal) -> bool:
    """Return whether one number goes on: "forty" with "two", "hundred" with "twelve"."""
    rest = part % _HUNDRED
    if part and rest == 0:
        return True
    return rest >= _NUMBERS["twenty"] and rest % 10 == 0 and 0 < value < _NUMBERS["ten"]


def _spelled(value: Decimal) -> str:
    return f"{value.normalize():f}"
