"""The command line: the commands that help to write a fact base."""

# Typer reads the annotations when the program starts: no `from __future__ import annotations`.
from pathlib import Path
from typing import Annotated

import typer

from bot.cli_options import Knowledge, Story, chosen

curation = typer.Typer()


@curation.command()
def new(
    story: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder to make.")],
    *,
    text: Annotated[
        str, typer.Option(metavar="FILE", help="The report's text; - is standard input.")
    ],
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="The kind of story, such as accident.")
    ] = None,
) -> None:
    """Begin a story from the text of its report."""
    from bot.commands.curate import new

    new(story, text, kind)


@curation.command()
def suggest(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]…", help="Facts or unknowns; else all with few phrasings."),
    ] = None,
    *,
    knowledge: Knowledge = None,
    story: Story = "",
) -> None:
    """Suggest phrasings and unknowns, as YAML to paste from."""
    from bot.commands.curate import suggest
    from bot.commands.stories import only_folder

    suggest(only_folder(chosen(knowledge)[0], story), ids or [])
