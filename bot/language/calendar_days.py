"""Days that no calendar has: "2024-13-01", "30 February", "31.04.2024"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import Final

from bot.language.dates import MONTH, MONTHS, YEAR, month_of

_LEAP_YEAR: Final = 2024  # where no year is given, 29 February may be meant
_ENDING: Final = "(?:st|nd|rd|th)?"
_NAMED: Final = re.compile(
    rf"\b(?:(?P<day>[0-9]{{1,2}}){_ENDING}\s+(?:of\s+)?(?P<month>{MONTH})(?!\w)"
    rf"|(?P<month_first>{MONTH})\s+(?:the\s+)?(?P<day_after>[0-9]{{1,2}})(?![0-9]){_ENDING}\b)"
    rf"(?:,?\s+(?P<year>{YEAR})\b)?",
    re.IGNORECASE,
)
_YEAR_FIRST: Final = re.compile(
    r"(?<![\w.-])(?P<year>[0-9]{4})(?P<sign>[/.-])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})"
    r"(?![0-9])"
)
_YEAR_LAST: Final = re.compile(
    r"(?<![\w./-])(?P<one>[0-9]{1,2})(?P<sign>[/.-])(?P<other>[0-9]{1,2})(?P=sign)"
    r"(?P<year>[0-9]{4}|[0-9]{2})(?![\w/-])"
)


def impossible_days(text: str) -> Iterator[str]:
    """Yield the days of a text that no calendar has, as it writes them."""
    for found in _YEAR_FIRST.finditer(text):
        if not _exists(found["year"], found["month"], found["day"]):
            yield found[0]
    for found in _YEAR_LAST.finditer(text):  # which one is the month depends on the country
        one, other = found["one"], found["other"]
        if not (_exists(found["year"], one, other) or _exists(found["year"], other, one)):
            yield found[0]
    for found in _NAMED.finditer(text):
        month = 1 + MONTHS.index(month_of(found["month"] or found["month_first"]))
        if not _exists(found["year"], month, found["day"] or found["day_after"]):
            yield found[0]


def _exists(year: str | None, month: str | int, day: str) -> bool:
    """Tell whether a year has a day; without a year, whether any has."""
    of = max(int(year or _LEAP_YEAR), 1)
    return 1 <= int(month) <= len(MONTHS) and 1 <= int(day) <= monthrange(of, int(month))[1]
