"""The connection to the database, and how SQLite is to behave."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import ConfigurationError

FILE_NAME = "factbot.sqlite3"
BUSY_MILLISECONDS = 1_000  # for which a write waits for another program's
CONNECT_SECONDS = 5
DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}
READ_ONLY = {"reads_only": True}  # the execution options of a connection that writes nothing
NO_DRIVER = "DATABASE_URL names PostgreSQL, whose driver is not installed; install factbot[cluster]"
UNUSABLE = (
    "DATABASE_URL cannot be used as it is set; set it to an address such as"
    " postgresql://user:password@host/name, or leave it out for a file in DATA_DIR"
)


def file_in(folder: Path) -> URL:
    """Return the address of the SQLite file in a folder."""
    return URL.create(DRIVERS["sqlite"], database=str(folder / FILE_NAME))


def file_of(url: URL) -> Path | None:
    """Return the file of a database; None for a server or for memory."""
    database = url.database or ""
    if url.get_backend_name() != "sqlite" or database.startswith(("file:", ":")):
        return None
    return Path(database) if database else None


def address_of(text: str) -> URL:
    """Return a database's address with the driver that is used here.

    Raises ConfigurationError, which does not repeat the text: it may hold a password.
    """
    try:
        url = make_url(text)
        return url.set(drivername=DRIVERS[url.get_backend_name()])
    except (ArgumentError, KeyError, ValueError):
        raise ConfigurationError(UNUSABLE) from None


def make_engine(url: URL) -> AsyncEngine:
    """Return an engine for a database, not connected yet; raises ConfigurationError."""
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url)
    try:
        return create_async_engine(
            url,
            pool_pre_ping=True,
            # Names of prepared statements mean nothing behind a pooler such as pgbouncer.
            connect_args={"connect_timeout": CONNECT_SECONDS, "prepare_threshold": None},
        )
    except ModuleNotFoundError:
        raise ConfigurationError(NO_DRIVER) from None


def _sqlite_engine(url: URL) -> AsyncEngine:
    # One connection: what this process does itself is never in its own way.
    engine = create_async_engine(url, pool_size=1, max_overflow=0)
    event.listen(engine.sync_engine, "connect", _on_connect)
    event.listen(engine.sync_engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DBAPI connection
    connection.isolation_level = None  # SQLAlchemy begins transactions, not the driver
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    # A transaction that begins by reading cannot wait for another's write later; it fails.
    reads_only = connection.get_execution_options().get("reads_only", False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
