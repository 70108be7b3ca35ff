"""Cutting a reply to a limit: whole statements are left out, never a part of one.

A statement is one block with its attribution, its caveats and what is related to it, so leaving
out blocks cannot separate them. What is left out is counted in a last sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import assert_never

from bot.answering.reply import (
    Block,
    CorrectionNote,
    Heading,
    Sentence,
    Statement,
    Suggestions,
)

Blocks = tuple[Block, ...]


def cut(blocks: Iterable[Block], fits: Callable[[Blocks], bool]) -> Blocks:
    """Return the longest beginning of `blocks` that fits, with a notice of what is left out.

    Statements and offered questions go one by one, the last first; headings, corrections and the
    bot's own sentences stay. When even these do not fit, they are what is returned.
    """
    whole = tuple(blocks)
    total = sum(map(_droppable, whole))
    if not total or fits(whole):
        return whole
    fitting = bisect_left(range(1, total), x=True, key=lambda n: fits(_without(whole, n)))
    return _without(whole, fitting + 1)


def _without(blocks: Blocks, dropped: int) -> Blocks:
    """Return `blocks` without their last `dropped` statements and questions, and say so."""
    kept: list[Block] = []
    statements = questions = 0
    for block in reversed(blocks):
        left = dropped - statements - questions
        match block:
            case Statement() if left:
                statements += 1
            case Suggestions() if left:
                questions += min(left, len(block.items))
                if left < len(block.items):
                    kept.append(replace(block, items=block.items[:-left]))
            case Heading() | Sentence() | CorrectionNote() | Statement() | Suggestions():
                kept.append(block)
            case _:
                assert_never(block)
    return (*reversed(kept), Sentence(_notice(statements, questions)))


def _droppable(block: Block) -> int:
    match block:
        case Statement():
            return 1
        case Suggestions():
            return len(block.items)
        case Heading() | Sentence() | CorrectionNote():
            return 0
        case _:
            assert_never(block)


def _notice(statements: int, questions: int) -> str:
    """Return "… 2 more statements and 1 more question; ask for them."."""
    counted = {"statement": statements, "question": questions}
    parts = [f"{n} more {what}{'s' if n > 1 else ''}" for what, n in counted.items() if n]
    them = "it" if statements + questions == 1 else "them"
    return f"… {' and '.join(parts)}; ask for {them}."
