"""`ask`: a question, or a file of them, answered on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bot.answering import (
    DEFAULT_RISK,
    Answerer,
    Reply,
    Risk,
    compose_all,
    open_snapshot,
)
from bot.answering.follow_ups import context_of, decide_after
from bot.answering.outcome import Decision
from bot.answering.reply import Block
from bot.commands.batch import Asked, read_questions
from bot.commands.progress import counted, waiting
from bot.commands.reading import typed
from bot.rendering import as_json, cut, dump_line, lines, measure, open_console, show


@dataclass(frozen=True, slots=True)
class Style:
    """How replies are to be found and written."""

    as_json: bool = False
    why: bool = False
    max_lines: int | None = None
    risk: Risk = DEFAULT_RISK


def ask_one(folder: Path, question: str, style: Style) -> None:
    """Write the reply to one question; raises KnowledgeError when the base does not load."""
    text = typed(question)
    answerer = _open(folder, style)
    _write(answerer, text, answerer.decide(text), style, open_console())


def ask_after(folder: Path, first: str, question: str, style: Style) -> None:
    """Write the reply to a question that follows the answer to a first one."""
    answerer = _open(folder, style)
    asked = Asked(question=typed(question), after=typed(first))
    _write(answerer, asked.question, _decided(answerer, asked), style, open_console())


def ask_batch(folder: Path, file: str, style: Style) -> None:
    """Write the reply to each line of a file (`-`: standard input) as soon as it is known.

    Raises KnowledgeError when the base does not load, UsageError when the file cannot be read.
    """
    answerer = _open(folder, style)
    console = open_console()
    questions: Iterable[Asked] = read_questions(file)
    if not console.is_terminal:
        questions = counted(questions, "Answering")
    for number, asked in enumerate(questions, start=1):
        if not style.as_json:
            console.print("" if number == 1 else "\n", f"Question {number}", sep="", style="dim")
        _write(answerer, asked.question, _decided(answerer, asked), style, console)
        sys.stdout.flush()


def _decided(answerer: Answerer, asked: Asked) -> Decision:
    """Return the decision on a question, in the light of the reply to the one it follows."""
    if asked.after is None:
        return answerer.decide(asked.question)
    context = context_of(answerer.reply(asked.after), asked.after)
    return decide_after(answerer, asked.question, context)


def _open(folder: Path, style: Style) -> Answerer:
    with waiting("Reading the fact base"):
        return open_snapshot(folder, style.risk).answerer


def _write(
    answerer: Answerer, question: str, decision: Decision, style: Style, console: Console
) -> None:
    reply = compose_all(answerer.base, decision)
    if style.as_json:
        sys.stdout.write(dump_line(as_json(question, reply)) + "\n")
        return
    show(console, _shortened(reply, style.max_lines, measure(console)))
    if style.why:
        console.print()
        show_why(answerer, decision, console)


def show_why(answerer: Answerer, decision: Decision, console: Console) -> None:
    """Print what a decision rests on."""
    from bot.answering.explanation import explain  # noqa: PLC0415 - few ask, and all would wait

    console.print("Why:", style="bold")
    for line in explain(answerer, decision).lines():
        console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)


def _shortened(reply: Reply, most: int | None, width: int) -> Iterable[Block]:
    if most is None:
        return reply.blocks
    return cut(reply.blocks, lambda blocks: len(list(lines(blocks, width))) <= most)
