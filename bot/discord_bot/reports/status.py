"""How the bot is doing, in plain lines."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.answering.phrases import capitalised
from bot.answering.stories import Stories
from bot.discord_bot.reports.report import Report
from bot.discord_bot.servers import Servers
from bot.knowledge import FactBase

MEGABYTE = 1024 * 1024
STATM = Path("/proc/self/statm")  # on Linux; the second figure is the resident pages
SECOND_INSTANCE = (
    "Another process answers with my token (last seen {ago} ago). Stop one of the two: they"
    " share Discord's limits, and may have different fact bases."
)
NO_DATABASE = "Database: none; what servers choose is lost when I am started again"
DATABASE = "Database: in use, with the settings of {servers}"
UNUSABLE = (
    "Database: {trouble}. I answer from memory; settings of {unsaved} wait to be written, and"
    " {unwritten} records are lost"
)
_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))
_SECTIONS = {
    "facts": "Facts",
    "topics": "topics",
    "unknowns": "unknowns",
    "actors": "actors",
    "sources": "sources",
    "events": "events",
    "golden": "golden questions",
}


@dataclass(frozen=True, slots=True)
class Health:
    """What is measured: times in seconds, memory in bytes.

    `latency` may be infinite or no number, as it is before the first heartbeat; `reloaded` and
    `second_instance` are how long ago that was last seen, None for never.
    """

    uptime: float
    latency: float
    servers: int
    memory: int | None
    reloaded: float | None = None
    reload_took: float = 0.0
    second_instance: float | None = None
    database: str = NO_DATABASE


def status_report(stories: Stories, health: Health) -> Report:
    """Return the revision and size of the base, of each story, and how the bot is doing."""
    return Report(f"Revision {stories.revision}", tuple(_lines(stories, health)))


def database_line(servers: Servers) -> str:
    """Return how the database is doing."""
    store = servers.store
    if store is None:
        return NO_DATABASE
    if not store.trouble:
        return DATABASE.format(servers=_servers(len(servers)))
    return UNUSABLE.format(
        trouble=store.trouble, unsaved=_servers(servers.unsaved), unwritten=store.unwritten
    )


def _servers(count: int) -> str:
    return "1 server" if count == 1 else f"{count} servers"


def memory_in_use(statm: Path = STATM) -> int | None:
    """Return the bytes of memory this process holds, or None where the system does not say."""
    with suppress(OSError, ValueError, IndexError):
        pages = statm.read_text("ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return None


def duration(seconds: float) -> str:
    """Return a length of time in its two largest units: "2 days, 3 hours"."""
    left, parts = max(0, int(seconds)), []
    for unit, size in _UNITS:
        count, left = divmod(left, size)
        if count:
            parts.append(f"{count} {unit}" if count == 1 else f"{count} {unit}s")
    return ", ".join(parts[:2]) or "less than a second"


def _lines(stories: Stories, health: Health) -> Iterator[str]:
    named = stories.are_several
    if health.second_instance is not None:
        yield SECOND_INSTANCE.format(ago=duration(health.second_instance))
    for one in stories.all:
        size = ", ".join(f"{name}: {_count(one.base, key)}" for key, name in _SECTIONS.items())
        yield f"{capitalised(one.story.title)} ({one.revision}): {size}" if named else size
    yield f"Running for: {duration(health.uptime)}"
    yield f"Servers: {health.servers}"
    yield health.database
    known = math.isfinite(health.latency)
    yield f"Latency: {health.latency * 1_000:.0f} ms" if known else "Latency: not measured yet"
    if health.reloaded is None:
        yield "Last reload: none since the start"
    else:
        took = f"took {health.reload_took:.1f} s"
        yield f"Last reload: {duration(health.reloaded)} ago, {took}"
    memory = health.memory
    yield f"Memory: {memory / MEGABYTE:.0f} MB" if memory else "Memory: not known on this system"


def _count(base: FactBase, section: str) -> int:
    # Topics are counted with those that the base makes by itself.
    return len(base.topics if section == "topics" else getattr(base.content, section))
