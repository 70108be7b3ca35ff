"""`ask`: a question, or a file of them, answered on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bot.answering import DEFAULT_RISK, Answerer, Reply, Risk, open_snapshot
from bot.answering.reply import Block
from bot.commands.progress import counted, waiting
from bot.commands.reading import read_lines, typed
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
    _write(_desk(folder, style.risk), typed(question), style, open_console())


def ask_batch(folder: Path, file: str, style: Style) -> None:
    """Write the reply to each line of a file (`-`: standard input) as soon as it is known.

    Raises KnowledgeError when the base does not load, UsageError when the file cannot be read.
    """
    answerer = _desk(folder, style.risk)
    console = open_console()
    questions: Iterable[str] = read_lines(file)
    if not console.is_terminal:
        questions = counted(questions, "Answering")
    for number, question in enumerate(questions, start=1):
        if not style.as_json:
            console.print("" if number == 1 else "\n", f"Question {number}", sep="", style="dim")
        _write(answerer, question, style, console)
        sys.stdout.flush()


def _desk(folder: Path, risk: Risk) -> Answerer:
    with waiting("Reading the fact base"):
        return open_snapshot(folder, risk).answerer


def _write(answerer: Answerer, question: str, style: Style, console: Console) -> None:
    reply = answer(answerer, question)
    if style.as_json:
        sys.stdout.write(dump_line(as_json(question, reply)) + "\n")
        return
    show(console, _shortened(reply, style.max_lines, measure(console)))
    if style.why:
        console.print()
        show_why(answerer, question, console)


def answer(answerer: Answerer, question: str) -> Reply:
    """Return the reply to somebody who asked the bot itself, who always gets one."""
    return answerer.reply(question)


def show_why(answerer: Answerer, question: str, console: Console) -> None:
    """Print what the reply to a question rests on."""
    from bot.answering.explanation import explain  # noqa: PLC0415 - few ask, and all would wait

    console.print("Why:", style="bold")
    for line in explain(answerer, question).lines():
        console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)


def _shortened(reply: Reply, most: int | None, width: int) -> Iterable[Block]:
    if most is None:
        return reply.blocks
    return cut(reply.blocks, lambda blocks: len(list(lines(blocks, width))) <= most)
