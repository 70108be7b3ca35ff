"""Reading back what an own message shows: who may remove it, and what goes before its pages."""

from __future__ import annotations

import discord

from bot.discord_bot.layouts import LEAD_ID
from bot.discord_bot.layouts.custom_ids import Remove, decode


def asker_of(message: discord.Message | None) -> int | None:
    """Return whose reply a message is; None for a private one, which has no such button."""
    for row in message.components if message else ():
        for item in row.children if isinstance(row, discord.ActionRow) else ():
            action = decode(item.custom_id or "")
            if isinstance(action, Remove):
                return action.asker
    return None


def lead_in(message: discord.Message | None) -> str:
    """Return the text that goes before every page of a message; empty where there is none."""
    for part in message.components if message else ():
        if isinstance(part, discord.TextDisplay) and part.id == LEAD_ID:
            return part.content
    return ""
