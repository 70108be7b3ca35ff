"""Connections at a measured pace; refusals counted; no requests during a ban."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import ClientSession, web

from bot.answering.live import LiveBase
from bot.discord_bot.transport.requests import (
    BAN_LIMIT,
    BAN_SECONDS,
    INVALID_SECONDS,
    SLOW_FROM,
    SLOW_SECONDS,
    Banned,
    InvalidRequests,
    Pace,
)
from tests.loopback.cases import ASKED, by_message
from tests.loopback.faults import Fault, How
from tests.loopback.inside import connected
from tests.loopback.server import LoopbackDiscord

BAN = 1  # second
ROUTES = ("reply", "answer", "edit_answer", "commands", "channel")


def test_a_few_need_not_wait_and_further_ones_come_at_intervals() -> None:
    pace = Pace(at_once=3, seconds=2)
    assert [pace.delay(100) for _ in range(5)] == [0, 0, 0, 2, 4]


def test_after_a_quiet_time_none_has_to_wait() -> None:
    pace = Pace(at_once=2, seconds=1)
    assert [pace.delay(now) for now in (0, 0, 60, 60, 60)] == [0, 0, 0, 0, 1]


def test_a_steady_pace_is_kept() -> None:
    pace = Pace(at_once=1, seconds=1)
    assert [pace.delay(now) for now in (0, 1, 2, 2.5)] == [0, 0, 0, 0.5]


class _Counted:
    """A server that answers as it is told to, and what was counted of its answers."""

    def __init__(self, status: int, **headers: str) -> None:
        self.now = 0.0
        self.invalid = InvalidRequests(lambda: self.now)
        self._status, self._headers = status, {"Content_Type": "application/json", **headers}

    async def note(self, times: int = 1) -> None:
        """Get one response, and count it so many times."""
        app = web.Application()
        app.router.add_get("/", self._answer)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            async with (
                ClientSession() as session,
                session.get(f"http://127.0.0.1:{runner.addresses[0][1]}/") as response,
            ):
                for _ in range(times):
                    self.invalid.note(response)
        finally:
            await runner.cleanup()

    async def _answer(self, _request: web.Request) -> web.Response:
        headers = {name.replace("_", "-"): value for name, value in self._headers.items()}
        return web.Response(body=b"{}", status=self._status, headers=headers)


@pytest.mark.parametrize(
    ("status", "headers"), [(401, {}), (403, {}), (429, {"Via": "1.1 google"})]
)
async def test_many_refusals_slow_requests_down_long_before_a_ban(
    status: int, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    counted = _Counted(status, **headers)
    await counted.note(SLOW_FROM - 1)
    assert [counted.invalid.delay() for _ in range(3)] == [0, 0, 0]
    await counted.note()
    delays = [counted.invalid.delay() for _ in range(3)]
    assert delays == pytest.approx([0, SLOW_SECONDS, 2 * SLOW_SECONDS])
    assert [record.getMessage() for record in caplog.records] == ["requests_slowed"]
    assert SLOW_FROM + INVALID_SECONDS / SLOW_SECONDS < BAN_LIMIT
    counted.now = INVALID_SECONDS
    assert counted.invalid.delay() == 0


@pytest.mark.parametrize(
    ("status", "headers"),
    [(200, {}), (404, {}), (500, {}), (429, {"Via": "1.1 google", "X_RateLimit_Scope": "shared"})],
)
async def test_what_discord_does_not_count_slows_nothing(
    status: int, headers: dict[str, str]
) -> None:
    counted = _Counted(status, **headers)
    await counted.note(SLOW_FROM)
    assert [counted.invalid.delay() for _ in range(3)] == [0, 0, 0]


@pytest.mark.logs_errors
@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Content_Type": "text/html", "Retry_After": "40"}, 40),
        ({"Content_Type": "text/html", "Via": "1.1 google", "Retry_After": "40"}, 40),
        ({"Retry_After": "soon"}, BAN_SECONDS),
        ({}, BAN_SECONDS),
    ],
)
async def test_a_ban_lasts_as_long_as_discord_says(headers: dict[str, str], seconds: float) -> None:
    counted = _Counted(429, **headers)
    with pytest.raises(Banned):
        await counted.note()
    counted.now = seconds - 1
    with pytest.raises(Banned) as banned:
        counted.invalid.delay()
    assert banned.value.seconds == 1
    counted.now = seconds
    assert counted.invalid.delay() == 0


@pytest.mark.logs_errors
async def test_during_a_ban_the_bot_asks_nothing_and_logs_a_line_a_question(
    live: LiveBase, caplog: pytest.LogCaptureFixture
) -> None:
    discord = LoopbackDiscord()
    async with connected(discord, live):
        await discord.until(lambda: discord.rest.commands)
        caplog.clear()
        requests = discord.requests
        discord.faults = [Fault(How.BAN, ROUTES, times=1_000, seconds=BAN)]
        for _ in range(3):
            await discord.ask(ASKED)
            await discord.until(lambda: "unanswered_during_ban" in _logged(caplog))
        await discord.use("ask", question=ASKED)
        await discord.type("ask", "question", "cranes")
        await discord.until(lambda: _logged(caplog).count("unanswered_during_ban") == 5)
        assert discord.requests == requests + 1
        assert sorted(set(_logged(caplog))) == ["banned", "unanswered_during_ban"]
        assert _logged(caplog).count("banned") == 1
        assert not any(record.exc_info for record in caplog.records)
        discord.faults.clear()

        await asyncio.sleep(BAN)
        question = await by_message(discord)
        await discord.until(lambda: question.answered)


@pytest.mark.logs_errors
async def test_commands_are_written_when_a_ban_is_over(
    live: LiveBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.discord_bot.transport.command_sync.SYNC_PAUSES", (0.3,))
    discord = LoopbackDiscord()
    discord.faults = [Fault(How.BAN, {"commands"}, seconds=BAN)]
    async with connected(discord, live):
        await discord.until(lambda: discord.rest.commands)


def _logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what the bot logged, without what discord.py itself does: it may connect meanwhile."""
    return [one.getMessage() for one in caplog.records if one.name != "discord.gateway"]
