"""What is kept: settings of servers, and questions without an answer, in SQLite or PostgreSQL.

Nothing above it knows SQL.
"""

from bot.store.gaps import Gap, Gaps, Miss
from bot.store.guild_settings import GuildSettings
from bot.store.guilds import Guilds
from bot.store.store import Store

__all__ = ["Gap", "Gaps", "GuildSettings", "Guilds", "Miss", "Store"]
