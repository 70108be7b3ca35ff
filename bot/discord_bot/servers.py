"""What each server chose: held in memory, and kept in the store as far as that can be used."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection

from bot.discord_bot.log import event
from bot.discord_bot.memory import Clock, RateLimit
from bot.errors import StoreError
from bot.settings import Channels
from bot.store import Guilds, GuildSettings, Store
from bot.store.guild_settings import NOTHING_CHOSEN

RETRY_SECONDS = 30.0
NO_STORE = "I run without a database"
NOT_LOADED = "What this server chose cannot be read just now: {because}."

_log = logging.getLogger(__name__)


class Servers:
    """Answers from memory what a server chose; writes that fail are tried again by `keep_up`.

    Without a store nothing outlives the process.
    """

    def __init__(self, store: Store | None, clock: Clock) -> None:
        self.store = store
        self._kept = Guilds(store) if store else None
        self._clock = clock
        self._chosen: dict[int, GuildSettings] = {}
        self._rates: dict[int, tuple[int, RateLimit]] = {}
        self._unsaved: set[int] = set()
        self._is_loaded = store is None
        self._lock = asyncio.Lock()

    @property
    def unsaved(self) -> int:
        """Return of how many servers the last change is not kept yet."""
        return len(self._unsaved)

    def __len__(self) -> int:
        return len(self._chosen)

    def known(self) -> Collection[int]:
        """Return the ids of the servers of which something is kept."""
        return tuple(self._chosen)

    def chosen(self, guild: int | None) -> GuildSettings:
        """Return what a server chose; None is no server."""
        return NOTHING_CHOSEN if guild is None else self._chosen.get(guild, NOTHING_CHOSEN)

    def channels(self, guild: int | None, default: Channels) -> Channels:
        """Return where the bot speaks unmentioned in a server; an ask channel, where both."""
        chosen = self.chosen(guild)
        if chosen.ask_channels is None and chosen.listen_channels is None:
            return default
        ask = default.ask if chosen.ask_channels is None else frozenset(chosen.ask_channels)
        listen = default.listen
        if chosen.listen_channels is not None:
            listen = frozenset(chosen.listen_channels)
        return Channels(ask, listen - ask)

    def rate(self, guild: int | None, default: RateLimit) -> RateLimit:
        """Return the limit of questions in a server."""
        limit = self.chosen(guild).rate_limit
        if guild is None or limit is None:
            return default
        if guild not in self._rates or self._rates[guild][0] != limit:
            self._rates[guild] = limit, RateLimit(limit, self._clock)
        return self._rates[guild][1]

    def not_kept(self, guild: int) -> str:
        """Return why the last change of a server would not outlive the process; empty if it does.

        Also where nothing was changed, if nothing could be kept.
        """
        if self.store is None:
            return NO_STORE
        return self.store.trouble if guild in self._unsaved or not self._is_loaded else ""

    async def change(self, guild: int, change: Callable[[GuildSettings], GuildSettings]) -> None:
        """Change what a server chose, in force at once; see `not_kept`.

        Raises StoreError where it is not known what the server chose before.
        """
        async with self._lock:
            await self._load()
            if not self._is_loaded and self.store:
                raise StoreError(NOT_LOADED.format(because=self.store.trouble))
            self._chosen[guild] = change(self.chosen(guild))
            self._unsaved.add(guild)
            await self._save()

    async def forget(self, guild: int) -> None:
        """Delete what is kept of a server."""
        async with self._lock:
            self._chosen.pop(guild, None)
            self._rates.pop(guild, None)
            self._unsaved.add(guild)
            await self._save()

    async def keep_up(self) -> None:
        """Do what failed before: read what the servers chose, and write what they changed."""
        async with self._lock:
            await self._load()
            await self._save()

    async def keep_trying(self) -> None:
        """Do so from time to time, for as long as there is a store."""
        while self.store is not None:
            await asyncio.sleep(RETRY_SECONDS)
            await self.keep_up()

    async def close(self) -> None:
        """Write what is left, and close the store."""
        if self.store is None:
            return
        try:
            await self._save()
        finally:
            await self.store.close()
        if self._unsaved:
            event(_log, "settings_lost", logging.WARNING, servers=len(self._unsaved))

    async def _load(self) -> None:
        if self._kept is None or self._is_loaded:
            return
        try:
            kept = await self._kept.all()
        except StoreError:
            return  # the store has logged it
        self._chosen = {guild: kept[guild] for guild in kept.keys() - self._unsaved}
        self._is_loaded = True

    async def _save(self) -> None:
        """Write what was changed, server by server, until that fails."""
        for guild in tuple(self._unsaved):
            try:
                await self._write(guild)
            except StoreError:
                return
            self._unsaved.discard(guild)

    async def _write(self, guild: int) -> None:
        if self._kept is None:
            return
        if guild in self._chosen:
            await self._kept.save(guild, self._chosen[guild])
        else:
            await self._kept.forget(guild)
