"""What is kept: settings of servers, in SQLite or PostgreSQL. Nothing above it knows SQL."""

from bot.store.guild_settings import GuildSettings
from bot.store.guilds import Guilds
from bot.store.store import Store

__all__ = ["GuildSettings", "Guilds", "Store"]
