"""`python -m bot migrate` and `gaps`: the database's tables, and what was asked in vain."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import typer
import yaml

from bot.settings import Settings
from bot.store import Gap, Gaps, Store

DONE = "The database's tables are up to date."
NONE = "Nothing that three people asked in one week and was not answered."
LEFT_TO_DO = "Say what is not stated, or give the phrasing to the entry it asks for"


def migrate(settings: Settings) -> None:
    """Bring the tables up to date; raises StoreError, or ConfigurationError for its address."""
    asyncio.run(_migrate(Store.at(settings.database, settings.data_dir)))
    typer.echo(DONE)


def show_gaps(settings: Settings, *, as_yaml: bool) -> None:
    """List the gaps, or write a stub of an unknown for each; raises StoreError."""
    found = read_gaps(settings)
    if as_yaml:
        typer.echo(stubs(found), nl=False)
    elif not found:
        typer.echo(NONE)
    for gap in () if as_yaml else found:
        nearest = f"\t{gap.entry}" if gap.entry else ""
        typer.echo(f"{gap.askers}\t{gap.first_on}\t{gap.question}{nearest}")


def read_gaps(settings: Settings) -> tuple[Gap, ...]:
    """Return the gaps that curators see; raises StoreError."""
    return asyncio.run(_read(Store.at(settings.database, settings.data_dir)))


def stubs(gaps: Iterable[Gap]) -> str:
    """Return an unknown for each gap as YAML, marked as unfinished."""
    unknowns = [_stub(gap) for gap in gaps]
    return yaml.safe_dump({"unknowns": unknowns}, sort_keys=False, allow_unicode=True)


def _stub(gap: Gap) -> dict[str, object]:
    entry = gap.entry.rpartition("/")[2]  # without its story, where there are several
    see = {"see": [entry]} if entry else {}
    stub = {"id": f"gap-{gap.id}", "what": f"what gap {gap.id} asks for", "todo": LEFT_TO_DO}
    return {**stub, **see, "asks": [gap.question]}


async def _migrate(store: Store) -> None:
    try:
        await store.migrate()
    finally:
        await store.close()


async def _read(store: Store) -> tuple[Gap, ...]:
    try:
        return await Gaps(store).shown()
    finally:
        await store.close()
