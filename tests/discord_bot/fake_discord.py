"""A Discord on loopback, just enough of it to log in, connect and say no.

SimCord replaces discord.py's connection; what starts and ends a real one is tried against this.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import yarl
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

USER = {"id": "5", "username": "facts", "discriminator": "0", "avatar": None, "bot": True}
APPLICATION = {
    "id": "6",
    "name": "facts",
    "icon": None,
    "description": "",
    "bot_public": False,
    "bot_require_code_grant": False,
    "summary": "",
    "verify_key": "",
    "flags": 0,
    "owner": USER,
    "team": None,
}
HELLO = {"op": 10, "d": {"heartbeat_interval": 41_250}}
IDENTIFY = 2


@dataclass
class FakeDiscord:
    """How this Discord behaves; `on_request` is called when a bot asks who it is."""

    token_accepted: bool = True
    answers: bool = True
    close_code: int | None = None
    on_request: Callable[[], None] = lambda: None
    identified: list[dict[str, Any]] = field(default_factory=list)
    port: int = 0

    def app(self) -> web.Application:
        """Return the web application."""
        app = web.Application()
        app.router.add_get("/api/users/@me", self._me)
        app.router.add_get("/api/oauth2/applications/@me", _application)
        app.router.add_get("/api/applications/{id}/commands", _no_commands)
        app.router.add_put("/api/applications/{id}/commands", _no_commands)
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/gateway/", self._gateway)
        return app

    async def _me(self, _request: web.Request) -> web.Response:
        self.on_request()
        if not self.answers:
            await asyncio.sleep(60)
        if not self.token_accepted:
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        return _json(USER)

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json(HELLO)
        async for message in socket:
            payload = message.json()
            if payload["op"] != IDENTIFY:
                continue
            self.identified.append(payload["d"])
            if self.close_code is not None:
                await socket.close(code=self.close_code)
                break
            await socket.send_json(self._ready())
        return socket

    def _ready(self) -> dict[str, Any]:
        data = {
            "v": 10,
            "user": USER,
            "guilds": [],
            "session_id": "s",
            "resume_gateway_url": f"ws://127.0.0.1:{self.port}/gateway",
            "application": {"id": APPLICATION["id"], "flags": 0},
        }
        return {"op": 0, "t": "READY", "s": 1, "d": data}


@contextmanager
def serving(fake: FakeDiscord) -> Iterator[FakeDiscord]:
    """Serve a Discord from a thread of its own, and point discord.py to it meanwhile."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    runner = web.AppRunner(fake.app(), access_log=None, shutdown_timeout=0.1)
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    try:
        fake.port = asyncio.run_coroutine_threadsafe(_start(runner), loop).result(5)
        Route.BASE = f"http://127.0.0.1:{fake.port}/api"
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://127.0.0.1:{fake.port}/gateway")
        yield fake
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


async def _start(runner: web.AppRunner) -> int:
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port: int = runner.addresses[0][1]
    return port


def _json(payload: object, status: int = 200) -> web.Response:
    # discord.py parses only what says to be exactly this, without a charset.
    headers = {"Content-Type": "application/json"}
    return web.Response(body=json.dumps(payload).encode(), status=status, headers=headers)


async def _application(_request: web.Request) -> web.Response:
    return _json(APPLICATION)


async def _no_commands(_request: web.Request) -> web.Response:
    return _json([])
