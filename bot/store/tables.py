"""The tables, the same for SQLite and PostgreSQL; `migrations` makes them.

No column holds a member's id, name or text.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Integer, MetaData, Table

metadata = MetaData()

# What a server chose, and how often that was changed. Kept until the bot is removed from it.
guild = Table(
    "guild",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("settings", JSON, nullable=False),
    Column("version", Integer, nullable=False),
)
