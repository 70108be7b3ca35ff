"""Connections at a measured pace."""

from __future__ import annotations

from bot.discord_bot.transport.reconnect_pacing import Pace


def test_a_few_need_not_wait_and_further_ones_come_at_intervals() -> None:
    pace = Pace(at_once=3, seconds=2)
    assert [pace.delay(100) for _ in range(5)] == [0, 0, 0, 2, 4]


def test_after_a_quiet_time_none_has_to_wait() -> None:
    pace = Pace(at_once=2, seconds=1)
    assert [pace.delay(now) for now in (0, 0, 60, 60, 60)] == [0, 0, 0, 0, 1]


def test_a_steady_pace_is_kept() -> None:
    pace = Pace(at_once=1, seconds=1)
    assert [pace.delay(now) for now in (0, 1, 2, 2.5)] == [0, 0, 0, 0.5]
