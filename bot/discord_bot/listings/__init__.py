"""Listings: what there is to browse, as blocks made from the base and a key.

Each is a pure function; it is also how a page is made again when its button is used, however
long ago that was sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.answering.reply import Block
from bot.discord_bot.listings.actors import actor_card, actor_list
from bot.discord_bot.listings.help import CommandLine, help_blocks
from bot.discord_bot.listings.sources import source_list
from bot.discord_bot.listings.timeline import timeline
from bot.knowledge import FactBase

ACTOR, ACTORS, SOURCES, TIMELINE = "actor", "actors", "sources", "timeline"

LISTINGS: Mapping[str, Callable[[FactBase, str], tuple[Block, ...] | None]] = MappingProxyType(
    {
        ACTOR: actor_card,
        ACTORS: lambda base, _: actor_list(base),
        SOURCES: lambda base, _: source_list(base),
        TIMELINE: timeline,
    }
)

__all__ = [
    "ACTOR",
    "ACTORS",
    "LISTINGS",
    "SOURCES",
    "TIMELINE",
    "CommandLine",
    "actor_card",
    "actor_list",
    "help_blocks",
    "source_list",
    "timeline",
]
