"""How the bot ends in the middle of work, and starts again."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.loopback.cases import by_command, by_message, by_slow_command
from tests.loopback.faults import Fault, How
from tests.loopback.process import running
from tests.loopback.server import LoopbackDiscord
from tests.world import write_world

MOST = 5.0  # seconds: supervisors commonly kill after that
REPLYING = ("reply", "answer", "edit_answer")


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    return write_world(tmp_path)


@pytest.mark.parametrize("how", [How.LATE, How.ERROR_502])
async def test_replies_under_way_are_finished_before_the_end(knowledge: Path, how: How) -> None:
    async with LoopbackDiscord().listening() as discord:
        async with running(discord, knowledge) as bot:
            slow = Fault(how, REPLYING, times=4, seconds=0.7)
            discord.faults = [slow]
            asked = [await asking(discord) for asking in (by_message, by_command, by_message)]
            asked.append(await by_slow_command(discord))
            await discord.until(lambda: slow.hits >= len(asked))
            code, seconds = await bot.end()
        assert code == 0
        assert seconds < MOST
        assert [question.answered for question in asked] == [True] * len(asked)
        assert [len(question.replies()) for question in asked] == [1] * len(asked)


async def test_it_does_not_wait_for_a_discord_that_keeps_it_waiting(knowledge: Path) -> None:
    async with LoopbackDiscord().listening() as discord:
        async with running(discord, knowledge) as bot:
            hanging = Fault(How.SLOW, REPLYING, times=9, seconds=60)
            discord.faults = [hanging]
            await by_message(discord)
            await discord.until(lambda: hanging.hits)
            code, seconds = await bot.end()
        assert code == 0
        assert seconds < MOST
        assert bot.count("unfinished") == 1


async def test_after_a_kill_a_new_start_works_at_once(knowledge: Path) -> None:
    async with LoopbackDiscord().listening() as discord:
        async with running(discord, knowledge) as bot:
            discord.faults = [Fault(How.SLOW, REPLYING)]
            await by_message(discord)
            code, _ = await bot.end(signal.SIGKILL)
        assert code == -signal.SIGKILL
        discord.gateway.current = None
        async with running(discord, knowledge):
            question = await by_message(discord)
            await discord.until(lambda: question.answered)
        assert len(question.replies()) == 1
        assert discord.gateway.identified == 2
