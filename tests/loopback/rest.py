"""The few routes of Discord's API that the bot uses, and what they keep."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.loopback.faults import as_json, limited, refused
from tests.loopback.payloads import (
    APPLICATION,
    APPLICATION_ID,
    BOT,
    EPHEMERAL,
    TOKEN,
    Payload,
    message,
    new_id,
    thread,
)

Tell = Callable[[str, Payload], Awaitable[None]]

GONE_KEYS = ("id", "channel_id", "guild_id")
KEPT = 1_000  # messages of members that can be read back
ANSWER_SECONDS = 3.0  # in which an interaction is to be answered
MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES = 4, 5, 6, 7, 8  # types of an answer


@dataclass
class Interaction:
    """A use of a command, and what it was answered with; `shown` has a layout once it is there."""

    payload: Payload
    since: float = field(default_factory=time.monotonic)
    answered: int | None = None
    shown: Payload | None = None
    more: list[Payload] = field(default_factory=list)
    choices: list[Payload] | None = None
    removed: bool = False

    @property
    def replies(self) -> list[Payload]:
        """Return what the member reads, apart from "thinking"."""
        return [*([self.shown] if self.shown else []), *self.more]


@dataclass
class Bucket:
    """How many requests a route takes in some seconds from the first one."""

    most: int
    seconds: float
    taken: int = 0
    ends: float = 0.0

    def take(self) -> float:
        """Count a request; return how many seconds it comes too early."""
        now = time.monotonic()
        if now >= self.ends:
            self.taken, self.ends = 0, now + self.seconds
        if self.taken >= self.most:
            return self.ends - now
        self.taken += 1
        return 0.0

    def headers(self, name: str) -> dict[str, str]:
        """Return what a response tells about it."""
        after = max(0.0, self.ends - time.monotonic())
        return {
            "X-RateLimit-Limit": str(self.most),
            "X-RateLimit-Remaining": str(self.most - self.taken),
            "X-RateLimit-Reset": f"{time.time() + after:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": name,
        }


class Rest:
    """Messages, commands, and answers to interactions; `tell` sends an event to the bot."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self.commands: list[Payload] = []
        self.messages: dict[int, Payload] = {}  # the bot's own
        self.said: deque[Payload] = deque(maxlen=KEPT)  # by members
        self.deleted: set[int] = set()  # messages of members
        self.threads: dict[int, int] = {}  # the channels of threads that no event tells of
        self.interactions: dict[str, Interaction] = {}
        self.no_history: set[int] = set()  # channels whose history the bot may not read
        self.no_sending: set[int] = set()  # channels where it may not send
        self.bucket_size = 1_000, 1.0
        self._buckets: dict[str, Bucket] = {}
        self._by_nonce: dict[str, Payload] = {}

    def routes(self) -> list[web.RouteDef]:
        """Return the routes; their names are what a fault is set on."""
        api, own = "/api", "/api/webhooks/{application}/{token}"
        sent = api + "/channels/{channel}/messages"
        commands = api + "/applications/{application}/commands"
        return [
            web.get(api + "/users/@me", self._me, name="login"),
            web.get(api + "/oauth2/applications/@me", self._application, name="application"),
            web.get(commands, self._commands, name="commands", allow_head=False),
            web.put(commands, self._write_commands, name="sync"),
            web.get(api + "/channels/{channel}", self._channel, name="channel", allow_head=False),
            web.get(sent, self._history, name="history", allow_head=False),
            web.post(sent, self._create, name="reply"),
            web.get(sent + "/{message}", self._said, name="message", allow_head=False),
            web.patch(sent + "/{message}", self._edit, name="edit"),
            web.delete(sent + "/{message}", self._delete, name="delete"),
            web.post(api + "/interactions/{id}/{token}/callback", self._answer, name="answer"),
            web.patch(own + "/messages/@original", self._edit_answer, name="edit_answer"),
            web.delete(own + "/messages/@original", self._delete_answer, name="delete_answer"),
            web.post(own, self._follow_up, name="follow_up"),
        ]

    def forget(self, question: int) -> None:
        """Keep a message of a member no longer."""
        for said in [said for said in self.said if int(said["id"]) == question]:
            self.said.remove(said)

    async def limit(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Handle a request of a route with a limit, as far as it is kept to."""
        name = request.match_info.route.name or ""
        key = f"{name}-{request.match_info.get('channel', '')}"
        bucket = self._buckets.setdefault(key, Bucket(*self.bucket_size))
        early = bucket.take()
        response = limited(early, everywhere=False) if early else await handler(request)
        if not response.prepared:
            response.headers.update(bucket.headers(name))
        return response

    async def _me(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bot {TOKEN}":
            return refused(401, 0, "401: Unauthorized")
        return as_json(BOT)

    async def _application(self, _request: web.Request) -> web.Response:
        return as_json(APPLICATION)

    async def _commands(self, _request: web.Request) -> web.Response:
        return as_json(self.commands)

    async def _write_commands(self, request: web.Request) -> web.Response:
        written = await request.json()
        own = {"application_id": str(APPLICATION_ID), "version": "1"}
        self.commands = [
            {"description": "", **command, **own, "id": str(new_id())} for command in written
        ]
        return as_json(self.commands)

    async def _channel(self, request: web.Request) -> web.Response:
        channel = int(request.match_info["channel"])
        if channel not in self.threads:
            return refused(404, 10003, "Unknown Channel")
        return as_json(thread(channel, self.threads[channel]))

    async def _history(self, request: web.Request) -> web.Response:
        channel, query = request.match_info["channel"], request.query
        if int(channel) in self.no_history:
            return refused(403, 50013, "Missing Permissions")
        found = [
            message
            for message in (*self.said, *self.messages.values())
            if message["channel_id"] == channel and int(message["id"]) > int(query["after"])
        ]
        first = sorted(found, key=lambda message: int(message["id"]))[: int(query["limit"])]
        return as_json(first[::-1])

    async def _said(self, request: web.Request) -> web.Response:
        asked = request.match_info["message"]
        found = next((said for said in self.said if said["id"] == asked), None)
        return as_json(found) if found else refused(404, 10008, "Unknown Message")

    async def _create(self, request: web.Request) -> web.Response:
        channel, sent = int(request.match_info["channel"]), await body(request)
        if channel in self.no_sending:
            return refused(403, 50013, "Missing Permissions")
        if channel in self.no_history and "message_reference" in sent:
            said = "Cannot reply without permission to read message history"
            return refused(403, 160002, said)
        if int((sent.get("message_reference") or {}).get("message_id", 0)) in self.deleted:
            return refused(400, 50035, "message_reference: Unknown message")
        nonce = str(sent.get("nonce", ""))
        if nonce and sent.get("enforce_nonce") and nonce in self._by_nonce:
            return as_json(self._by_nonce[nonce])
        created = message(BOT, channel, {**sent, "content": sent.get("content") or ""})
        self.messages[int(created["id"])] = created
        if nonce:
            self._by_nonce[nonce] = created
        await self._tell("MESSAGE_CREATE", created)
        return as_json(created)

    async def _edit(self, request: web.Request) -> web.Response:
        found = self.messages.get(int(request.match_info["message"]))
        if found is None:
            return refused(404, 10008, "Unknown Message")
        found.update(await body(request))
        await self._tell("MESSAGE_UPDATE", found)
        return as_json(found)

    async def _delete(self, request: web.Request) -> web.Response:
        gone = self.messages.pop(int(request.match_info["message"]), None)
        if gone is None:
            return refused(404, 10008, "Unknown Message")
        await self._tell("MESSAGE_DELETE", {key: gone[key] for key in GONE_KEYS})
        return web.Response(status=204)

    async def _answer(self, request: web.Request) -> web.Response:
        found = self.interactions.get(request.match_info["token"])
        if found is None or time.monotonic() > found.since + ANSWER_SECONDS:
            return refused(404, 10062, "Unknown interaction")
        if found.answered is not None:
            return refused(400, 40060, "Interaction has already been acknowledged.")
        sent = await body(request)
        data = sent.get("data") or {}
        found.answered = sent["type"]
        if sent["type"] == CHOICES:
            found.choices = data["choices"]
        elif sent["type"] in {MESSAGE, UPDATE}:
            found.shown = message(BOT, int(found.payload["channel_id"]), data)
        resource = {"type": sent["type"], "message": found.shown} if found.shown else None
        ids = {"id": found.payload["id"], "type": found.payload["type"]}
        return as_json(
            {
                "interaction": {**ids, "response_message_id": str(new_id())},
                **({"resource": resource} if resource else {}),
            }
        )

    async def _edit_answer(self, request: web.Request) -> web.Response:
        found = self._with_answer(request)
        if found is None:
            return refused(404, 10015, "Unknown Webhook")
        shown = found.shown or message(BOT, int(found.payload["channel_id"]), {})
        found.shown = {**shown, **await body(request)}
        return as_json(found.shown)

    async def _delete_answer(self, request: web.Request) -> web.Response:
        found = self._with_answer(request)
        if found is None:
            return refused(404, 10015, "Unknown Webhook")
        found.shown, found.removed = None, True
        return web.Response(status=204)

    async def _follow_up(self, request: web.Request) -> web.Response:
        found = self._with_answer(request)
        if found is None:
            return refused(404, 10015, "Unknown Webhook")
        created = message(BOT, int(found.payload["channel_id"]), await body(request))
        if found.answered == DEFER and found.shown is None:
            found.shown = created  # the first one takes the place of "thinking"
        else:
            found.more.append(created)
        return as_json(created)

    def _with_answer(self, request: web.Request) -> Interaction | None:
        found = self.interactions.get(request.match_info["token"])
        return found if found is not None and found.answered is not None else None


def is_private(shown: Mapping[str, Any]) -> bool:
    """Tell whether only one member sees a message."""
    return bool(shown["flags"] & EPHEMERAL)


async def body(request: web.Request) -> Payload:
    """Return what a request says, whether it brings files or not."""
    if request.content_type == "application/json":
        said: Payload = await request.json()
    else:
        form = await request.post()
        said = json.loads(str(form["payload_json"]))
    return said
