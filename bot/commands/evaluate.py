"""`evaluate`: how well graded questions are answered, as a report or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.answering import DEFAULT_RISK, Risk
from bot.answering.evaluation.evaluate import Evaluation, Judged
from bot.answering.evaluation.graded import read_graded
from bot.answering.stories.judging import evaluate_among
from bot.answering.verdict import ABSTAINING, ANSWERABLE
from bot.commands.progress import counted
from bot.commands.stories import opened, story_in
from bot.rendering import dump_line, open_console

ROWS = (*ANSWERABLE, "first", "misled", *ABSTAINING)


def evaluate(
    folder: Path, file: Path, *, as_json: bool, risk: Risk = DEFAULT_RISK, story: str = ""
) -> None:
    """Write the evaluation of the questions in `file`, which are about `story`.

    They are put to all stories of the folder. Raises UsageError for a malformed file,
    KnowledgeError when the base does not load.
    """
    stories = opened(folder, risk)
    about = story_in(stories, story)
    questions = read_graded(file, about.base)
    found = evaluate_among(stories, about, counted(questions, "Asking"))
    if as_json:
        typer.echo(dump_line(found.as_dict()))
    else:
        _report(open_console(), found)


def _report(console: Console, found: Evaluation) -> None:
    console.print(_verdicts(found))
    console.print("\nMisses", style="italic")
    for miss in found.misses():
        console.print(Text.assemble("  ", *_miss(miss)), soft_wrap=True)
    console.print()
    console.print(_curve(found))
    console.print()
    console.print(_listen(found))
    console.print(
        f"As it is set, it would answer {found.unasked:.1%} of the answerable questions there."
    )
    console.print(f"Companions visible: {found.companions:.1%}")
    console.print(f"Statements without attribution or a caveat: {found.faults}")


def _verdicts(found: Evaluation) -> Table:
    """Return a column for each kind of question, and one for the shares of all."""
    table = _table("Verdicts", "", *found.kinds, "all")
    counts = [found.counts(kind) for kind in found.kinds]
    rates = found.rates()
    table.add_row("questions", *(str(of["questions"]) for of in counts), str(len(found.judged)))
    for name in ROWS:
        table.add_row(name, *(str(of[name]) for of in counts), f"{rates[name]:.1%}")
    return table


def _miss(miss: Judged) -> Iterator[str]:
    yield "misled" if miss.misled else miss.verdict
    yield f": {_printable(miss.graded.question)}"
    yield f" → {miss.top or miss.outcome}"
    if miss.graded.expect:
        yield f" (expected {', '.join(miss.graded.expect)})"


def _curve(found: Evaluation) -> Table:
    table = _table("Risk and coverage", "from confidence", "coverage", "risk")
    for point in found.curve():
        table.add_row(f"{point.threshold:.2f}", f"{point.coverage:.1%}", f"{point.risk:.1%}")
    return table


def _listen(found: Evaluation) -> Table:
    columns = ("wrong answers risked", "from confidence", "answered", "of these wrong")
    table = _table("In a listen channel, unasked", *columns)
    for point in found.listen():
        limit, answered, wrong = f"{point.limit:.3f}", f"{point.answered:.1%}", f"{point.wrong:.1%}"
        table.add_row(f"1 in {point.risk}", limit, answered, wrong)
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", box=None)
    for column in columns:
        table.add_column(Text(column), justify="right")
    return table


def _printable(text: str) -> str:
    """Return a question with control characters replaced: a file must not steer the terminal."""
    return "".join(character if character.isprintable() else "�" for character in text)
