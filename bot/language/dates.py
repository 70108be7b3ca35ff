"""The dates a text names: weekdays, months, days of a month, years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple

from bot.language.years import is_year

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
MONTH: Final = "|".join([*MONTHS, *(f"{short}\\.?" for short in _SHORT_MONTHS)])
_DAY: Final = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?"
YEAR: Final = r"(?:1[0-9]{3}|20[0-9]{2})"

_SIMPLE: Final = re.compile(
    rf"\b({'|'.join(WEEKDAYS)}|{_RELATIVE})(?:s|['\u2019]s)?\b", re.IGNORECASE
)
_DAY_AND_MONTH: Final = re.compile(
    rf"\b(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{MONTH})(?!\w)"
    rf"|\b(?P<month_first>{MONTH})\s+(?:the\s+)?(?P<day_after>{_DAY})(?![0-9,.]*[0-9])\b",
    re.IGNORECASE,
)
# "may" and "march" are everyday words: those two need a capital, and a word that leads to a date.
_MONTH_ALONE: Final = re.compile(
    rf"\b(?P<clear>{'|'.join(name.title() for name in MONTHS if name not in {'march', 'may'})})\b"
    rf"|\b(?:[Ii]n|[Ss]ince|[Bb]y|[Ll]ast|[Nn]ext|[Uu]ntil|[Dd]uring|[Ff]rom|[Oo]f)\s+(?P<led>March|May)\b"
    rf"|\b(?P<dated>March|May)\s+{YEAR}\b"
)
_YEAR_ALONE: Final = re.compile(
    rf"(?<![\w.,$€£])(?P<year>{YEAR})(?P<of>s|['\u2019]s)?(?![\w%]|[.,][0-9])"
)
_NUMERIC: Final = re.compile(
    rf"\b(?P<year>{YEAR})-(?P<month>[01]?[0-9])-(?P<day>[0-3]?[0-9])\b"
    r"|\b[0-3]?[0-9][/.][0-3]?[0-9][/.](?:[0-9]{4}|[0-9]{2})\b"
)


class NamedDate(NamedTuple):
    """A date as a text writes it, where, and in our own spellings: "12 may", "may"."""

    start: int
    end: int
    dates: tuple[str, ...]


def dates_in(text: str) -> frozenset[str]:
    """Return the dates `text` names, each in one spelling: "saturday", "12 may", "may", "1948"."""
    return frozenset(chain.from_iterable(named.dates for named in named_dates(text)))


def named_dates(text: str) -> Iterator[NamedDate]:
    """Yield the dates of a text with their places; those of one kind of spelling in order."""
    # Looking for a word is many times as fast as a pattern, and most texts name no date.
    lower = text.lower()
    if any(word in lower for word in _OF_DAYS):
        for found in _SIMPLE.finditer(text):
            yield NamedDate(*found.span(), (found[1].lower(),))
    has_digit = _DIGIT.search(text)
    if any(word in lower for word in _SHORT_MONTHS):
        yield from _in_months(text, has_day=has_digit is not None)
    if has_digit:
        for found in _NUMERIC.finditer(text):
            yield NamedDate(*found.span(), tuple(_calendar_date(found)))
        for found in _YEAR_ALONE.finditer(text):
            if found["of"] or is_year(text, *found.span()):
                yield NamedDate(*found.span(), (found["year"],))


def _in_months(text: str, *, has_day: bool) -> Iterator[NamedDate]:
    for found in _DAY_AND_MONTH.finditer(text) if has_day else ():
        day = found["day"] or found["day_after"]
        month = month_of(found["month"] or found["month_first"])
        yield NamedDate(*found.span(), (f"{int(day.rstrip('stndrh'))} {month}", month))
    for found in _MONTH_ALONE.finditer(text):
        name = next(name for name in ("clear", "led", "dated") if found[name])
        yield NamedDate(*found.span(name), (month_of(found[name]),))


def _calendar_date(found: re.Match[str]) -> Iterator[str]:
    if found["year"] and 1 <= int(found["month"]) <= len(MONTHS):
        month = MONTHS[int(found["month"]) - 1]
        yield from (f"{int(found['day'])} {month}", month, found["year"])
    else:  # which of the numbers is the month depends on the country
        yield found[0]


def month_of(name: str) -> str:
    """Return the full name of a month that is written out or short, with or without a point."""
    word = name.lower().rstrip(".")
    return _SHORT_MONTHS.get(word, word)
