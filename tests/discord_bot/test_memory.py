"""What the bot remembers, and that it forgets it."""

from __future__ import annotations

import asyncio

import pytest

from bot.discord_bot.memory import (
    MOST,
    RATE_SECONDS,
    REPEAT_SECONDS,
    REPLY_SECONDS,
    Exchange,
    RateLimit,
    Repeats,
    exchanges_by_question,
    held,
)
from tests.discord_bot.conftest import FakeClock


def test_an_exchange_is_found_again_for_fifteen_minutes(clock: FakeClock) -> None:
    exchanges = exchanges_by_question(clock)
    exchange = exchanges.setdefault(1, Exchange(9))
    clock.now += REPLY_SECONDS - 1
    assert exchanges.get(1) is exchange
    clock.now += 1
    assert exchanges.get(1) is None
    assert len(exchanges) == 0


def test_only_old_exchanges_are_forgotten(clock: FakeClock) -> None:
    exchanges = exchanges_by_question(clock)
    exchanges.setdefault(1, Exchange(9))
    clock.now += REPLY_SECONDS - 1
    newer = exchanges.setdefault(2, Exchange(9))
    clock.now += 1
    assert exchanges.get(2) is newer
    assert len(exchanges) == 1


def test_the_oldest_exchanges_give_way_to_new_ones(clock: FakeClock) -> None:
    exchanges = exchanges_by_question(clock)
    for question in range(MOST + 1):
        exchanges[question] = Exchange(9)
    assert len(exchanges) == MOST
    assert exchanges.get(0) is None
    assert exchanges.get(MOST) is not None


@pytest.mark.parametrize(
    ("channel", "entries", "after", "said"),
    [
        (1, ("a",), 0, True),
        (1, ("a", "b"), 0, True),
        (1, ("a", "c"), 0, False),
        (2, ("a",), 0, False),
        (1, ("a",), REPEAT_SECONDS - 1, True),
        (1, ("a",), REPEAT_SECONDS, False),
    ],
)
def test_what_was_said_counts_in_its_channel_for_five_minutes(
    *, clock: FakeClock, channel: int, entries: tuple[str, ...], after: float, said: bool
) -> None:
    repeats = Repeats(clock)
    repeats.note(1, ("a", "b"))
    clock.now += after
    assert repeats.all_shown(channel, entries) is said


def test_what_was_said_is_forgotten_although_nobody_asks_for_it(clock: FakeClock) -> None:
    repeats = Repeats(clock)
    for channel in range(100):
        repeats.note(channel, ("a", "b"))
        clock.now += 60
    assert len(repeats) == 2 * (REPEAT_SECONDS / 60 - 1)


def test_saying_it_again_counts_anew(clock: FakeClock) -> None:
    repeats = Repeats(clock)
    repeats.note(1, ("a",))
    repeats.note(1, ("b",))
    clock.now += REPEAT_SECONDS - 1
    repeats.note(1, ("a",))
    clock.now += 1
    assert repeats.all_shown(1, ("a",))
    assert not repeats.all_shown(1, ("b",))


def test_what_no_message_shows_any_more_was_not_said(clock: FakeClock) -> None:
    repeats = Repeats(clock)
    repeats.note(1, ("a", "b"), reply=7)
    repeats.note(1, ("b", "c"), reply=8)
    repeats.forget({7, 9})
    assert not repeats.all_shown(1, ("a",))
    assert repeats.all_shown(1, ("b", "c")), "another message shows these"


async def test_what_held_a_question_in_vain_is_forgotten_and_who_waited_begins_anew(
    clock: FakeClock,
) -> None:
    exchanges = exchanges_by_question(clock)
    seen: list[Exchange] = []

    async def hold(reply: int | None) -> None:
        async with held(exchanges, 1, 9) as exchange:
            await asyncio.sleep(0)
            seen.append(exchange)
            exchange.reply = exchange.reply or reply

    await asyncio.gather(hold(None), hold(5), hold(6))
    assert [exchange.reply for exchange in seen] == [None, 5, 5]
    assert exchanges[1] is seen[1]
    assert seen[0] is not seen[1]


def test_a_member_may_ask_so_often_in_any_minute(clock: FakeClock) -> None:
    rate = RateLimit(2, clock)
    assert [rate.take(1), rate.take(1), rate.take(1)] == [True, True, False]
    assert rate.take(2), "another member has a limit of their own"
    clock.now += RATE_SECONDS + 1
    assert rate.take(1)


def test_a_limit_of_0_is_none(clock: FakeClock) -> None:
    rate = RateLimit(0, clock)
    assert all(rate.take(1) for _ in range(1_000))


def test_a_member_is_told_once_until_they_may_ask_again(clock: FakeClock) -> None:
    rate = RateLimit(1, clock)
    rate.take(1)
    assert [rate.take(1), rate.tell(1), rate.tell(1)] == [False, True, False]
    clock.now += RATE_SECONDS + 1
    assert rate.take(1)
    assert rate.tell(1)
