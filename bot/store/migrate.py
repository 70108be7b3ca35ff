"""Bringing the tables up to date, by one process at a time.

Alembic's steps stand in `migrations/versions`. It is imported only where there is something to do.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import StoreError
from bot.store.engine import READ_ONLY
from bot.store.troubles import NEWER

HEAD = "v0002"  # the newest step
STEPS = Path(__file__).with_name("migrations")
LOCK = 7_046_029_254  # a number for PostgreSQL's advisory lock, which nothing else here uses

_version = table("alembic_version", column("version_num"))


async def is_current(engine: AsyncEngine) -> bool:
    """Tell whether the tables are up to date; raises StoreError for those of a newer version."""
    async with engine.connect() as connection:
        await connection.execution_options(**READ_ONLY)
        return await connection.run_sync(_version_in) == HEAD


async def upgrade(engine: AsyncEngine) -> None:
    """Bring the tables up to date; raises StoreError for those of a newer version."""
    if await is_current(engine):
        return
    async with engine.begin() as connection:  # with SQLite it holds the lock from here on
        if engine.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        await connection.run_sync(_upgrade)


def _version_in(connection: Connection) -> str | None:
    """Return the step a database is at, or None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    at = connection.execute(select(_version.c.version_num)).scalar()
    if at is not None and not (STEPS / "versions" / f"{at}.py").exists():
        raise StoreError(NEWER)
    return at


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - takes half a second, and is seldom needed
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
