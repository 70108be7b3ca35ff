"""Questions as people really write them: padded, or with a name the base does not hold."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from benchmarks.sets import Question
from bot.matching import mentions, words
from bot.matching.text.lexicon import gazetteer

DATA = Path(__file__).parent / "data"
PADDED = 0.6  # share of the questions with words before them; as many with words behind
REPLACED = 0.7  # share of the names in questions that are replaced; to the others one is added
LONGEST_NAME, SHORTEST_WORD = 2, 4  # words and letters of a name put in


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a file of the benchmarks' data."""
    return tuple((DATA / name).read_text("utf-8").splitlines())


def padded(
    questions: Iterable[Question], share: float, chance: random.Random
) -> Iterator[Question]:
    """Yield a share of the questions with chatter around them: "bro honestly … just asking"."""
    for question in questions:
        text = question.text
        if chance.random() >= share:
            continue
        if chance.random() < PADDED:
            text = f"{chance.choice(lines('padding-before.txt'))} {text}"
        if chance.random() < PADDED:
            text = f"{text} {chance.choice(lines('padding-after.txt'))}"
        if text != question.text:
            yield replace(question, text=text)


def renamed(questions: Sequence[Question], count: int, chance: random.Random) -> Iterator[Question]:
    """Yield some answerable questions with a name of the wider world that has no part in them."""
    others = [
        name
        for name in gazetteer().names
        if len(name) <= LONGEST_NAME and len(name[0]) >= SHORTEST_WORD
    ]
    answerable = [one for one in questions if one.kind == "answerable"]
    for question in chance.sample(answerable, min(count, len(answerable))):
        name = " ".join(chance.choice(others)).title()
        yield Question(_with_name(question.text, name, chance), frozenset(), "near")


def _with_name(text: str, name: str, chance: random.Random) -> str:
    plain = words(text)
    found = mentions(plain)
    if found and chance.random() < REPLACED:
        old = chance.choice(found)
        return " ".join((*plain[: old.start], name, *plain[old.end :]))
    return f"{text.rstrip('?.! ')} {chance.choice(('in', 'by', 'of'))} {name}"
