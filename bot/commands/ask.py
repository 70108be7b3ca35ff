"""`ask`: a question, or a file of them, answered on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bot.answering import DEFAULT_RISK, Reply, Risk
from bot.answering.follow_ups import context_of
from bot.answering.phrases import capitalised
from bot.answering.reply import Block
from bot.answering.stories import Routed, Stories
from bot.commands.batch import Asked, read_questions
from bot.commands.progress import counted
from bot.commands.reading import typed
from bot.commands.stories import opened
from bot.rendering import as_json, cut, dump_line, lines, measure, open_console, show


@dataclass(frozen=True, slots=True)
class Style:
    """How replies are to be found and written."""

    as_json: bool = False
    why: bool = False
    max_lines: int | None = None
    risk: Risk = DEFAULT_RISK
    story: str = ""


def ask_one(folder: Path, question: str, style: Style) -> None:
    """Write the reply to one question; raises KnowledgeError when the base does not load."""
    text = typed(question)
    stories = opened(folder, style.risk, style.story)
    _write(stories, text, stories.decide(text), style, open_console())


def ask_after(folder: Path, first: str, question: str, style: Style) -> None:
    """Write the reply to a question that follows the answer to a first one."""
    stories = opened(folder, style.risk, style.story)
    asked = Asked(question=typed(question), after=typed(first))
    _write(stories, asked.question, _decided(stories, asked), style, open_console())


def ask_batch(folder: Path, file: str, style: Style) -> None:
    """Write the reply to each line of a file (`-`: standard input) as soon as it is known.

    Raises KnowledgeError when the base does not load, UsageError when the file cannot be read.
    """
    stories = opened(folder, style.risk, style.story)
    console = open_console()
    questions: Iterable[Asked] = read_questions(file)
    if not console.is_terminal:
        questions = counted(questions, "Answering")
    for number, asked in enumerate(questions, start=1):
        if not style.as_json:
            console.print("" if number == 1 else "\n", f"Question {number}", sep="", style="dim")
        _write(stories, asked.question, _decided(stories, asked), style, console)
        sys.stdout.flush()


def _decided(stories: Stories, asked: Asked) -> Routed:
    """Return the decision on a question, in the light of the reply to the one it follows."""
    if asked.after is None:
        return stories.decide(asked.question)
    context = context_of(stories.reply(asked.after), asked.after)
    return stories.decide_after(asked.question, context)


def _write(stories: Stories, question: str, routed: Routed, style: Style, console: Console) -> None:
    reply = stories.compose(routed)
    if style.as_json:
        sys.stdout.write(dump_line(as_json(question, reply)) + "\n")
        return
    show(console, _shortened(reply, style.max_lines, measure(console)))
    if style.why:
        console.print()
        show_why(stories, routed, console)


def show_why(stories: Stories, routed: Routed, console: Console) -> None:
    """Print what a decision rests on."""
    from bot.answering.explanation import explain  # noqa: PLC0415 - few ask, and all would wait

    for snapshot, decision in routed.parts:
        of_story = f" ({capitalised(snapshot.story.title)})" if stories.are_several else ""
        console.print(f"Why{of_story}:", style="bold", markup=False, highlight=False)
        for line in explain(snapshot.answerer, decision).lines():
            console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)


def _shortened(reply: Reply, most: int | None, width: int) -> Iterable[Block]:
    if most is None:
        return reply.blocks
    return cut(reply.blocks, lambda blocks: len(list(lines(blocks, width))) <= most)
