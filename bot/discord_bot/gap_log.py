"""Noting what could not be answered, beside the reply and after it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date

from bot.answering import Reply
from bot.answering.messages.gist import Gist, gist_of
from bot.answering.stories import Stories
from bot.discord_bot.layouts import entry_of
from bot.errors import StoreError
from bot.store import Gap, Gaps, Miss, Store

MISSED = frozenset({"nearest", "no_answer"})
MOST_WAITING = 1_000  # for a database that cannot be used just now
BATCH = 50  # in one transaction, so that it keeps no other waiting for long
RETRY_SECONDS = 30.0


class GapLog:
    """Writes what waits in batches, again later where that fails; keeps nothing without a store.

    Where more waits than there is room for, the newest is lost and counted.
    """

    def __init__(self, store: Store | None, today: Callable[[], date]) -> None:
        self._store = store
        self._kept = Gaps(store) if store else None
        self._today = today
        self._waiting: list[Miss] = []
        self._forgetting: set[int] = set()
        self._tidied_on: date | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._lock = asyncio.Lock()

    def note(self, stories: Stories, guild: int, member: int, text: str, reply: Reply) -> None:
        """Keep a question if its reply is none that answers it; returns at once."""
        if self._store is None or reply.outcome not in MISSED:
            return
        entry = entry_of(reply) or ""

        def miss_of(gist: Gist) -> Miss:
            return Miss(guild, member, gist.key, gist.question, entry)

        task = asyncio.create_task(self._note(self._store, stories, text, miss_of))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def shown(self, guild: int) -> tuple[Gap, ...]:
        """Return what curators of a server see; raises StoreError."""
        return await self._kept.shown(guild) if self._kept else ()

    async def forget(self, guild: int) -> None:
        """Delete all that is kept of a server's questions."""
        self._waiting = [miss for miss in self._waiting if miss.guild != guild]
        self._forgetting.add(guild)
        await self.flush()

    async def forget_member(self, member: int) -> int:
        """Delete that a member asked anything; return of how many questions that was kept.

        Raises StoreError where it cannot be deleted now.
        """
        async with self._lock:
            before = len(self._waiting)
            self._waiting = [miss for miss in self._waiting if miss.member != member]
            waiting = before - len(self._waiting)
            return waiting + (await self._kept.forget_member(member) if self._kept else 0)

    async def flush(self) -> None:
        """Write what waits, and delete what is to be deleted, as far as the database allows."""
        if self._kept is None:
            return
        async with self._lock:
            try:
                await self._write(self._kept)
            except StoreError:
                return  # the store has logged it

    async def keep_trying(self) -> None:
        """Do so from time to time, for as long as there is a store."""
        while self._kept is not None:
            await asyncio.sleep(RETRY_SECONDS)
            await self.flush()

    async def close(self) -> None:
        """Write what waits."""
        await asyncio.gather(*self._tasks)
        await self.flush()

    async def _note(
        self, store: Store, stories: Stories, text: str, miss_of: Callable[[Gist], Miss]
    ) -> None:
        known = [one.answerer.matcher.catalogue.word_counts for one in stories.all]
        gist = await asyncio.to_thread(gist_of, known, text)
        if gist is None:
            return
        if len(self._waiting) >= MOST_WAITING:
            store.unwritten += 1
            return
        self._waiting.append(miss_of(gist))
        await self.flush()

    async def _write(self, kept: Gaps) -> None:
        today = self._today()
        for guild in tuple(self._forgetting):
            await kept.forget(guild)
            self._forgetting.discard(guild)
        while batch := tuple(self._waiting[:BATCH]):
            await kept.note(batch, today)
            written = set(map(id, batch))
            self._waiting = [miss for miss in self._waiting if id(miss) not in written]
        if self._tidied_on != today:
            await kept.tidy(today)
            self._tidied_on = today
