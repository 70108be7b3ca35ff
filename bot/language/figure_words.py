"""Words that are figures, or make one of the number beside them."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bot.language.numbers import NUMBER_WORDS

FRACTIONS: Final = {
    "half": Decimal(50),
    "third": Decimal(100) / 3,
    "quarter": Decimal(25),
    "fourth": Decimal(25),
    "fifth": Decimal(20),
    "sixth": Decimal(100) / 6,
    "eighth": Decimal("12.5"),
    "tenth": Decimal(10),
    "twentieth": Decimal(5),
}
ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
RANKS: Final = {
    word: rank for rank, word in enumerate(ORDINALS, start=1) if word not in {"first", "second"}
}
CENTURIES: Final = {word: rank for rank, word in enumerate(ORDINALS, start=1)} | {
    f"twenty{hyphen}first": 21 for hyphen in "- "
}
DECADES: Final = {
    word: 10.0 * place
    for place, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2
    )
} | {"fourties": 40.0, "ninties": 90.0}
DAYS: Final = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.4,
    "year": 365.25,
    "decade": 3_652.5,
    "century": 36_525.0,
    "centurie": 36_525.0,
}
# What a vague word may stand for, from the least to the most.
VAGUE: Final[dict[str, tuple[float, float]]] = {
    "tens": (20, 99),
    "dozens": (24, 199),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2_000, 999_999),
    "lakhs": (2e5, 9.9e6),
    "lacs": (2e5, 9.9e6),
    "crores": (2e7, 9.9e8),
    "millions": (2e6, 9.99e8),
    "billions": (2e9, 9.99e11),
}

# Words one of which every figure without a digit holds.
FIGURE_WORDS: Final = frozenset(
    word + ending
    for word in (
        *NUMBER_WORDS,
        *FRACTIONS,
        *ORDINALS,
        *DECADES,
        *VAGUE,
        *DAYS,
        "couple",
        "halve",
        "most",
        "majority",
        "minority",
        "one",
        "score",
        "pair",
        "single",
    )
    for ending in ("", "s")
) - {"first", "second", "seconds"}
