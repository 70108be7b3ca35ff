"""How using an item of the panel changes a server's settings."""

from __future__ import annotations

from collections.abc import Sequence

from bot.discord_bot.setup.items import DEFAULTS
from bot.store import GuildSettings
from bot.store.guild_settings import NOTHING_CHOSEN

IDS = frozenset({"ask_channels", "listen_channels", "curator_roles"})
SWITCHES = ("private_ask", "gap_log")
STORIES = "stories"
RATE_LIMIT, DEFAULT = "rate_limit", "default"
ON, OFF = "on", "off"


def changed(settings: GuildSettings, field: str, values: Sequence[str]) -> GuildSettings:
    """Return the settings with one choice taken; raises ValueError for what no item offers."""
    if field == DEFAULTS:
        return NOTHING_CHOSEN
    if field in IDS:
        value: object = tuple(sorted({int(value) for value in values}))
    elif field == STORIES:
        value = tuple(values) or None
    elif field in SWITCHES and values[0] in {ON, OFF}:
        value = values[0] == ON
    elif field == RATE_LIMIT:
        value = None if values[0] == DEFAULT else int(values[0])
    else:
        raise ValueError(field)
    return GuildSettings.model_validate(settings.model_dump() | {field: value})
