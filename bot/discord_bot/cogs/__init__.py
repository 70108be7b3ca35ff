"""What the bot does, one cog an area; the order here is the order of loading."""

from __future__ import annotations

from bot.discord_bot.cogs.admin import Admin
from bot.discord_bot.cogs.browse import Browse
from bot.discord_bot.cogs.catch_up import CatchUp
from bot.discord_bot.cogs.components import Components
from bot.discord_bot.cogs.edits import Edits
from bot.discord_bot.cogs.gaps import GapReports
from bot.discord_bot.cogs.membership import Membership
from bot.discord_bot.cogs.messages import Messages
from bot.discord_bot.cogs.privacy import Privacy
from bot.discord_bot.cogs.questions import Questions
from bot.discord_bot.cogs.setup import Setup

COGS = (
    *(Components, Questions, Messages, Edits, CatchUp, Browse),
    *(Admin, Setup, Membership, GapReports, Privacy),
)

__all__ = [
    "COGS",
    "Admin",
    "Browse",
    "CatchUp",
    "Components",
    "Edits",
    "GapReports",
    "Membership",
    "Messages",
    "Privacy",
    "Questions",
    "Setup",
]
