"""What happens around each HTTP request of discord.py: how often, and what is no answer.

- Connections to the gateway are paced. discord.py resumes a lost connection at once: a gateway
  that takes connections and ends them keeps it busy (190 times a second, measured).
- Requests that Discord refuses count. It bans an address after 10,000 of them in ten minutes; from
  1,000 on, requests slow down. During a ban none is made, since each may make it longer; after it
  they start slowly, so that one finds out whether it is over.
- A successful answer that is not JSON, say the page of a proxy, is an error. discord.py would use
  its text as if it were JSON.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from http import HTTPStatus
from itertools import count
from math import inf
from types import SimpleNamespace

import aiohttp
import discord
from cachetools import TTLCache

from bot.discord_bot.log import event

AT_ONCE = 5  # connections that need not wait
SECONDS = 1.0  # between further ones
GATEWAY_SCHEMES = frozenset({"ws", "wss"})

BAN_LIMIT = 10_000  # invalid requests; https://docs.discord.com/developers/topics/rate-limits
INVALID_SECONDS = 600.0  # in which they count
SLOW_FROM = 1_000  # invalid requests
SLOW_SECONDS = 0.1  # between requests from then on: with all of them invalid, 7,000 in all
BAN_SECONDS = 300.0  # where Discord does not say how long
AFTER_BAN_SECONDS = 10.0  # in which requests are slow
BAN_REMEDY = "Discord takes no requests from this address; the bot waits, and goes on by itself"
JSON = "application/json"

_log = logging.getLogger(__name__)


class Banned(discord.DiscordException):
    """Discord takes no requests from this address; `seconds` is for how much longer."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Discord takes no requests from this address for {seconds:.0f} s")
        self.seconds = seconds


async def wait_out(ban: Banned) -> None:
    """Wait until a ban is over."""
    event(_log, "waiting_out_ban", logging.WARNING, seconds=round(ban.seconds))
    await asyncio.sleep(ban.seconds)


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


class InvalidRequests:
    """Counts what Discord refuses, and knows whether it has banned this address.

    `clock` returns seconds on any steadily growing scale.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._recent: TTLCache[int, bool] = TTLCache(BAN_LIMIT, INVALID_SECONDS, clock)
        self._number = count()
        self._pace = Pace(1, SLOW_SECONDS)
        self._banned_until = -inf

    def delay(self) -> float:
        """Return how many seconds a request has to wait; raises Banned during a ban."""
        self.require_no_ban()
        now = self._clock()
        after_ban = now < self._banned_until + AFTER_BAN_SECONDS
        return self._pace.delay(now) if after_ban or len(self._recent) >= SLOW_FROM else 0.0

    def require_no_ban(self) -> None:
        """Raise Banned during a ban."""
        if (left := self._banned_until - self._clock()) > 0:
            raise Banned(left)

    def note(self, response: aiohttp.ClientResponse) -> None:
        """Count a response if it is a refusal; raises Banned if it tells of a ban."""
        if not _is_invalid(response):
            return
        self._recent[next(self._number)] = True
        if len(self._recent) == SLOW_FROM:
            event(_log, "requests_slowed", logging.WARNING, invalid=SLOW_FROM)
        if response.status == HTTPStatus.TOO_MANY_REQUESTS and _is_from_outside(response):
            now, seconds = self._clock(), _retry_after(response)
            if now >= self._banned_until:  # not known from a request that was under way as well
                event(_log, "banned", logging.ERROR, seconds=round(seconds), note=BAN_REMEDY)
            self._banned_until = now + seconds
            response.close()
            raise Banned(seconds)


def watched_requests() -> aiohttp.TraceConfig:
    """Return a trace that does all this for a client's requests."""
    connections, invalid = Pace(), InvalidRequests()

    async def before(
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        started: aiohttp.TraceRequestStartParams,
    ) -> None:
        if started.url.scheme in GATEWAY_SCHEMES:
            await asyncio.sleep(connections.delay(time.monotonic()))
        elif seconds := invalid.delay():
            await asyncio.sleep(seconds)
            invalid.require_no_ban()

    async def after(
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        ended: aiohttp.TraceRequestEndParams,
    ) -> None:
        invalid.note(ended.response)
        require_json(ended.response)

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(before)
    trace.on_request_end.append(after)
    return trace


def require_json(response: aiohttp.ClientResponse) -> None:
    """Raise ContentTypeError where the body of a successful response is not JSON."""
    if response.status == HTTPStatus.OK and response.content_type != JSON:
        response.close()
        raise aiohttp.ContentTypeError(
            response.request_info, response.history, message=response.content_type
        )


def _is_invalid(response: aiohttp.ClientResponse) -> bool:
    """Tell whether Discord counts a response; not where a limit is shared with other bots."""
    return (
        response.status
        in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}
        and response.headers.get("X-RateLimit-Scope") != "shared"
    )


def _is_from_outside(response: aiohttp.ClientResponse) -> bool:
    """Tell whether a response comes from what stands before Discord, as discord.py tells it."""
    return "Via" not in response.headers or response.content_type != JSON


def _retry_after(response: aiohttp.ClientResponse) -> float:
    said = response.headers.get("Retry-After", "")
    return float(said) if said.isdecimal() and said.isascii() else BAN_SECONDS
