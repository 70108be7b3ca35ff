"""Insert or update in one statement, which each database has its own class for."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import Insert


def upsert(
    connection: AsyncConnection,
    table: Table,
    values: Mapping[str, object],
    changed: Mapping[str, object],
) -> Insert:
    """Return the statement that inserts `values`, or sets `changed` where the key is taken."""
    key = list(table.primary_key.columns)
    if connection.dialect.name == "sqlite":
        return (
            sqlite.insert(table)
            .values(values)
            .on_conflict_do_update(index_elements=key, set_=changed)
        )
    return (
        postgresql.insert(table)
        .values(values)
        .on_conflict_do_update(index_elements=key, set_=changed)
    )
