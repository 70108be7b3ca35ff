"""The bot as a process answers over loopback, in whatever way it is asked."""

from __future__ import annotations

from pathlib import Path

from tests.loopback.cases import ASKED, NO_HISTORY, by_command, by_message, by_slow_command
from tests.loopback.openapi import document_at_hand
from tests.loopback.process import running
from tests.loopback.server import LoopbackDiscord
from tests.world import write_world


async def test_all_ways_of_asking_are_answered_once(tmp_path: Path) -> None:
    discord = LoopbackDiscord(document_at_hand())
    async with discord.listening(), running(discord, write_world(tmp_path)) as bot:
        asked = [await asking(discord) for asking in (by_message, by_command, by_slow_command)]
        typed = await discord.type("ask", "question", "cran")
        await discord.until(lambda: all(question.answered for question in asked))
        await discord.until(lambda: typed.choices)
        assert [len(question.replies()) for question in asked] == [1, 1, 1]
        code, seconds = await bot.end()
    assert code == 0
    assert seconds < 5
    assert discord.forms_refused == []


async def test_a_busy_channel_is_answered_within_its_limit(tmp_path: Path) -> None:
    discord = LoopbackDiscord()
    discord.rest.bucket_size = 3, 0.5
    async with discord.listening(), running(discord, write_world(tmp_path)):
        asked = [await discord.ask(ASKED, NO_HISTORY) for _ in range(12)]
        await discord.until(lambda: all(map(discord.replies, asked)))
        assert [len(discord.replies(question)) for question in asked] == [1] * len(asked)
