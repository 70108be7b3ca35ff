"""A bot that replies "pong" and nothing else: what discord.py alone costs."""

from __future__ import annotations

import os

import discord


class Pong(discord.Client):
    """Replies to whoever mentions it, with as little as there is."""

    async def on_message(self, message: discord.Message) -> None:
        """Reply."""
        if not message.author.bot:
            await message.reply("pong")


if __name__ == "__main__":
    bot = Pong(
        intents=discord.Intents(guilds=True, guild_messages=True),
        max_messages=None,
        member_cache_flags=discord.MemberCacheFlags.none(),
        chunk_guilds_at_startup=False,
    )
    bot.run(os.environ["DISCORD_TOKEN"], log_handler=None)
