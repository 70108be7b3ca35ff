"""`diff`: what a reload from one folder's base to another's would say."""

from __future__ import annotations

from pathlib import Path

import typer

from bot.errors import KnowledgeError
from bot.exchange.change_text import as_markdown, as_text
from bot.exchange.changes import changes
from bot.knowledge import FactBase, load

VANISHES = 3  # the exit code where a reload would ask first


def diff(old: Path, new: Path, *, markdown: bool) -> int:
    """Print what changed; return 0, or 3 where something would vanish.

    Raises KnowledgeError with the problems of a base that does not load.
    """
    found = changes(_loaded(old, "old"), _loaded(new, "new"))
    typer.echo(as_markdown(found) if markdown else as_text(found), nl=False)
    return VANISHES if found.vanishing else 0


def _loaded(folder: Path, which: str) -> FactBase:
    try:
        return load(folder).base
    except KnowledgeError:
        typer.echo(f"The {which} base has problems:", err=True)
        raise
