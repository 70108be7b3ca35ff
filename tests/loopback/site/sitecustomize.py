"""Points the discord.py of a process to loopback, from outside: Python imports this as it starts.

The addresses are all that changes for the bot. LOOPBACK_HURRY shortens two waits of discord.py's:
60 seconds for a dead line, and 5 before a new session. LOOPBACK_STALLS names a file to which the
event loop's stalls are written.
"""

from __future__ import annotations

import asyncio
import os
import time
from typing import Any

import discord.client
import discord.gateway
import discord.http
import discord.state
import yarl

EVERY = 0.005  # seconds between two looks at the clock
REPORT_EVERY = 0.5
LINE_DEAD = 1.5
BEFORE_SESSION = 0.5

_port = os.environ["LOOPBACK_PORT"]
discord.http.Route.BASE = f"http://127.0.0.1:{_port}/api"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://127.0.0.1:{_port}/gateway")


def _hurry(line_dead: float, before_session: float) -> None:
    make = discord.state.ConnectionState.__init__

    def made(self: Any, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as discord.py has it
        make(self, *args, **options)
        self.heartbeat_timeout = line_dead

    async def wait(_self: Any, _shard: Any, *, initial: bool = False) -> None:  # noqa: ANN401 - as discord.py has it
        await asyncio.sleep(0 if initial else before_session)

    discord.state.ConnectionState.__init__ = made  # type: ignore[method-assign]
    discord.client.Client.before_identify_hook = wait  # type: ignore[assignment, method-assign]


class _Stalls:
    """Measures by how much a timer comes late; a timer, because it is no task of the bot's.

    Its own lateness leaves out what the thread waited for a processor that others had (Linux).
    """

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._schedule_statistics = os.open("/proc/thread-self/schedstat", os.O_RDONLY)
        self._worst = self._worst_own = self._waited = 0.0
        self._reported = self._expected = 0.0

    def start(self) -> None:
        self._reported = time.perf_counter()
        self._schedule()

    def _schedule(self) -> None:
        self._expected = time.perf_counter() + EVERY
        self._waited = self._waiting()
        asyncio.get_running_loop().call_later(EVERY, self._look)

    def _look(self) -> None:
        now = time.perf_counter()
        late = now - self._expected
        self._worst = max(self._worst, late)
        self._worst_own = max(self._worst_own, late - (self._waiting() - self._waited))
        if now > self._reported + REPORT_EVERY:
            line = f"{self._worst * 1e3:.2f} {self._worst_own * 1e3:.2f}\n"
            os.write(self._file, line.encode())
            self._worst, self._worst_own, self._reported = 0.0, 0.0, now
        self._schedule()

    def _waiting(self) -> float:
        """Return the seconds this thread has waited for a processor so far."""
        return int(os.pread(self._schedule_statistics, 100, 0).split()[1]) / 1e9


def _watch(path: str) -> None:
    connect = discord.client.Client.connect

    async def watched(self: Any, **options: Any) -> None:  # noqa: ANN401 - as discord.py has it
        _Stalls(path).start()
        await connect(self, **options)

    discord.client.Client.connect = watched  # type: ignore[method-assign]


if os.environ.get("LOOPBACK_HURRY"):
    _hurry(line_dead=LINE_DEAD, before_session=BEFORE_SESSION)
if _path := os.environ.get("LOOPBACK_STALLS"):
    _watch(_path)
