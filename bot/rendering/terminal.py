"""Reply → terminal text: coloured where the terminal can, the same words where it cannot.

Everything a colour tells stands in words as well ("Claimed", "Reported", "Unverified"), and
nothing but words, spaces and list dashes carries the structure, so that a screen reader, a pipe
and a narrow window get the whole of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import count
from typing import assert_never

from rich.console import Console
from rich.text import Text

from bot.answering.phrases import LIVE_NOTICE
from bot.answering.reply import (
    Block,
    CorrectionNote,
    Heading,
    Sentence,
    Statement,
    Suggestions,
)
from bot.rendering._layout import Paragraph, wrapped

PLAIN_WIDTH = 100

# One style for each kind of statement, the same for every side; neither is a traffic-light colour.
CLAIMED = "magenta"
REPORTED = "cyan"
STATEMENT = "bold"
HEADING = "bold underline"
LABEL = "bold"
CORRECTION = "italic"
LEAD = "italic"
ASIDE = "dim"


def open_console(*, stderr: bool = False) -> Console:
    """Return the console for standard output or error: plain where it is no terminal.

    With NO_COLOR it is plain as well: bold and underlined go with the colours.
    """
    return Console(stderr=stderr, color_system=None if os.environ.get("NO_COLOR") else "auto")


def plain(blocks: Iterable[Block], width: int = PLAIN_WIDTH) -> str:
    """Return blocks as text without any colour, wrapped at `width`, without a final newline."""
    return "\n".join(line.plain for line in lines(blocks, width))


def show(console: Console, blocks: Iterable[Block], *, numbered: bool = False) -> None:
    """Print blocks at the console's width (a readable measure at most), in its colours."""
    for line in lines(blocks, measure(console), numbered=numbered):
        console.print(line, soft_wrap=True)


def measure(console: Console) -> int:
    """Return how wide text is set on a console: longer lines than `PLAIN_WIDTH` tire the eye."""
    return min(console.width, PLAIN_WIDTH)


def lines(blocks: Iterable[Block], width: int, *, numbered: bool = False) -> Iterator[Text]:
    """Yield the lines of blocks, each at most `width` cells wide (but see `_layout`).

    With `numbered` what is on offer is numbered through from 1, instead of listed with dashes.
    """
    console = Console(file=StringIO(), width=width)
    for paragraph in _paragraphs(blocks, numbered=numbered):
        yield from wrapped(console, paragraph, width)


def _paragraphs(blocks: Iterable[Block], *, numbered: bool) -> Iterator[Paragraph]:
    numbers = count(1)
    for position, block in enumerate(blocks):
        if position:
            yield Paragraph(Text())
        match block:
            case Heading():
                yield Paragraph(Text(block.text, HEADING))
            case Sentence():
                yield Paragraph(Text(block.text))
            case CorrectionNote():
                yield Paragraph(Text(block.text, CORRECTION))
            case Statement():
                yield from _statement(block)
            case Suggestions():
                yield Paragraph(Text(block.lead))
                for item in block.items:
                    bullet = f"{next(numbers)}. " if numbered else "- "
                    yield Paragraph(Text(item.question), depth=1, bullet=bullet)
            case _:
                assert_never(block)


def _statement(shown: Statement, depth: int = 0) -> Iterator[Paragraph]:
    """Yield who says it, then the statement and all that belongs to it, one step further in."""
    inner = depth + 1
    yield Paragraph(_attribution(shown), depth)
    yield Paragraph(Text(shown.statement, STATEMENT), inner)
    for caveat in shown.caveats:
        yield Paragraph(_labelled(caveat.label, caveat.text), inner)
    for notice in shown.notices:
        yield Paragraph(Text(notice), inner)
    if shown.note:
        yield Paragraph(_labelled("Note", shown.note), inner)
    if shown.time_bound:
        yield Paragraph(Text(LIVE_NOTICE), inner)
    yield Paragraph(Text(f"Source: {shown.source.label}", ASIDE), inner)
    for response in shown.responses:
        yield Paragraph(Text(f"{response.lead}:", LEAD), inner)
        yield from _statement(response.statement, inner + 1)


def _attribution(shown: Statement) -> Text:
    style = CLAIMED if shown.is_claim else REPORTED
    return Text.assemble((shown.standing, f"{LABEL} {style}"), (f" — {shown.attribution}:", style))


def _labelled(label: str, text: str) -> Text:
    return Text.assemble((f"{label}:", LABEL), f" {text}")
