"""The link that invites the bot to a server."""

from __future__ import annotations

import discord

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    read_message_history=True,  # without it Discord refuses replies
    attach_files=True,  # long reports on a reload
)


def invite_link(application_id: int) -> str:
    """Return the link with exactly the permissions the bot needs, and slash commands."""
    return discord.utils.oauth_url(application_id, permissions=PERMISSIONS)
