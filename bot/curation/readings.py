"""What a sentence of a report holds that a fact could be made of: figures, days, a saying verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from bot.curation.sentences import Sentence
from bot.curation.speech import speech_in
from bot.language.dates import dates_in
from bot.language.figures import Figure, figures
from bot.language.numbers import NUMBER_WORDS
from bot.matching import is_stopword

_DEED: Final = re.compile(
    r"\b(?:[a-z]{2,}ed|shot|hit|lost|fell|fled|sank|struck|broke|burnt|built|held|shut|won|left)\b"
)
_NO_NOUN: Final = frozenset("them us whom those".split())
_COUNTING: Final = frozenset({"count", "percent"})  # not the money or the years of something
_SHORTEST_NOUN: Final = 3  # "km" and "pm" are none
_NOT: Final = r"\b(?:not|never|none|neither|nor|no|nobody|cannot|unable|impossible)\b|n['\u2019]t\b"
_CHECKED: Final = r"(?:verif|confirm|corroborat|check|substantiat)\w*"
_WARNING: Final = re.compile(
    rf"\b(?:unverified|unconfirmed|uncorroborated)\b"
    rf"|(?:{_NOT})[^.;]{{0,80}}?\b(?:verif\w*|corroborat\w*|independently {_CHECKED}"
    rf"|{_CHECKED} independently)\b"
    rf"|\bindependent(?:ly)? {_CHECKED} [^.;]{{0,40}}?(?:{_NOT}|\bimpossible\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """A sentence with the figures, days and the saying verb that stand in it."""

    sentence: Sentence
    figures: tuple[str, ...]
    counted: tuple[str, ...]
    days: tuple[str, ...]
    verb: str | None
    is_warning: bool

    @property
    def says_something(self) -> bool:
        """Tell whether it holds anything a fact could be made of."""
        return bool(self.figures or self.days or self.verb)

    @property
    def holds(self) -> str:
        """Return what was found, in a few words."""
        verb = (f"'{self.verb}'",) if self.verb else ()
        return ", ".join((*self.figures, *self.days, *verb))

    @property
    def gist(self) -> tuple[str, ...]:
        """Return words for the id of a fact: what is counted, and what was done."""
        deeds = (deed for deed in _DEED.findall(self.sentence.text) if deed != self.verb)
        return (*self.counted[:1], *islice(deeds, 1))


def reading_of(sentence: Sentence) -> Reading:
    """Return what a sentence holds."""
    text = sentence.text
    days = tuple(_days(text))
    in_days = {part for day in days for part in day.lower().split()}
    found = [
        figure
        for figure in figures(text)
        if figure.token and figure.token not in in_days and figure.unit != "year"
    ]
    speech = speech_in(text)
    return Reading(
        sentence,
        tuple(dict.fromkeys(_with_thing(one) for one in found)),
        tuple(one.noun for one in found if len(one.noun) >= _SHORTEST_NOUN and _is_thing(one)),
        days,
        speech.verb if speech else None,
        _WARNING.search(text) is not None,
    )


def _with_thing(figure: Figure) -> str:
    return f"{figure.token} {figure.noun}" if _is_thing(figure) else figure.token


def _is_thing(figure: Figure) -> bool:
    """Tell whether the word behind a figure names what it counts."""
    noun = figure.noun if figure.unit in _COUNTING else ""
    is_word = bool(noun) and noun not in _NO_NOUN and not is_stopword(noun)
    return is_word and noun not in NUMBER_WORDS and noun != figure.token


def _days(text: str) -> Iterator[str]:
    """Yield the dates of a text as it words them, as far as it does: the longest of each."""
    found = dates_in(text)
    lower = text.lower()
    longest = [day for day in found if not any(day != one and day in one.split() for one in found)]
    for day in sorted(longest, key=lambda one: (lower.find(one), one)):
        start = lower.find(day)
        yield text[start : start + len(day)] if start >= 0 else day.title()
