"""`check`: everything that can be wrong with a fact base, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import typer

from bot.answering import check_base, open_snapshot
from bot.commands.progress import waiting
from bot.commands.reading import read_text
from bot.errors import KnowledgeError, Problem, UsageError
from bot.knowledge import FactBase, check_source_text


def check(folder: Path, source_texts: Iterable[str]) -> int:
    """Print the problems of the base in `folder`; return the exit code.

    `source_texts` are like `attacks-report=article.txt`; raises UsageError for any that is not.
    """
    texts = dict(map(_source_text, source_texts))
    with waiting("Checking the fact base"):
        size, problems = _examined(folder, texts)
    for problem in sorted(problems):
        typer.echo(str(problem))
    if problems:
        plural = "" if len(problems) == 1 else "s"
        typer.echo(f"{len(problems)} problem{plural} found.", err=True)
    else:
        typer.echo(f"{folder}: {size}; no problem found.")
    return int(bool(problems))


def _examined(folder: Path, texts: Mapping[str, str]) -> tuple[str, list[Problem]]:
    """Return how large the base is, as far as it loads, and its problems."""
    try:
        snapshot = open_snapshot(folder)
    except KnowledgeError as error:
        return "", list(error.problems)
    problems = check_base(snapshot.loaded, snapshot.desk)
    for source, text in texts.items():
        if source not in snapshot.base.sources:
            known = ", ".join(snapshot.base.sources)
            raise UsageError(f"--source-text: the base has no source '{source}'; it has {known}")
        problems += check_source_text(snapshot.loaded, source, text)
    return _size(snapshot.base), problems


def _source_text(given: str) -> tuple[str, str]:
    source, separator, file = given.partition("=")
    if not (source and separator and file):
        raise UsageError(f"--source-text {given}: write it as ID=FILE")
    return source, read_text(file)


def _size(base: FactBase) -> str:
    phrasings = sum(len(entry.asks) for entry in base.entries.values())
    return (
        f"{len(base.facts)} facts, {len(base.topics)} topics, {len(base.unknowns)} unknowns, "
        f"{len(base.timeline)} events, {phrasings} phrasings, {len(base.golden)} golden questions"
    )
