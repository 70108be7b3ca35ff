"""What the bot is in the middle of is waited for, but not for ever."""

from __future__ import annotations

import asyncio

from bot.discord_bot.memory import UnderWay


async def test_what_is_under_way_is_waited_for() -> None:
    under_way, done = UnderWay(), []

    async def work() -> None:
        under_way.note()
        await asyncio.sleep(0.01)
        done.append(True)

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    assert await under_way.finish(10) == 0
    assert done == [True]
    assert task.done()


async def test_what_takes_too_long_is_counted() -> None:
    under_way = UnderWay()

    async def work() -> None:
        under_way.note()
        await asyncio.sleep(60)

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    assert await under_way.finish(0.01) == 1
    task.cancel()


async def test_where_nothing_is_under_way_there_is_no_waiting() -> None:
    assert await UnderWay().finish(10) == 0
