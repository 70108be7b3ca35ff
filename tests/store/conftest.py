"""A store in an empty database, of SQLite and of PostgreSQL."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest
import pytest_asyncio
from sqlalchemy import URL

from bot.store import Store
from bot.store.engine import file_in
from tests.store import postgres

_numbers = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[URL]:
    """Return the address of a running PostgreSQL; skip the test where there is none."""
    folder = postgres.programs()
    if folder is None:
        pytest.skip(postgres.MISSING)
    with postgres.running(folder) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """Return the address of an empty database."""
    if request.param == "sqlite":
        return file_in(tmp_path / "data")
    address: URL = request.getfixturevalue("server")
    name = f"test_{next(_numbers)}"
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return address.set(database=name)


@pytest_asyncio.fixture
async def store(url: URL) -> AsyncIterator[Store]:
    """Return a store whose tables are up to date."""
    store = Store(url)
    await store.migrate()
    yield store
    await store.close()
