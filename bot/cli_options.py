"""Options that several commands have, and the settings a command reads."""

# Typer reads the annotations when the program starts: no `from __future__ import annotations`.
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.answering import Risk
    from bot.settings import Settings

Knowledge = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        metavar="DIR",
        envvar="KNOWLEDGE_DIR",
        help="The folder with the fact base.  [default: knowledge]",
    ),
]
Story = Annotated[
    str,
    typer.Option("--story", metavar="ID", help="One of several stories.  [default: all of them]"),
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON instead of text.")]


def chosen(folder: Path | None) -> "tuple[Path, Risk]":
    """Return the folder and the risk from options, the environment and `.env`."""
    settings = needed_settings(
        "knowledge_dir", "wrong_answers_addressed", "wrong_answers_unaddressed"
    )
    return folder or settings.knowledge_dir, settings.risk


def needed_settings(*needed: str) -> "Settings":
    """Return the settings a command needs, and report those that are likely misspelt."""
    from bot.settings import load_settings, misspelt

    for sentence in misspelt(os.environ, needed):
        typer.echo(sentence, err=True)
    return load_settings(needed)
