"""The tables, the same for SQLite and PostgreSQL; `migrations` makes them.

No column holds a member's id, name or text.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

metadata = MetaData()

# What a server chose, and how often that was changed. Kept until the bot is removed from it.
guild = Table(
    "guild",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("settings", JSON, nullable=False),
    Column("version", Integer, nullable=False),
)

# A question without an answer: the words of it that the base knows. Kept for 14 days, or for 90
# once it was asked by enough people to be shown.
gap = Table(
    "gap",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("guild", BigInteger, nullable=False),
    Column("key", String, nullable=False),
    Column("question", String, nullable=False),
    Column("entry", String, nullable=False),  # what was shown as the nearest; empty for nothing
    Column("askers", Integer, nullable=False),
    Column("first_on", Date, nullable=False),
    Column("shown_on", Date),  # since when curators see it
    UniqueConstraint("guild", "key"),
)

# That somebody asked it, in a form in which nobody is recognised. Kept until the week is over.
gap_voice = Table(
    "gap_voice",
    metadata,
    Column("gap", ForeignKey("gap.id", ondelete="CASCADE"), primary_key=True),
    Column("voice", LargeBinary, primary_key=True),
)

# With what those forms are made. Replaced each week, so that nothing made before can be repeated.
week_key = Table(
    "week_key",
    metadata,
    Column("week", String, primary_key=True),
    Column("key", LargeBinary, nullable=False),
)
