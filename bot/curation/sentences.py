"""The sentences of a report, each with the paragraph it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.answering.messages.clauses import sentences
from bot.knowledge.report_text import paragraphs_of

LONGEST = 2_000  # characters of a sentence that are read: what is longer is no sentence


class Sentence(NamedTuple):
    """A sentence: its text on one line, its paragraph, and its number in the paragraph."""

    text: str
    paragraph: int
    number: int


def sentences_of(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a report in order; paragraphs and sentences count from 1."""
    for paragraph, lines in enumerate(paragraphs_of(text), start=1):
        on_one_line = " ".join(lines.split())
        for number, (sentence, _) in enumerate(sentences(on_one_line), start=1):
            yield Sentence(sentence[:LONGEST], paragraph, number)
