"""`new` and `suggest`: what a story begins with, and what its entries could be given."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.answering import Answerer
from bot.answering.hints.few import FEW
from bot.commands.progress import counted, waiting
from bot.commands.reading import STANDARD_INPUT
from bot.curation.ids import identity_of
from bot.curation.left_open import missing_unknowns
from bot.curation.report import Report
from bot.curation.story_files import files_of
from bot.curation.suggestions import Suggester, as_text
from bot.curation.templates import kinds
from bot.errors import UsageError, printable
from bot.exchange.outputs import write_files
from bot.files import bytes_of, read_text, text_of
from bot.knowledge import Fact, Unknown, load
from bot.knowledge.stories import StoryFolder
from bot.knowledge.yaml.findings import nearest, quoted
from bot.knowledge.yaml.messages import did_you_mean

if TYPE_CHECKING:  # the database's libraries are slow to import
    from bot.store import Gap


def new(folder: Path, file: str, kind: str | None) -> None:
    """Write the first files of a story into `folder`, from the text of its report.

    Raises UsageError for a folder that holds something, a text without words, an unknown kind.
    """
    if kind is not None and kind not in kinds():
        raise UsageError(f"--kind {printable(kind)}: {did_you_mean(kind, tuple(kinds()))}")
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"{printable(str(folder))} is not empty; name a new folder")
    text = _text(file)
    report = Report(identity_of(folder.resolve().name) or "story", text, kinds().get(kind or ""))
    write_files(str(folder), files_of(report), force=False)
    typer.echo(f"{printable(str(folder))}: {_size(report)}, all to be confirmed or written.")
    others = ", ".join(kinds())
    typer.echo(f"Unknowns for a story of the kind: {report.kind.name} (--kind takes: {others})")
    typer.echo(f"Next: python -m bot check --watch --knowledge {printable(str(folder))}")


def suggest(folder: StoryFolder, ids: Sequence[str], gaps: Iterable[Gap] = ()) -> None:
    """Print what entries could be given: without an id all those with few phrasings.

    `gaps` are what members asked in vain.
    Raises UsageError for an id of no fact or unknown, KnowledgeError when the base does not load.
    """
    with waiting("Reading the fact base"):
        answerer = Answerer(load(*folder).base)
    known: dict[str, Fact | Unknown] = {**answerer.base.facts, **answerer.base.unknowns}
    for identity in ids:
        if identity not in known:
            raise UsageError(_unknown_id(identity, tuple(known)))
    asked: dict[str, list[str]] = {}
    for gap in gaps:
        asked.setdefault(gap.entry.rpartition("/")[2], []).append(gap.question)
    suggester = Suggester(answerer, asked)
    few = (identity for identity, entry in known.items() if len(entry.asks) < FEW)
    entries = [known[identity] for identity in dict.fromkeys(ids or few)]
    found = [suggester.suggest(entry) for entry in counted(entries, "Looking for suggestions")]
    text = as_text(found, () if ids else missing_unknowns(answerer))
    typer.echo(text, nl=False)
    if not text:
        typer.echo("There is nothing to suggest.", err=True)


def _unknown_id(identity: str, known: tuple[str, ...]) -> str:
    near = nearest(identity, known)
    remedy = f"did you mean {quoted(near)}?" if near else "name a fact or an unknown of the base"
    return f"there is no {quoted(identity)} among the facts and unknowns; {remedy}"


def _text(file: str) -> str:
    is_typed = file == STANDARD_INPUT
    name = "Standard input" if is_typed else file
    text = text_of(bytes_of(sys.stdin.buffer, name), name) if is_typed else read_text(file)
    if not text.strip():
        raise UsageError(
            f"{printable(name)} holds no text; give the report, with blank lines"
            " between its paragraphs"
        )
    return text


def _size(report: Report) -> str:
    counts = {
        "actors": report.cast.actors,
        "facts": report.facts,
        "events": report.days,
        "unknowns": report.templates,
    }
    return ", ".join(f"{len(found)} {name}" for name, found in counts.items())
