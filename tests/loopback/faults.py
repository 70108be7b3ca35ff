"""What can go wrong with a request, set off once or several times on the routes it is meant for."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from enum import Enum

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class How(Enum):
    """What happens to a request."""

    ROUTE_LIMIT = "429 of the route"
    GLOBAL_LIMIT = "429 of all routes"
    ERROR_500 = "500"
    ERROR_502 = "502"
    ERROR_503 = "503"
    RESET = "connection reset"
    CUT = "connection closed without an answer"
    LOST = "answer lost after it took effect"
    LATE = "answer late"
    SLOW = "request late"
    GARBAGE = "answer garbled after it took effect"
    PAGE = "a web page for an answer, after it took effect"
    BAN = "ban of the address"


@dataclass
class Fault:
    """What happens to the next `times` requests of some routes; `seconds` for what takes time."""

    how: How
    routes: Collection[str]
    times: int = 1
    seconds: float = 0.5
    hits: int = 0

    def takes(self, route: str) -> bool:
        """Tell whether a request is to suffer from it, and count it."""
        if route not in self.routes or self.hits >= self.times:
            return False
        self.hits += 1
        return True

    async def befall(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let it happen to a request."""
        match self.how:
            case How.ROUTE_LIMIT | How.GLOBAL_LIMIT:
                return limited(self.seconds, everywhere=self.how is How.GLOBAL_LIMIT)
            case How.ERROR_500 | How.ERROR_502 | How.ERROR_503 | How.BAN:
                return self._from_outside()
            case How.RESET:
                await request.read()
                _hang_up(request, reset=True)
            case How.CUT:
                await request.read()
                _hang_up(request, reset=False)
            case How.LOST:
                await handler(request)
                _hang_up(request, reset=True)
            case How.LATE:
                response = await handler(request)
                await asyncio.sleep(self.seconds)
                return response
            case How.SLOW:
                await asyncio.sleep(self.seconds)
                return await handler(request)
            case How.GARBAGE | How.PAGE:
                response = await handler(request)
                if response.status == web.HTTPOk.status_code:
                    kind = "application/json" if self.how is How.GARBAGE else "text/html"
                    headers = {"Content-Type": kind}
                    response = web.Response(body=b"<html>garbage", headers=headers)
                return response
        return web.Response()  # into a connection that is gone

    def _from_outside(self) -> web.Response:
        """Return what stands before Discord answers in its place."""
        if self.how is How.BAN:
            return banned(self.seconds)
        return web.Response(status=int(self.how.value), text="upstream connect error")


def as_json(payload: object, status: int = 200) -> web.Response:
    """Return a response as discord.py expects it: it parses no type but exactly this one."""
    headers = {"Content-Type": "application/json"}
    return web.Response(body=json.dumps(payload).encode(), status=status, headers=headers)


def refused(status: int, code: int, message: str) -> web.Response:
    """Return Discord's refusal of a request."""
    return as_json({"message": message, "code": code}, status)


def banned(seconds: float) -> web.Response:
    """Return what a banned address is told by what stands before Discord."""
    headers = {"Content-Type": "text/html", "Retry-After": f"{seconds:.0f}"}
    return web.Response(status=429, body=b"<html>error 1015", headers=headers)


def limited(seconds: float, *, everywhere: bool) -> web.Response:
    """Return what whoever asks too much is told."""
    told = {"message": "You are being rate limited.", "retry_after": seconds, "global": everywhere}
    response = as_json(told, 429)
    response.headers["Via"] = "1.1 google"
    response.headers["Retry-After"] = str(seconds)
    return response


def _hang_up(request: web.Request, *, reset: bool) -> None:
    transport = request.transport
    if transport is None:
        return
    if reset:
        connection: socket.socket = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    else:
        transport.close()
