"""The sentences of a report, each with the paragraph it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple

from bot.answering.messages.clauses import sentences
from bot.knowledge.report_text import paragraphs_of

_DATELINE: Final = re.compile(r"\A\s*[A-Z][A-Z .,'\u2019-]*(?: \([^()\n]*\))? +[\u2014\u2013-]+ ")
_BULLET: Final = re.compile(r"\n\s*[*\u2022\u2023\u00b7\u2013\u2014-]\s+")
_INITIALS: Final = re.compile(r"\b(?:[A-Z]\.){2,}(?=\s)")
LONGEST: Final = 2_000  # characters of a sentence that are read: what is longer is no sentence


class Sentence(NamedTuple):
    """A sentence: its text on one line, its paragraph, and its number in the paragraph."""

    text: str
    paragraph: int
    number: int


def sentences_of(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a report in order; paragraphs and sentences count from 1.

    The place and agency at its beginning are left out, and each item of a list stands by itself.
    """
    for paragraph, lines in enumerate(paragraphs_of(_DATELINE.sub("", text)), start=1):
        items = (" ".join(item.split()) for item in _BULLET.split(f"\n{lines}"))
        found = chain.from_iterable(sentences(_INITIALS.sub(_closed_up, item)) for item in items)
        for number, (sentence, _) in enumerate(found, start=1):
            yield Sentence(sentence[:LONGEST], paragraph, number)


def _closed_up(initials: re.Match[str]) -> str:
    """Return initials without the points, which would end a sentence: "U.S."."""
    return initials[0].replace(".", "")
