"""How exact a figure is meant: "at least", "about", "just under", "or so"."""

from __future__ import annotations

import re
from typing import Final, Literal

Hedge = Literal["at least", "at most", "soft above", "soft below", "about", "exact"]

_NEAR: Final = 32  # characters before and after a figure that say how it is meant
_ABOVE: Final = re.compile(r"(?:>=?|=>|\u2265|\u2a7e) ?$")
_BELOW: Final = re.compile(r"(?:<=?|=<|\u2264|\u2a7d) ?$")
_SOFT: Final = r"(?:(?:just|slightly|a (?:little|bit|tad)|somewhat|marginally) )"
_GAP: Final = r"(?:(?:than|of|a|an|the|to|just|only|total|whole|full|some) )*$"
# The first that fits decides.
_WORDS_BEFORE: Final[tuple[tuple[str, Hedge], ...]] = (
    (r"no(?:t|thing)? (?:more|greater|higher|over|above)", "at most"),
    (r"no(?:t|thing)? (?:less|fewer|lower|under|below)", "at least"),
    (rf"{_SOFT}(?:over|above|more|past|north)", "soft above"),
    (rf"{_SOFT}(?:under|below|less|fewer|short|shy)", "soft below"),
    (r"almost|nearly|approaching|not quite|not even", "soft below"),
    (
        (
            r"at (?:the )?(?:very )?most|up to|under|below|less|fewer|max(?:imum)?|within|short|shy"
            r"|shorter|younger"
        ),
        "at most",
    ),
    (
        (
            r"at (?:the very )?least|more|over|above|exceed(?:s|ed|ing)?|upwards|north|beyond"
            r"|greater|higher|longer|older|min(?:imum)?|past|surpass(?:es|ed|ing)?|topp(?:ed|ing)"
        ),
        "at least",
    ),
    (r"exactly|precisely", "exact"),
)
_BEFORE: Final = tuple(
    (re.compile(rf"\b(?:{words}) {_GAP}"), meant) for words, meant in _WORDS_BEFORE
)
# "What is said about the 92" is no approximation.
_ABOUT: Final = re.compile(
    r"(?:[~≈]|\b(?:about|around|roughly|approx(?:imately|\.)?|circa|ca\.?|close (?:to|on)|near|like"
    r"|some)(?: an?)?) ?$"
)
# Behind what is counted too: "92 militants or more", but not "15 soldiers or more civilians".
_THING: Final = r"(?: (?!or )[a-z'-]+){1,3}"
_MORE_THINGS: Final = r"(?! (?:[a-z]+s|(?:wo)?men|people|children)\b)"
_AFTER: Final[tuple[tuple[re.Pattern[str], Hedge], ...]] = (
    (
        re.compile(
            rf" ?(?:\+|-?plus\b)(?! ?\d)|{_THING} or more\b{_MORE_THINGS}"
            r"| or (?:more|above|over|higher)\b| and (?:up|counting)"
        ),
        "at least",
    ),
    (
        re.compile(
            rf"{_THING} or (?:less|fewer)\b{_MORE_THINGS}| or (?:less|fewer|under|below)\b"
            r"| at (?:the )?most\b| max(?:imum)?\b"
        ),
        "at most",
    ),
    (re.compile(r" at least\b"), "at least"),
    (re.compile(r"[ -]something\b"), "soft above"),
    (re.compile(r"[ -]?(?:ish\b|odd\b)| or so\b| or thereabouts| give or take"), "about"),
)


def hedge(text: str, start: int, end: int) -> Hedge | None:
    """Return how exact the figure at a place of a text is meant, None where nothing says so.

    The texts are plain: in lower case, with single spaces.
    """
    before = text[max(0, start - _NEAR) : start]
    for pattern, meant in _AFTER:
        if pattern.match(text, end):
            return meant
    for pattern, meant in _BEFORE:
        if pattern.search(before):
            return meant
    if _ABOVE.search(before):
        return "at least"
    if _BELOW.search(before):
        return "at most"
    return "about" if _ABOUT.search(before) else None
