"""A Discord on loopback: only what SimCord lacks, which is everything between it and discord.py.

It counts what each question got, and can be made to fail in the ways of `faults`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from tests.loopback.faults import Fault, Handler
from tests.loopback.gateway import Gateway
from tests.loopback.openapi import Document
from tests.loopback.payloads import (
    ASKER,
    BOT,
    BOT_ID,
    GUILD_ID,
    TALK,
    Payload,
    command,
    interaction,
    message,
)
from tests.loopback.rest import Interaction, Rest

PATIENCE = 20.0  # seconds
GLANCE = 0.01  # seconds between two looks at what is waited for
COMMAND, COMPONENT, COMPLETION = 2, 3, 4  # kinds of interactions


class LoopbackDiscord:
    """One server with one member, who asks the one bot there is."""

    def __init__(self, document: Document | None = None) -> None:
        self.gateway = Gateway()
        self.rest = Rest(self.gateway.dispatch)
        self.faults: list[Fault] = []
        self._awaited: dict[int, asyncio.Future[Payload]] = {}
        self.forms_refused: list[str] = []
        self.requests = 0
        self.on_request: Callable[[str], None] = lambda _route: None
        self._document = document

    @property
    def port(self) -> int:
        """Return where it listens."""
        return self.gateway.port

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[LoopbackDiscord]:
        """Serve until the context ends."""
        app = web.Application(middlewares=[self._watched])
        app.add_routes(self.rest.routes())
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_get("/gateway/", self.gateway.serve)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            self.gateway.port = runner.addresses[0][1]
            yield self
        finally:
            self.gateway.drop()
            await runner.cleanup()

    async def ask(self, text: str, channel: int = TALK, **fields: object) -> int:
        """Mention the bot; return the message's id."""
        return await self.say(f"<@{BOT_ID}> {text}", channel, mentions=[BOT], **fields)

    async def say(self, text: str, channel: int = TALK, **fields: object) -> int:
        """Say something; return the message's id."""
        said = message(ASKER, channel, {"content": text, **fields})
        self.rest.said.append(said)
        await self.gateway.dispatch("MESSAGE_CREATE", said)
        return int(said["id"])

    async def say_aside(self, text: str, guild: int) -> None:
        """Say something that is for nobody, in a server that was never announced."""
        said = message(ASKER, TALK, {"content": text, "guild_id": str(guild)})
        await self.gateway.dispatch("MESSAGE_CREATE", said)

    async def edit(self, question: int, text: str, channel: int = TALK) -> None:
        """Change the text of a question."""
        now = datetime.now(UTC).isoformat()
        fields = {"content": f"<@{BOT_ID}> {text}", "mentions": [BOT], "edited_timestamp": now}
        fields["id"] = str(question)
        said = message(ASKER, channel, fields)
        self.rest.forget(question)
        self.rest.said.append(said)
        await self.gateway.dispatch("MESSAGE_UPDATE", said)

    async def delete(self, question: int, channel: int = TALK) -> None:
        """Delete a question."""
        self.rest.forget(question)
        self.rest.deleted.add(question)
        gone = {"id": str(question), "channel_id": str(channel), "guild_id": str(GUILD_ID)}
        await self.gateway.dispatch("MESSAGE_DELETE", gone)

    async def repeat_last(self) -> None:
        """Say the last question once more, as if it had not arrived."""
        if self.gateway.current is not None:
            sent = self.gateway.current.sent
            asked = [event["d"] for event in sent if event["t"] == "MESSAGE_CREATE"]
            own = [said for said in asked if said["author"] == ASKER]
            await self.gateway.dispatch("MESSAGE_CREATE", own[-1])

    async def hear(self, text: str, channel: int, seconds: float) -> Payload:
        """Mention the bot, and return what it replies; raises TimeoutError."""
        said = message(ASKER, channel, {"content": f"<@{BOT_ID}> {text}", "mentions": [BOT]})
        replied = self._awaited[int(said["id"])] = asyncio.get_running_loop().create_future()
        try:
            await self.gateway.dispatch("MESSAGE_CREATE", said)
            return await asyncio.wait_for(replied, seconds)
        finally:
            del self._awaited[int(said["id"])]

    async def use(self, name: str, **options: str | bool) -> Interaction:
        """Use a slash command."""
        return await self._interact(interaction(COMMAND, TALK, command(name, options)))

    async def type(self, name: str, option: str, text: str) -> Interaction:
        """Type into an option of a slash command that completes."""
        typed = {"name": option, "type": 3, "value": text, "focused": True}
        data = {**command(name, {}), "options": [typed]}
        return await self._interact(interaction(COMPLETION, TALK, data))

    async def press(self, shown: Payload, custom_id: str) -> Interaction:
        """Press a button of a message."""
        data = {"custom_id": custom_id, "component_type": 2}
        used = interaction(COMPONENT, int(shown["channel_id"]), data)
        return await self._interact({**used, "message": shown})

    def replies(self, question: int) -> list[Payload]:
        """Return the messages that reply to a question."""
        return [
            sent
            for sent in self.rest.messages.values()
            if int((sent.get("message_reference") or {}).get("message_id", 0)) == question
        ]

    def sent_to(self, channel: int) -> list[Payload]:
        """Return the bot's messages in a channel."""
        return [sent for sent in self.rest.messages.values() if int(sent["channel_id"]) == channel]

    async def until(self, holds: Callable[[], Any], seconds: float = PATIENCE) -> float:
        """Wait until something holds; return how long it took; raises TimeoutError."""
        began = time.monotonic()
        while not holds():
            if time.monotonic() > began + seconds:
                raise TimeoutError
            await asyncio.sleep(GLANCE)
        return time.monotonic() - began

    async def _interact(self, payload: Payload) -> Interaction:
        used = self.rest.interactions[payload["token"]] = Interaction(payload)
        await self.gateway.dispatch("INTERACTION_CREATE", payload)
        return used

    @web.middleware
    async def _watched(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        route = request.match_info.route.name
        if route is None:
            return await handler(request)
        self.requests += 1
        self.on_request(route)
        if self._document is not None:
            self.forms_refused += await self._document.complaints(request)
        for fault in self.faults:
            if fault.takes(route):
                return await fault.befall(request, self._handled(handler))
        return await self._handled(handler)(request)

    def _handled(self, handler: Handler) -> Handler:
        async def handle(request: web.Request) -> web.StreamResponse:
            response = await self.rest.limit(request, handler)
            if (
                request.match_info.route.name == "reply"
                and response.status == web.HTTPOk.status_code
            ):
                await self._pass_on(request)
            return response

        return handle

    async def _pass_on(self, request: web.Request) -> None:
        """Hand a reply to whoever waits for it."""
        sent = await request.json()
        question = int((sent.get("message_reference") or {}).get("message_id", 0))
        if (waiting := self._awaited.get(question)) and not waiting.done():
            waiting.set_result(sent)
