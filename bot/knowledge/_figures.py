"""The figures a text gives, in digits or words, each in one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ADDED: Final = {word: Decimal(value) for value, word in enumerate(_UNITS)} | {
    word: Decimal(10 * value) for value, word in enumerate(_TENS, start=2)
}
_DOZEN: Final = {"dozen": Decimal(12), "score": Decimal(20)}
_SCALES: Final = {
    "hundred": Decimal(100),
    "thousand": Decimal(1_000),
    "million": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000),
    "trillion": Decimal(1_000_000_000_000),
}
_VAGUE: Final = frozenset(
    "tens dozens scores hundreds thousands millions billions decade decades century centuries "
    "half quarter quarters thirds twice".split()
)
_PERCENT: Final = frozenset({"%", "percent", "pct"})
_MAX_DIGITS: Final = 30  # longer ones are no figure, and would cost quadratic time to read

# 1,200 and 1.5 are one figure each; letters beside digits make a name (F16), but 12th and 1990s.
_TOKEN: Final = re.compile(
    r"(?<![\w.])(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"(?P<ending>st|nd|rd|th|s)?(?![\w])|%|\bper\s+cent\b|[^\W\d_]+",
    re.IGNORECASE,
)


def figures_in(text: str) -> frozenset[str]:
    """Return the figures of `text`: "12", "44%", "1990s", "12th", "dozens", …

    Number words count as digits do. "One" by itself counts: who looks for figures that a text
    must account for leaves it out, as it is a pronoun more often than not.
    """
    return frozenset(_figures(text))


def counted_in(text: str) -> frozenset[str]:
    """Return the figures that `text` has to account for: all but a lone "one" in letters."""
    return figures_in(re.sub(r"(?i)(?<![-\w])one(?![-\w])(?!\s+(?:hundred|thousand|million|billion|dozen|score)\b)", " ", text))
