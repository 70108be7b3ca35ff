"""Many questions at once or one after another, and how long each took."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count, cycle

from tests.loopback.payloads import CHANNEL_IDS, Payload
from tests.loopback.server import LoopbackDiscord


@dataclass
class Crowd:
    """Members who ask until they are told to stop; `pause` is how long each waits in between."""

    discord: LoopbackDiscord
    questions: Sequence[str]
    pause: float = 0.0
    patience: float = 20.0
    seconds: list[float] = field(default_factory=list)  # of each question
    look: Callable[[Payload], None] = lambda _reply: None
    failed: int = 0
    stopped: bool = False
    _number: count[int] = field(default_factory=count)

    async def ask(self, members: int) -> None:
        """Let so many members ask side by side."""
        channels = cycle(CHANNEL_IDS)
        await asyncio.gather(*(self._member(next(channels)) for _ in range(members)))

    async def _member(self, channel: int) -> None:
        while not self.stopped:
            text = self.questions[next(self._number) % len(self.questions)]
            began = time.monotonic()
            try:
                reply = await self.discord.hear(text, channel, self.patience)
            except TimeoutError:
                self.failed += 1
            else:
                self.seconds.append(time.monotonic() - began)
                self.look(reply)
            if self.pause:
                await asyncio.sleep(self.pause)
