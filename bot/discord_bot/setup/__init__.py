"""What a server chooses for itself: the panel of `/setup`, what it changes, and its file."""

from bot.discord_bot.setup.choices import changed
from bot.discord_bot.setup.export import (
    FILE_NAME,
    MOST_BYTES,
    NOT_OURS,
    Unreadable,
    imported,
    settings_file,
)
from bot.discord_bot.setup.items import EXPORT, REFRESH, SetupItem
from bot.discord_bot.setup.missing import (
    NO_CONTENT,
    channels_of,
    missing_channels,
    missing_permissions,
    missing_stories,
    without_strangers,
)
from bot.discord_bot.setup.panel import InForce, setup_panel

__all__ = [
    "EXPORT",
    "FILE_NAME",
    "MOST_BYTES",
    "NOT_OURS",
    "NO_CONTENT",
    "REFRESH",
    "InForce",
    "SetupItem",
    "Unreadable",
    "changed",
    "channels_of",
    "imported",
    "missing_channels",
    "missing_permissions",
    "missing_stories",
    "settings_file",
    "setup_panel",
    "without_strangers",
]
