"""Questions without an answer, and how many people asked them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0002"
down_revision = "v0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "gap",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("guild", sa.BigInteger, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("question", sa.String, nullable=False),
        sa.Column("entry", sa.String, nullable=False),
        sa.Column("askers", sa.Integer, nullable=False),
        sa.Column("first_on", sa.Date, nullable=False),
        sa.Column("shown_on", sa.Date),
        sa.UniqueConstraint("guild", "key"),
    )
    op.create_table(
        "gap_voice",
        sa.Column("gap", sa.Integer, sa.ForeignKey("gap.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("voice", sa.LargeBinary, primary_key=True),
    )
    op.create_table(
        "week_key",
        sa.Column("week", sa.String, primary_key=True),
        sa.Column("key", sa.LargeBinary, nullable=False),
    )
