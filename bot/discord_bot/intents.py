"""What the bot asks Discord to tell it."""

from __future__ import annotations

import discord

from bot.settings import Settings


def intents_for(settings: Settings) -> discord.Intents:
    """Return the least that does: the content of messages only where answer channels need it."""
    intents = discord.Intents.none()
    intents.guilds = True
    intents.guild_messages = True
    intents.dm_messages = True
    intents.message_content = bool(settings.answer_channels)
    return intents
