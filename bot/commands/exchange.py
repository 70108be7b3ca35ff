"""`export` and `import`: the base in other forms, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal

import typer

from bot.answering import Answerer
from bot.answering.evaluation.base_checks import check_base
from bot.commands.diff import VANISHES
from bot.commands.progress import waiting
from bot.errors import FactbotError, KnowledgeError, OutputError, UsageError, printable
from bot.exchange import base_json, claim_review, page
from bot.exchange.change_text import as_text
from bot.exchange.changes import changes
from bot.exchange.importing import Import, Tables, merge, read_tables
from bot.exchange.outputs import STANDARD_OUTPUT, replace_files, write_file, write_files
from bot.exchange.tables import as_tables, overlong_cells
from bot.knowledge import FactBase, load
from bot.knowledge.removals import removals
from bot.knowledge.stories import StoryFolder

Format = Literal["claimreview", "csv", "html", "json"]

_ONE_FILE: Final[Mapping[str, tuple[Callable[[FactBase], str], str]]] = {
    "claimreview": (claim_review.as_claim_review, claim_review.MARK),
    "json": (base_json.as_base_json, base_json.MARK),
}


class WouldVanish(FactbotError):
    """An import would remove what nobody has said should go."""

    exit_code = VANISHES


def export(found: StoryFolder, form: Format, out: str, *, title: str | None, force: bool) -> None:
    """Write a base in another form to a file, a folder (csv) or standard output (`-`).

    The title is that of the page (html).
    """
    if title is not None and form != "html":
        raise UsageError("--title goes with --format html; leave it out")
    base = load(*found).base
    if form == "csv":
        if out == STANDARD_OUTPUT:
            raise UsageError("CSV is a file for each section; name a folder instead of -")
        write_files(out, as_tables(base), force=force)
        for sentence in overlong_cells(base):
            typer.echo(sentence, err=True)
        return
    if form == "html":
        text, mark = page.as_page(base, printable(title or "").strip()), page.MARK
    else:
        written, mark = _ONE_FILE[form]
        text = written(base)
    write_file(out, text, mark, force=force)


def import_tables(place: Path, folder: Path, *, allow_removals: bool, force: bool) -> None:
    """Write what CSV files hold into a folder of the base, and print what that changed.

    Raises KnowledgeError with every problem, WouldVanish where something would be removed, and
    UsageError where comments would be lost, unless these are allowed.
    """
    if not place.exists():
        raise UsageError(f"{printable(str(place))} is not there; name the folder of the CSV files")
    read = read_tables(place)
    merged = merge(read, folder)
    _check(read, merged)
    if not allow_removals:
        _ensure_nothing_vanishes(merged)
    if merged.commented and not force:
        raise UsageError(
            f"comments in {', '.join(merged.commented)} would be lost; move them to curator_note,"
            " or add --force"
        )
    _write(merged, folder)
    if merged.old:
        typer.echo(as_text(changes(merged.old, merged.loaded.base)), nl=False)
    for name, text in merged.files.items():
        typer.echo(f"{'Removed' if text is None else 'Written'}: {name}")


def _check(read: Tables, merged: Import) -> None:
    with waiting("Checking the fact base"):
        problems = check_base(merged.loaded, Answerer(merged.loaded.base))
    if problems:
        raise KnowledgeError(read.with_columns(problems))


def _ensure_nothing_vanishes(merged: Import) -> None:
    gone = removals(merged.old, merged.loaded.base) if merged.old else ()
    if gone:
        lines = (f"{removal} would vanish" for removal in gone)
        remedy = "put back what is missing, or add --allow-removals"
        raise WouldVanish("\n".join((*lines, remedy)))


def _write(merged: Import, folder: Path) -> None:
    """Write the files of an import into a folder, which is made if need be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{printable(str(folder))} cannot be made ({error.strerror})") from error
    replace_files({folder / name.partition("/")[2]: text for name, text in merged.files.items()})
