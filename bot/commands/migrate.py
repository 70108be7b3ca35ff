"""`python -m bot migrate`: the database's tables, brought up to date."""

from __future__ import annotations

import asyncio

import typer

from bot.settings import Settings
from bot.store import Store

DONE = "The database's tables are up to date."


def migrate(settings: Settings) -> None:
    """Bring the tables up to date; raises StoreError, or ConfigurationError for its address."""
    asyncio.run(_migrate(Store.at(settings.database, settings.data_dir)))
    typer.echo(DONE)


async def _migrate(store: Store) -> None:
    try:
        await store.migrate()
    finally:
        await store.close()
