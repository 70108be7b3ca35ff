"""The command line: each command's options, and errors as sentences.

What a command does stands in `bot.commands`; it is imported when it is called, so that `ask` does
not wait for libraries only the others need.
"""

# Typer reads the annotations when the program starts: no `from __future__ import annotations`.
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.cli_curation import curation
from bot.cli_options import Json, Knowledge, Story, chosen, needed_settings
from bot.errors import FactbotError, UsageError
from bot.streams import drop_unusable_sizes, prepare_streams

app = typer.Typer(
    help="Answer questions from a curated fact base, with who says so, and from nothing else.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(curation)


class Form(StrEnum):
    """The forms a base can be written in."""

    CLAIMREVIEW = "claimreview"
    CSV = "csv"
    HTML = "html"
    JSON = "json"


@app.command()
def ask(  # noqa: PLR0913 - a parameter for each option is how Typer works
    question: Annotated[str | None, typer.Argument(help="The question, in quotes.")] = None,
    *,
    batch: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Answer one question a line; - is standard input."),
    ] = None,
    after: Annotated[
        str | None,
        typer.Option(metavar="QUESTION", help="Take it as a follow-up to this question's answer."),
    ] = None,
    knowledge: Knowledge = None,
    story: Story = "",
    as_json: Json = False,
    why: Annotated[bool, typer.Option("--why", help="Tell what the reply rests on.")] = False,
    max_lines: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Leave out whole statements beyond N lines."),
    ] = None,
) -> None:
    """Answer one question, or one a line with --batch."""
    from bot.commands.ask import Style, ask_after, ask_batch, ask_one

    if (question is None) == (batch is None):
        raise UsageError('ask takes either a question in quotes or --batch FILE; try ask "…"')
    if after is not None and batch is not None:
        raise UsageError(
            '--after goes with a question in quotes; in a batch write {"question": "…", "after":'
            ' "…"} as a line'
        )
    if as_json and (why or max_lines):
        raise UsageError("--why and --max-lines are for text; leave them out with --json")
    folder, risk = chosen(knowledge)
    style = Style(as_json=as_json, why=why, max_lines=max_lines, risk=risk, story=story)
    if batch is not None:
        ask_batch(folder, batch, style)
    elif question is not None and after is not None:
        ask_after(folder, after, question, style)
    elif question is not None:
        ask_one(folder, question, style)


@app.command()
def chat(*, knowledge: Knowledge = None, story: Story = "") -> None:
    """Hold a small conversation, with completion and a history."""
    from bot.commands.chat import chat

    chat(*chosen(knowledge), story)


@app.command()
def evaluate(
    questions: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Graded questions.")],
    *,
    knowledge: Knowledge = None,
    story: Annotated[
        str, typer.Option(metavar="ID", help="The story they are about; all are asked.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Measure the answers to graded questions."""
    from bot.commands.evaluate import evaluate

    folder, risk = chosen(knowledge)
    evaluate(folder, questions, as_json=as_json, risk=risk, story=story)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The folder with the base as it was.")],
    new: Annotated[
        Path, typer.Argument(metavar="NEW", help="The folder with the base to compare.")
    ],
    *,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Write Markdown, for a pull request.")
    ] = False,
) -> None:
    """Tell what a reload from OLD to NEW would change; exit code 3 if anything would vanish."""
    from bot.commands.diff import diff

    raise typer.Exit(diff(old, new, markdown=markdown))


@app.command()
def export(  # noqa: PLR0913 - a parameter for each option is how Typer works
    out: Annotated[
        str,
        typer.Argument(metavar="OUT", help="The file, or folder (csv); - is standard output."),
    ],
    *,
    form: Annotated[Form, typer.Option("--format", help="What to write.")],
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The title of the page (html).")
    ] = None,
    knowledge: Knowledge = None,
    story: Story = "",
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
) -> None:
    """Write the fact base in another form."""
    from bot.commands.exchange import export
    from bot.commands.stories import only_folder

    found = only_folder(chosen(knowledge)[0], story)
    export(found, form.value, out, title=title, force=force)


@app.command("import")
def import_tables(
    place: Annotated[
        Path, typer.Argument(metavar="IN", help="The folder with the CSV files, or one of them.")
    ],
    folder: Annotated[
        Path, typer.Argument(metavar="OUT_DIR", help="The folder of the base; may be new.")
    ],
    *,
    form: Annotated[Literal["csv"], typer.Option("--format", help="What to read: csv.")] = "csv",
    allow_removals: Annotated[
        bool, typer.Option("--allow-removals", help="Let it remove facts and other records.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Rewrite files though comments in them are lost.")
    ] = False,
) -> None:
    """Take CSV files into a fact base; their sections are replaced, all others stay."""
    from bot.commands.exchange import import_tables

    del form  # there is one so far
    import_tables(place, folder, allow_removals=allow_removals, force=force)


@app.command()
def gaps(
    *,
    as_yaml: Annotated[
        bool, typer.Option("--yaml", help="Write stubs to paste into the fact base.")
    ] = False,
) -> None:
    """List what several people asked on Discord and was not answered."""
    from bot.commands.database import show_gaps

    show_gaps(needed_settings("data_dir", "database_url"), as_yaml=as_yaml)


@app.command()
def migrate() -> None:
    """Bring the database's tables up to date; a file in DATA_DIR needs no command for that."""
    from bot.commands.database import migrate

    migrate(needed_settings("data_dir", "database_url"))


@app.command()
def run(
    *,
    allow_removals: Annotated[
        bool, typer.Option("--allow-removals", help="Let a reload by SIGHUP remove facts.")
    ] = False,
) -> None:
    """Run the Discord bot, configured by the environment and .env."""
    from bot.discord_bot.run import main
    from bot.settings import Settings

    raise typer.Exit(main(needed_settings(*Settings.model_fields), allow_removals=allow_removals))


@app.command("try")
def try_bot(
    *,
    knowledge: Knowledge = None,
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="The page's port; 0 takes any.")
    ] = 0,
    in_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in a browser, if there is one.")
    ] = True,
) -> None:
    """Try the Discord bot in a browser, without Discord."""
    try:
        from bot.sandbox import main
    except ModuleNotFoundError as error:
        raise UsageError(
            f"The sandbox needs {error.name}, which is not installed; run make try, which"
            " installs it."
        ) from error

    main(*chosen(knowledge), port=port, in_browser=in_browser)


def run_cli() -> int:
    """Run the command line; return the exit code of an error, reported on standard error."""
    prepare_streams()
    for sentence in drop_unusable_sizes(os.environ):
        typer.echo(sentence, err=True)
    try:
        try:
            app(prog_name="python -m bot")
        finally:
            sys.stdout.flush()  # while an error can still be reported
    except FactbotError as error:
        typer.echo(str(error), err=True)
        return error.exit_code
    return 0
