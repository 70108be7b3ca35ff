"""What the bot remembers between events: ids and times, in memory, for minutes.

Each memory takes `clock`, a function that returns seconds on any steadily growing scale.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Clock = Callable[[], float]

REPLY_SECONDS = 15 * 60.0
MOST = 5_000  # exchanges, of about a kilobyte each
REPEAT_SECONDS = 5 * 60.0
RATE_SECONDS = 60.0


@dataclass
class Exchange:
    """A question's reply: `shown` is a digest of the layout; the lock keeps edits in order."""

    since: float
    reply: int | None = None
    shown: str = ""
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Exchanges:
    """Which reply belongs to which question, for fifteen minutes and the last `MOST` of them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._by_question: OrderedDict[int, Exchange] = OrderedDict()

    def begin(self, question: int) -> Exchange:
        """Return a new exchange for a question."""
        self._forget_old()
        while len(self._by_question) >= MOST:
            self._by_question.popitem(last=False)
        return self._by_question.setdefault(question, Exchange(self._clock()))

    def of(self, question: int) -> Exchange | None:
        """Return the exchange of a question, if it is not too long ago."""
        self._forget_old()
        return self._by_question.get(question)

    def forget(self, question: int) -> None:
        """Drop a question's exchange, if there is one."""
        self._by_question.pop(question, None)

    def __len__(self) -> int:
        self._forget_old()
        return len(self._by_question)

    def _forget_old(self) -> None:
        oldest = self._clock() - REPLY_SECONDS
        while self._by_question:
            question, exchange = next(iter(self._by_question.items()))
            if exchange.since >= oldest:
                return
            del self._by_question[question]


class Repeats:
    """What was said in which channel in the last minutes."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._said: OrderedDict[tuple[int, str], float] = OrderedDict()

    def note(self, channel: int, said: Iterable[str]) -> None:
        """Remember that these entries were shown in a channel."""
        self._forget_old()  # here too: where nobody is answered unasked, nobody looks
        for entry in said:
            self._said[channel, entry] = self._clock()
            self._said.move_to_end((channel, entry))

    def all_said(self, channel: int, entries: Iterable[str]) -> bool:
        """Tell whether all these entries were shown there in the last minutes."""
        self._forget_old()
        return all((channel, entry) in self._said for entry in entries)

    def __len__(self) -> int:
        return len(self._said)

    def _forget_old(self) -> None:
        oldest = self._clock() - REPEAT_SECONDS
        while self._said and next(iter(self._said.values())) < oldest:
            self._said.popitem(last=False)


@dataclass
class _Asked:
    times: deque[float] = field(default_factory=deque)
    told: bool = False


class RateLimit:
    """How many questions a member may ask in a minute; 0 means any number."""

    def __init__(self, per_minute: int, clock: Clock) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._asked: dict[int, _Asked] = {}

    def take(self, member: int) -> bool:
        """Count a question, or return False where that is one too many."""
        if not self._per_minute:
            return True
        self._forget_old()
        asked = self._asked.setdefault(member, _Asked())
        if len(asked.times) >= self._per_minute:
            return False
        asked.times.append(self._clock())
        asked.told = False
        return True

    def tell(self, member: int) -> bool:
        """Return True the first time a member has to be told, until a question is taken again."""
        asked = self._asked.setdefault(member, _Asked())
        first, asked.told = not asked.told, True
        return first

    def _forget_old(self) -> None:
        oldest = self._clock() - RATE_SECONDS
        for member, asked in list(self._asked.items()):
            while asked.times and asked.times[0] <= oldest:
                asked.times.popleft()
            if not asked.times:
                del self._asked[member]
