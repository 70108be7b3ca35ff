"""What the bot asks of Discord: its intents, and the permissions in the link that invites it."""

from __future__ import annotations

import discord

from bot.settings import Settings

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    read_message_history=True,  # without it Discord refuses replies; to catch up
    attach_files=True,  # long reports on a reload
)


def invite_link(application_id: int) -> str:
    """Return the link with exactly the permissions the bot needs, and slash commands."""
    return discord.utils.oauth_url(application_id, permissions=PERMISSIONS)


def may_read_content(flags: discord.ApplicationFlags) -> bool:
    """Tell whether the developer portal lets the application have the content of messages."""
    return flags.gateway_message_content or flags.gateway_message_content_limited


def intents_for(settings: Settings) -> discord.Intents:
    """Return the fewest intents: the content of messages only where the settings need it."""
    intents = discord.Intents.none()
    intents.guilds = True
    intents.guild_messages = True
    intents.dm_messages = True
    intents.message_content = bool(settings.channels)
    return intents
