"""The faults that are tried: how each is brought about, and which questions have to survive it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass

from tests.loopback.faults import Fault, How
from tests.loopback.payloads import THREAD_ID, Payload
from tests.loopback.server import LoopbackDiscord

ASKED = "how many cranes were damaged?"
NO_HISTORY = 150  # a channel that no other case asks in

ANSWER = "12 cranes"
RELOADED = "revision"


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked; `holds` is a part of the right reply, `replies` what it has got by now."""

    replies: Callable[[], list[Payload]]
    holds: str = ANSWER

    @property
    def answered(self) -> bool:
        """Tell whether the right reply has come."""
        return any(self.holds in str(reply["components"]) for reply in self.replies())


Asking = Callable[[LoopbackDiscord], Awaitable[Question]]
Provoke = Callable[[LoopbackDiscord], Awaitable[list[Question]]]


@dataclass(frozen=True, slots=True)
class Case:
    """A fault: `provoke` brings it about, and returns the questions that suffer from it."""

    name: str
    provoke: Provoke
    may_reply: bool = True


async def by_message(discord: LoopbackDiscord) -> Question:
    """Ask by a mention."""
    question = await discord.ask(ASKED)
    return Question(lambda: discord.replies(question))


async def by_command(discord: LoopbackDiscord) -> Question:
    """Ask by `/ask`, which is answered at once."""
    used = await discord.use("ask", question=ASKED)
    return Question(lambda: used.replies)


async def by_slow_command(discord: LoopbackDiscord) -> Question:
    """Use `/reload`, which is acknowledged first and answered later."""
    used = await discord.use("reload")
    return Question(lambda: used.replies, RELOADED)


ROUTES: dict[str, tuple[Asking, frozenset[str]]] = {
    "reply": (by_message, frozenset({"reply"})),
    "answer": (by_command, frozenset({"answer"})),
    "acknowledgement": (by_slow_command, frozenset({"answer"})),
    "follow-up": (by_slow_command, frozenset({"follow_up", "edit_answer"})),
}


def request_cases(late: float, ways: Iterable[How] = How) -> Iterator[Case]:
    """Yield a case for each way a request fails on each of the routes."""
    for place, (asking, routes) in ROUTES.items():
        for how in ways:
            seconds = late if how in {How.LATE, How.SLOW} else 0.5
            yield Case(f"{place}: {how.value}", _on_route(asking, how, routes, seconds))


def _on_route(asking: Asking, how: How, routes: frozenset[str], seconds: float) -> Provoke:
    async def provoke(discord: LoopbackDiscord) -> list[Question]:
        discord.faults.append(Fault(how, routes, seconds=seconds))
        return [await asking(discord)]

    return provoke


def gateway_cases() -> tuple[Case, ...]:
    """Return the faults of the connection and of the server."""
    return (
        Case("line dropped in the middle of a question", _dropped),
        Case("asked while the line is down", _asked_while_down),
        Case("asked to reconnect (op 7)", _told(lambda it: it.gateway.ask_to_reconnect())),
        Case("session invalid, resumable (op 9)", _told(_invalid_resumable)),
        Case("session invalid (op 9)", _told(_invalid)),
        Case("line dropped, and the session forgotten", _told(_forgotten)),
        *(Case(f"closed with {code}", _told(_closing(code))) for code in (1000, 1001, 4000)),
        Case("session timed out (4009)", _timed_out),
        Case("heartbeats not acknowledged", _dead_line),
        Case("gateway closes at once, for a while", _closed_door),
        Case("server out, then back", _guild_out),
        Case("no Read Message History (160002)", _no_history),
        Case("no Send Messages in Threads (50013)", _no_sending, may_reply=False),
    )


async def _dropped(discord: LoopbackDiscord) -> list[Question]:
    asked = [await by_message(discord), await by_command(discord)]
    discord.gateway.drop()
    return asked


async def _asked_while_down(discord: LoopbackDiscord) -> list[Question]:
    discord.gateway.drop()
    return [await by_message(discord) for _ in range(3)]


def _told(tell: Callable[[LoopbackDiscord], Awaitable[None]]) -> Provoke:
    async def provoke(discord: LoopbackDiscord) -> list[Question]:
        asked = [await by_message(discord)]
        await tell(discord)
        return [*asked, await by_message(discord)]

    return provoke


async def _invalid_resumable(discord: LoopbackDiscord) -> None:
    await discord.gateway.invalidate(resumable=True)


async def _invalid(discord: LoopbackDiscord) -> None:
    await discord.gateway.invalidate(resumable=False)


async def _forgotten(discord: LoopbackDiscord) -> None:
    discord.gateway.drop()
    discord.gateway.forget()


def _closing(code: int) -> Callable[[LoopbackDiscord], Awaitable[None]]:
    async def close(discord: LoopbackDiscord) -> None:
        await discord.gateway.close(code)

    return close


async def _timed_out(discord: LoopbackDiscord) -> list[Question]:
    asked = [await by_message(discord)]
    await discord.gateway.close(4009)
    discord.gateway.forget()
    return asked


async def _dead_line(discord: LoopbackDiscord) -> list[Question]:
    gateway, before = discord.gateway, discord.gateway.connections
    gateway.acknowledges = gateway.delivers = False
    asked = [await by_message(discord)]
    await discord.until(lambda: gateway.connections > before, seconds=150)
    gateway.acknowledges = gateway.delivers = True
    return asked


async def _closed_door(discord: LoopbackDiscord) -> list[Question]:
    discord.gateway.greets = False
    discord.gateway.drop()
    asked = [await by_message(discord)]
    await asyncio.sleep(1)
    discord.gateway.greets = True
    return asked


async def _guild_out(discord: LoopbackDiscord) -> list[Question]:
    await discord.gateway.announce_guild(available=False)
    asked = [await by_message(discord), await by_command(discord)]
    await asyncio.sleep(0.2)
    await discord.gateway.announce_guild(available=True)
    return [*asked, await by_message(discord)]


async def _no_history(discord: LoopbackDiscord) -> list[Question]:
    discord.rest.no_history.add(NO_HISTORY)
    return await _alone_in(discord, NO_HISTORY)


async def _no_sending(discord: LoopbackDiscord) -> list[Question]:
    discord.rest.no_sending.add(THREAD_ID)
    return await _alone_in(discord, THREAD_ID)


async def _alone_in(discord: LoopbackDiscord, channel: int) -> list[Question]:
    """Ask in a channel where a reply names no question; its nonce does."""
    question = str(await discord.ask(ASKED, channel))
    sent = discord.sent_to
    return [Question(lambda: [one for one in sent(channel) if one["nonce"] == question])]
