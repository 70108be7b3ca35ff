"""The settings of servers, one row each."""

from __future__ import annotations

import logging

from pydantic import ValidationError
from sqlalchemy import delete, select

from bot.store.guild_settings import GuildSettings
from bot.store.store import Store
from bot.store.tables import gap, guild
from bot.store.upsert import upsert

_log = logging.getLogger(__name__)


class Guilds:
    """Reads and writes the settings of servers; every method raises StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def all(self) -> dict[int, GuildSettings]:
        """Return the settings of every server that has any; what cannot be read is left out."""
        async with self._store.reading() as connection:
            rows = (await connection.execute(select(guild.c.id, guild.c.settings))).all()
        read = ((row.id, _read(row.id, row.settings)) for row in rows)
        return {guild_id: settings for guild_id, settings in read if settings is not None}

    async def save(self, guild_id: int, settings: GuildSettings) -> None:
        """Keep the settings of a server, in place of those before."""
        async with self._store.writing() as connection:
            values = {"id": guild_id, "settings": settings.kept(), "version": 1}
            changed = {"settings": settings.kept(), "version": guild.c.version + 1}
            await connection.execute(upsert(connection, guild, values, changed))

    async def forget(self, guild_id: int) -> None:
        """Delete everything that is kept of a server."""
        async with self._store.writing() as connection:
            await connection.execute(delete(gap).where(gap.c.guild == guild_id))
            await connection.execute(delete(guild).where(guild.c.id == guild_id))


def _read(guild_id: int, kept: object) -> GuildSettings | None:
    try:
        return GuildSettings.model_validate(kept)
    except ValidationError:  # written by a later version, or by hand
        _log.warning("settings_unreadable", extra={"fields": {"guild": guild_id}})
        return None
