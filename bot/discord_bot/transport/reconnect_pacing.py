"""Limits how often the bot connects to the gateway.

discord.py resumes a lost connection at once: a gateway that takes connections and ends them keeps
it busy (190 times a second, measured).
"""

from __future__ import annotations

import asyncio
import time
from math import inf
from types import SimpleNamespace

import aiohttp

AT_ONCE = 5  # connections that need not wait
SECONDS = 1.0  # between further ones
GATEWAY_SCHEMES = frozenset({"ws", "wss"})


class Pace:
    """Allows a few events at once, and further ones at intervals."""

    def __init__(self, at_once: int = AT_ONCE, seconds: float = SECONDS) -> None:
        self._slack = (at_once - 1) * seconds
        self._seconds = seconds
        self._next = -inf

    def delay(self, now: float) -> float:
        """Count an event, and return how many seconds it has to wait."""
        self._next = max(self._next, now - self._slack) + self._seconds
        return max(0.0, self._next - self._seconds - now)


def paced_connections() -> aiohttp.TraceConfig:
    """Return a trace that delays a client's connections to the gateway."""
    pace = Pace()

    async def wait(
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        started: aiohttp.TraceRequestStartParams,
    ) -> None:
        if started.url.scheme in GATEWAY_SCHEMES:
            await asyncio.sleep(pace.delay(time.monotonic()))

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(wait)
    return trace
