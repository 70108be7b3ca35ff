"""The command line: the commands that help to write a fact base."""

# Typer reads the annotations when the program starts: no `from __future__ import annotations`.
from pathlib import Path
from typing import Annotated

import typer

from bot.cli_options import Knowledge, Story, chosen, needed_settings
from bot.errors import UsageError

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
def check(  # noqa: PLR0913 - a parameter for each option is how Typer works
    *,
    knowledge: Knowledge = None,
    story: Story = "",
    source_text: Annotated[
        list[str] | None,
        typer.Option(metavar="ID=FILE", help="Check the facts against a source's text as well."),
    ] = None,
    hints: Annotated[
        bool, typer.Option("--hints", help="Ask every phrasing as if withheld, and give hints.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Show every hint, not just the first of each kind.")
    ] = False,
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Hint at golden questions this older base answers better."
        ),
    ] = None,
    schema: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write the schema with the base's ids, for editors."),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check on each save, and show what that changed.")
    ] = False,
) -> None:
    """Check the fact base; one line per problem, and exit code 1 if there is any."""
    from bot.commands.check import Hinting, check, texts_of, write_schema
    from bot.commands.stories import only_folder

    hinting = Hinting(closely=hints, everything=every, against=against)
    folder, risk = chosen(knowledge)
    if schema is not None:
        write_schema(only_folder(folder, story), schema)
    if watch:
        from bot.commands.watch import watch as watch_folder

        if hinting.is_asked_for:
            raise UsageError("--watch shows no hints; leave out --hints, --all and --against")
        raise typer.Exit(
            watch_folder(only_folder(folder, story), texts_of(source_text or []), risk)
        )
    raise typer.Exit(check(folder, source_text or [], hinting, risk, story))


@curation.command()
def suggest(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]…", help="Facts or unknowns; else all with few phrasings."),
    ] = None,
    *,
    knowledge: Knowledge = None,
    story: Story = "",
    gaps: Annotated[
        bool, typer.Option("--gaps", help="Suggest what members asked in vain as well.")
    ] = False,
) -> None:
    """Suggest phrasings and unknowns, as YAML to paste from."""
    from bot.commands.curate import suggest
    from bot.commands.stories import only_folder

    folder = only_folder(chosen(knowledge)[0], story)
    if gaps:
        from bot.commands.database import read_gaps

        suggest(folder, ids or [], read_gaps(needed_settings("data_dir", "database_url")))
    else:
        suggest(folder, ids or [])


@curation.command()
def schema() -> None:
    """Write the JSON Schema of the fact base's files."""
    from bot.knowledge.schema import json_schema

    typer.echo(json_schema(), nl=False)
