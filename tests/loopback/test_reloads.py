"""Reloads while questions stream in, and memory in the long run."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.loopback.asking import Crowd
from tests.loopback.process import running
from tests.loopback.reloading import QUESTION, Editions
from tests.loopback.server import LoopbackDiscord
from tests.world import write_world

RELOADS = 12  # `python -m benchmarks.load` does 200
SETTLED = 4  # reloads after which memory is compared
MEMBERS = 4
WARM = 300  # questions


async def test_reloads_under_load_disturb_no_answer(tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    editions.write()
    async with LoopbackDiscord().listening() as discord:
        crowd = Crowd(discord, [QUESTION], pause=0.01, look=editions.look)
        async with running(discord, tmp_path) as bot:
            asking = asyncio.create_task(crowd.ask(MEMBERS))
            for _ in range(SETTLED):
                await editions.reload(bot)
            memory = bot.memory()
            for _ in range(RELOADS - SETTLED):
                await editions.reload(bot)
            crowd.stopped = True
            await asking
            grown = bot.memory() - memory
    assert crowd.failed == 0
    assert editions.mixed == []
    assert len(editions.seen) > RELOADS / 3, "questions were answered all along"
    assert grown < 16, "megabytes"


async def test_memory_stays_flat_while_questions_come(tmp_path: Path) -> None:
    discord = LoopbackDiscord()
    crowd = Crowd(discord, [QUESTION])
    async with discord.listening(), running(discord, write_world(tmp_path)) as bot:
        asking = asyncio.create_task(crowd.ask(MEMBERS))
        await discord.until(lambda: len(crowd.seconds) >= WARM)
        memory = bot.memory()
        await discord.until(lambda: len(crowd.seconds) >= 3 * WARM, seconds=40)
        grown = bot.memory() - memory
        crowd.stopped = True
        await asking
    assert crowd.failed == 0
    assert grown < 4, "megabytes"
