"""Connections at a measured pace; refusals counted; how long a ban lasts."""

from __future__ import annotations

import pytest
from aiohttp import ClientSession, web

from bot.discord_bot.transport.requests import (
    AFTER_BAN_SECONDS,
    BAN_LIMIT,
    BAN_SECONDS,
    INVALID_SECONDS,
    SLOW_FROM,
    SLOW_SECONDS,
    Banned,
    InvalidRequests,
    Pace,
)


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
    delays = [counted.invalid.delay() for _ in range(2)]
    assert delays == pytest.approx([0, SLOW_SECONDS]), "one finds out whether it is over"
    counted.now += AFTER_BAN_SECONDS
    assert [counted.invalid.delay() for _ in range(2)] == [0, 0]
