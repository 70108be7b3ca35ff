"""The gateway: hello, identify, heartbeats, events, resuming with what was missed."""

from __future__ import annotations

import json
import zlib
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.loopback.faults import banned
from tests.loopback.payloads import APPLICATION_ID, BOT, GUILD_ID, TOKEN, Payload, guild, new_id

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
NOT_AUTHENTICATED, WRONG_TOKEN, WRONG_SEQUENCE, INTENTS_REFUSED = 4003, 4004, 4007, 4014
CONTENT_INTENT = 1 << 15
KEPT = 10_000  # events that can be replayed


class Connection:
    """A socket, compressed if the bot wants it so."""

    def __init__(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        self.request = request
        self.socket = socket
        wanted = request.query.get("compress")
        self._stream = zlib.compressobj() if wanted == "zlib-stream" else None

    async def send(self, payload: Payload) -> None:
        """Send a payload, if there is still somebody to send it to."""
        if self.socket.closed:
            return
        text = json.dumps(payload)
        try:
            if self._stream is None:
                await self.socket.send_str(text)
            else:
                packed = self._stream.compress(text.encode())
                await self.socket.send_bytes(packed + self._stream.flush(zlib.Z_SYNC_FLUSH))
        except ConnectionError:
            return  # dropped meanwhile: it is replayed

    def drop(self) -> None:
        """Cut the connection without a word."""
        if self.request.transport is not None:
            self.request.transport.abort()


@dataclass
class Session:
    """What was sent to a bot, over however many connections."""

    number: str = field(default_factory=lambda: f"session-{new_id()}")
    sequence: int = 0
    sent: deque[Payload] = field(default_factory=lambda: deque(maxlen=KEPT))
    connection: Connection | None = None


class Gateway:
    """Serves one bot; its public attributes say how well.

    `close_code` refuses those who identify; `greets` is False where connections are closed before
    a word is said, and `ban` is for how many seconds the next one is refused; `acknowledges` and
    `delivers` are False where the line is dead but not cut.
    """

    def __init__(self) -> None:
        self.port = 0
        self.heartbeat_interval = 41.25
        self.close_code: int | None = None
        self.intents_allowed = True
        self.guild_available = True
        self.greets = True
        self.ban = 0
        self.acknowledges = True
        self.delivers = True
        self.connections = self.identified = self.resumed = self.heartbeats = 0
        self.intents = 0
        self.sessions: dict[str, Session] = {}
        self.current: Session | None = None

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Serve a connection until it ends."""
        if seconds := self.ban:
            self.ban = 0
            return banned(seconds)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.connections += 1
        if not self.greets:
            await socket.close(code=1001)
            return socket
        connection = Connection(request, socket)
        interval = round(self.heartbeat_interval * 1_000)
        await connection.send({"op": HELLO, "d": {"heartbeat_interval": interval}})
        async for received in socket:
            if received.type is WSMsgType.TEXT:
                payload = received.json()
                await self._receive(connection, payload["op"], payload.get("d"))
        if self.current is not None and self.current.connection is connection:
            self.current.connection = None
        return socket

    async def dispatch(self, name: str, data: Payload) -> None:
        """Send an event to the bot, or keep it for when it resumes."""
        session = self.current
        if session is None:
            return
        session.sequence += 1
        event = {"op": DISPATCH, "t": name, "s": session.sequence, "d": data}
        session.sent.append(event)
        if session.connection is not None and self.delivers:
            await session.connection.send(event)

    def drop(self) -> None:
        """Cut the line."""
        if self.current is not None and self.current.connection is not None:
            self.current.connection.drop()
            self.current.connection = None

    async def ask_to_reconnect(self) -> None:
        """Ask the bot to come back (op 7)."""
        await self._tell({"op": RECONNECT, "d": None})

    async def invalidate(self, *, resumable: bool) -> None:
        """End the session (op 9), for good or not."""
        await self._tell({"op": INVALID, "d": resumable})
        if not resumable:
            self.forget()

    def forget(self) -> None:
        """Forget the session: what happens until there is another one, no event tells."""
        self.sessions.clear()
        self.current = None

    async def close(self, code: int) -> None:
        """Close the connection with a code."""
        if self.current is not None and self.current.connection is not None:
            connection, self.current.connection = self.current.connection, None
            await connection.socket.close(code=code)

    async def announce_guild(self, *, available: bool) -> None:
        """Tell the bot that its server is there again, or out."""
        self.guild_available = available
        name = "GUILD_CREATE" if available else "GUILD_DELETE"
        await self.dispatch(name, guild(available=available))

    async def _tell(self, payload: Payload) -> None:
        if self.current is not None and self.current.connection is not None:
            connection, self.current.connection = self.current.connection, None
            await connection.send(payload)

    async def _receive(self, connection: Connection, op: int, data: Any) -> None:  # noqa: ANN401 - raw JSON
        if op == HEARTBEAT:
            self.heartbeats += 1
            if self.acknowledges:
                await connection.send({"op": ACK})
        elif op == IDENTIFY:
            await self._identify(connection, data)
        elif op == RESUME:
            await self._resume(connection, data)
        else:
            await connection.socket.close(code=NOT_AUTHENTICATED)

    async def _identify(self, connection: Connection, data: Payload) -> None:
        self.identified += 1
        self.intents = data["intents"]
        if code := self._objection(data):
            await connection.socket.close(code=code)
            return
        session = self.current = Session(connection=connection)
        self.sessions[session.number] = session
        ready = {
            "v": 10,
            "user": BOT,
            "guilds": [{"id": str(GUILD_ID), "unavailable": True}],
            "session_id": session.number,
            "resume_gateway_url": f"ws://127.0.0.1:{self.port}/gateway",
            "application": {"id": str(APPLICATION_ID), "flags": 0},
        }
        await self.dispatch("READY", ready)
        if self.guild_available:
            await self.dispatch("GUILD_CREATE", guild())

    def _objection(self, data: Payload) -> int | None:
        if data["token"] != TOKEN:
            return WRONG_TOKEN
        if data["intents"] & CONTENT_INTENT and not self.intents_allowed:
            return INTENTS_REFUSED
        return self.close_code

    async def _resume(self, connection: Connection, data: Payload) -> None:
        session = self.sessions.get(data["session_id"])
        if session is None:
            await connection.send({"op": INVALID, "d": False})
            return
        if data["seq"] > session.sequence:
            await connection.socket.close(code=WRONG_SEQUENCE)
            return
        self.resumed += 1
        known = data["seq"]
        while known < session.sequence:  # more may happen while this is sent
            for event in [event for event in session.sent if event["s"] > known]:
                await connection.send(event)
                known = event["s"]
        self.current, session.connection = session, connection
        await self.dispatch("RESUMED", {})
