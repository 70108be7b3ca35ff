"""Being added to a server and removed from one. Nothing is posted: `/help` and `/setup` explain."""

from __future__ import annotations

import logging

import discord
from discord.ext import commands

from bot.discord_bot.bot import FactBot
from bot.discord_bot.log import event
from bot.discord_bot.transport.lookups import is_member_of

_log = logging.getLogger(__name__)


class Membership(commands.Cog):
    """Deletes what is kept of a server the bot was removed from, once Discord confirms it."""

    def __init__(self, bot: FactBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Log that a server added the bot."""
        event(_log, "added_to_server", guild=guild.id)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget a server that removed the bot."""
        event(_log, "removed_from_server", guild=guild.id)
        await self._forget_if_gone(guild.id)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Forget the servers that removed the bot while it was away."""
        present = {guild.id for guild in self.bot.guilds}
        for guild_id in self.bot.servers.known():
            if guild_id not in present:
                await self._forget_if_gone(guild_id)

    async def _forget_if_gone(self, guild_id: int) -> None:
        """Forget a server unless Discord says that the bot is in it, or cannot say."""
        self.bot.under_way.note()
        if await is_member_of(self.bot, guild_id) is False:
            await self.bot.servers.forget(guild_id)
            await self.bot.gaps.forget(guild_id)
            event(_log, "server_forgotten", guild=guild_id)
