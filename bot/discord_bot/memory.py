"""What the bot remembers between events: ids, times and the replies under way, for minutes.

Each memory takes `clock`, a function that returns seconds on any steadily growing scale.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Collection, Hashable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from cachetools import TTLCache
from discord.ext import commands

Clock = Callable[[], float]
_InChannel = tuple[int, int]  # a channel, and the hash of what was shown there

REPLY_SECONDS = 15 * 60.0
REPEAT_SECONDS = 5 * 60.0
RATE_SECONDS = 60.0
LINK_SECONDS = 2.5  # between links in a channel; Discord takes five messages in five seconds
MOST = 5_000  # exchanges, of about a kilobyte each
MOST_SHOWN = 100_000  # statements, over all channels
MOST_TOLD = 10_000  # members
MOST_PARENTS = 1_000  # threads


@dataclass
class Exchange:
    """A question's reply: `shown` is a digest of the layout; the lock keeps edits in order.

    `edited_at` is when the text was edited that it replies to. Where the reply is a link to
    another one, `above` is the id of that.
    """

    channel: int
    reply: int | None = None
    shown: str = ""
    above: int | None = None
    edited_at: datetime | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


Exchanges = TTLCache[int, Exchange]


def exchanges_by_question(clock: Clock) -> Exchanges:
    """Return an empty cache: the ids of questions → their replies, for fifteen minutes."""
    return TTLCache(MOST, REPLY_SECONDS, clock)


def parents_by_thread(clock: Clock) -> TTLCache[int, int]:
    """Return an empty cache: threads that discord.py does not know → the channels they are in."""
    return TTLCache(MOST_PARENTS, REPLY_SECONDS, clock)


@asynccontextmanager
async def held(exchanges: Exchanges, question: int, channel: int) -> AsyncIterator[Exchange]:
    """Yield the one exchange of a question, for nobody else meanwhile; kept if it has a reply."""
    while True:
        exchange = exchanges.setdefault(question, Exchange(channel))
        async with exchange.lock:
            if exchanges.get(question) is not exchange:
                continue  # whoever held it before forgot it, and another may have begun
            try:
                yield exchange
            finally:
                if exchange.reply is None:
                    exchanges.pop(question, None)
            return


class Repeats:
    """Which statements were shown in which channel in the last minutes, and by which message.

    By all that a reader sees of them: one that a reload has changed has not been shown yet.
    """

    def __init__(self, clock: Clock) -> None:
        self._shown: TTLCache[_InChannel, int] = TTLCache(MOST_SHOWN, REPEAT_SECONDS, clock)
        self._by_reply: TTLCache[int, tuple[_InChannel, ...]] = TTLCache(
            MOST, REPEAT_SECONDS, clock
        )

    def note(self, channel: int, statements: Iterable[Hashable], reply: int = 0) -> None:
        """Remember that these statements were shown in a channel; `reply` is 0 if unknown."""
        shown = tuple((channel, hash(statement)) for statement in statements)
        self._by_reply[reply] = shown
        for statement in shown:
            self._shown[statement] = reply

    def forget(self, replies: Iterable[int]) -> None:
        """Forget what messages showed that were deleted, or show something else now."""
        for reply in replies:
            for statement in self._by_reply.pop(reply, ()):
                if self._shown.get(statement) == reply:
                    del self._shown[statement]

    def all_shown(self, channel: int, statements: Iterable[Hashable]) -> bool:
        """Tell whether all these statements were shown there in the last minutes."""
        return all((channel, hash(statement)) in self._shown for statement in statements)

    def __len__(self) -> int:
        return len(self._shown)


class Given(NamedTuple):
    """A reply to a member; `reply` becomes its id when it was sent, or None if that failed."""

    asker: int
    reply: asyncio.Future[int | None]


class RecentAnswers:
    """Which reply was given in which channel in the last minutes, or is just being given.

    A burst of the same question gets it once; the others get a link to it, at a pace that leaves
    room for other questions, since Discord takes about one message a second in a channel.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._given: TTLCache[tuple[int, int], Given] = TTLCache(MOST, REPEAT_SECONDS, clock)
        self._next_link: TTLCache[int, float] = TTLCache(MOST, REPEAT_SECONDS, clock)

    async def find(self, channel: int, blocks: Hashable, asker: int) -> int | None:
        """Return the id of the message that told another member the same, once it was sent.

        None for none; whoever asks again is told again.
        """
        given = self._given.get((channel, hash(blocks)))
        if given is None or given.asker == asker:
            return None
        return await asyncio.shield(given.reply)

    @contextmanager
    def giving(self, channel: int, blocks: Hashable, asker: int) -> Iterator[Callable[[int], None]]:
        """Let others wait for a reply; yields what to call with its id once it was sent."""
        given = Given(asker, asyncio.get_running_loop().create_future())
        self._given[channel, hash(blocks)] = given
        try:
            yield given.reply.set_result
        finally:
            if not given.reply.done():
                given.reply.set_result(None)
                self._given.pop((channel, hash(blocks)), None)

    def forget(self, replies: Collection[int]) -> None:
        """Forget messages that were deleted, or say something else now."""
        for key, given in tuple(self._given.items()):
            if given.reply.done() and given.reply.result() in replies:
                self._given.pop(key, None)

    def delay_of_link(self, channel: int) -> float:
        """Count a link, and return how many seconds it has to wait."""
        now = self._clock()
        begins = max(now, self._next_link.get(channel, now))
        self._next_link[channel] = begins + LINK_SECONDS
        return begins - now


class RateLimit:
    """How many questions a member may ask in a minute; 0 means any number."""

    def __init__(self, per_minute: int, clock: Clock) -> None:
        self._clock = clock
        self._asked: commands.CooldownMapping[int] = commands.CooldownMapping.from_cooldown(
            per_minute or sys.maxsize, RATE_SECONDS, int
        )
        self._told: TTLCache[int, bool] = TTLCache(MOST_TOLD, RATE_SECONDS, clock)

    def take(self, member: int) -> bool:
        """Count a question; return False where the member is over the limit."""
        if self._asked.update_rate_limit(member, self._clock()) is not None:
            return False
        self._told.pop(member, None)
        return True

    def tell(self, member: int) -> bool:
        """Return True the first time a member is over the limit, until a question counts again."""
        first = member not in self._told
        self._told[member] = True
        return first


class UnderWay:
    """The tasks that are answering somebody, for which the shutdown waits."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[object]] = set()

    def note(self) -> None:
        """Add the current task, until it is done."""
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def finish(self, seconds: float) -> int:
        """Wait for all of them, at most `seconds`; return how many are not done."""
        if not self._tasks:
            return 0
        _, left = await asyncio.wait(self._tasks, timeout=seconds)
        return len(left)
