"""Insert or update in one statement, which each database has its own class for."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import Insert

Values = Mapping[str, object]


def upsert(connection: AsyncConnection, table: Table, values: Values, changed: Values) -> Insert:
    """Return the statement that inserts `values`, or sets `changed` where the key is taken."""
    key = list(table.primary_key.columns)
    if connection.dialect.name == "sqlite":
        insert = sqlite.insert(table).values(values)
        return insert.on_conflict_do_update(index_elements=key, set_=changed)
    return (
        postgresql.insert(table)
        .values(values)
        .on_conflict_do_update(index_elements=key, set_=changed)
    )


async def insert_new(connection: AsyncConnection, table: Table, values: Values) -> bool:
    """Insert `values` unless something unique of them is taken; return whether it was not."""
    key = list(table.primary_key.columns)
    if connection.dialect.name == "sqlite":
        lite = sqlite.insert(table).values(values).on_conflict_do_nothing()
        inserted = await connection.execute(lite.returning(*key))
    else:
        full = postgresql.insert(table).values(values).on_conflict_do_nothing()
        inserted = await connection.execute(full.returning(*key))
    return inserted.first() is not None
