"""Listings: whatever has pages, as blocks made from the base and a key.

Each is a pure function, by which a page is made again when its button is used, however long ago
that was sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.answering import compose_entry
from bot.answering.reply import Block
from bot.discord_bot.listings.actors import actor_card, actor_list
from bot.discord_bot.listings.help import CommandLine, help_blocks
from bot.discord_bot.listings.sources import source_list
from bot.discord_bot.listings.timeline import timeline
from bot.knowledge import FactBase

ENTRY, ACTOR, ACTORS, SOURCES, TIMELINE = "entry", "actor", "actors", "sources", "timeline"


def entry_blocks(base: FactBase, entry: str) -> tuple[Block, ...] | None:
    """Return an entry of the base by itself; None for an id the base does not know."""
    return compose_entry(base, entry).blocks if entry in base.entries else None


# By the kind that stands in the custom id of a page button, at most eight letters.
LISTINGS: Mapping[str, Callable[[FactBase, str], tuple[Block, ...] | None]] = MappingProxyType(
    {
        ENTRY: entry_blocks,
        ACTOR: actor_card,
        ACTORS: lambda base, _: actor_list(base),
        SOURCES: lambda base, _: source_list(base),
        TIMELINE: timeline,
    }
)

__all__ = [
    "ACTOR",
    "ACTORS",
    "ENTRY",
    "LISTINGS",
    "SOURCES",
    "TIMELINE",
    "CommandLine",
    "actor_card",
    "actor_list",
    "entry_blocks",
    "help_blocks",
    "source_list",
    "timeline",
]
