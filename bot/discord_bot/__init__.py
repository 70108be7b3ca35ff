"""The Discord shell: the bot itself, and nothing that decides what is true."""

from __future__ import annotations

import time
from collections.abc import Collection

from bot.answering.live import LiveBase
from bot.discord_bot.bot import FactBot
from bot.discord_bot.cogs import COGS
from bot.discord_bot.memory import Clock
from bot.settings import Settings
from bot.store import Store

__all__ = ["FactBot", "create_bot"]


def create_bot(
    settings: Settings,
    live: LiveBase,
    *,
    clock: Clock = time.monotonic,
    owner_ids: Collection[int] | None = None,
    store: Store | None = None,
) -> FactBot:
    """Return the bot with all its cogs, not connected yet; see `FactBot` for the parameters."""
    return FactBot(settings, live, COGS, clock=clock, owner_ids=owner_ids, store=store)
