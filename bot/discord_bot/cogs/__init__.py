"""What the bot does, one cog an area; the order here is the order of loading."""

from __future__ import annotations

from bot.discord_bot.cogs.components import Components
from bot.discord_bot.cogs.messages import Messages
from bot.discord_bot.cogs.questions import Questions

COGS = (Components, Questions, Messages)

__all__ = ["COGS", "Components", "Messages", "Questions"]
