"""The dates a text names: weekdays, months, days of a month, years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

MONTHS: Final = (
    "january february march april may june july august september october november december"
).split()
WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
PARTS_OF_DAY: Final = frozenset(
    "dawn morning noon midday afternoon dusk evening night midnight overnight".split()
)
_SHORT_MONTHS: Final = {name[:3]: name for name in MONTHS} | {"sept": "september"}
_RELATIVE: Final = "today|tonight|yesterday|tomorrow"
_OF_DAYS: Final = ("day", "yesterday", "tomorrow", "tonight")
_DIGIT: Final = re.compile("[0-9]")
_MONTH: Final = "|".join([*MONTHS, *(f"{short}\\.?" for short in _SHORT_MONTHS)])
_DAY: Final = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:1[0-9]{3}|20[0-9]{2})"

_SIMPLE: Final = re.compile(
    rf"\b({'|'.join(WEEKDAYS)}|{_RELATIVE})(?:s|['\u2019]s)?\b", re.IGNORECASE
)
_DAY_AND_MONTH: Final = re.compile(
    rf"\b(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})(?!\w)"
    rf"|\b(?P<month_first>{_MONTH})\s+(?:the\s+)?(?P<day_after>{_DAY})(?![0-9,.]*[0-9])\b",
    re.IGNORECASE,
)
# "may" and "march" are everyday words: those two need a capital, and a word that leads to a date.
_MONTH_ALONE: Final = re.compile(
    rf"\b(?P<clear>{'|'.join(name.title() for name in MONTHS if name not in {'march', 'may'})})\b"
    rf"|\b(?:[Ii]n|[Ss]ince|[Bb]y|[Ll]ast|[Nn]ext|[Uu]ntil|[Dd]uring|[Ff]rom|[Oo]f)\s+(?P<led>March|May)\b"
    rf"|\b(?P<dated>March|May)\s+{_YEAR}\b"
)
_YEAR_ALONE: Final = re.compile(rf"(?<![\w.,$€£]){_YEAR}(?:s|['\u2019]s)?(?![\w%]|[.,][0-9])")
_NUMERIC: Final = re.compile(
    rf"\b(?P<year>{_YEAR})-(?P<month>[01]?[0-9])-(?P<day>[0-3]?[0-9])\b"
    r"|\b[0-3]?[0-9][/.][0-3]?[0-9][/.](?:[0-9]{4}|[0-9]{2})\b"
)


def dates_in(text: str) -> frozenset[str]:
    """Return the dates `text` names, each in one spelling: "saturday", "12 may", "may", "1948"."""
    return frozenset(_dates(text))


def _dates(text: str) -> Iterator[str]:
    # Looking for a word is many times as fast as a pattern, and most texts name no date.
    lower = text.lower()
    if any(word in lower for word in _OF_DAYS):
        yield from (found[1].lower() for found in _SIMPLE.finditer(text))
    has_digit, has_month = _DIGIT.search(text), any(word in lower for word in _SHORT_MONTHS)
    if has_digit and has_month:
        for found in _DAY_AND_MONTH.finditer(text):
            day = found["day"] or found["day_after"]
            month = _month(found["month"] or found["month_first"])
            yield f"{int(day.rstrip('stndrh'))} {month}"
            yield month
    if has_month:
        for found in _MONTH_ALONE.finditer(text):
            yield _month(found["clear"] or found["led"] or found["dated"])
    if has_digit:
        for found in _NUMERIC.finditer(text):
            yield from _calendar_date(found)
        yield from (found[0].rstrip("s'\u2019") for found in _YEAR_ALONE.finditer(text))


def _calendar_date(found: re.Match[str]) -> Iterator[str]:
    if found["year"] and 1 <= int(found["month"]) <= len(MONTHS):
        month = MONTHS[int(found["month"]) - 1]
        yield from (f"{int(found['day'])} {month}", month, found["year"])
    else:  # which of the numbers is the month depends on the country
        yield found[0]


def _month(name: str) -> str:
    word = name.lower().rstrip(".")
    return _SHORT_MONTHS.get(word, word)
