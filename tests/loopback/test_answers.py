"""The bot as a process answers, over loopback, whatever way it is asked."""

from __future__ import annotations

from pathlib import Path

from tests.loopback.openapi import document_at_hand
from tests.loopback.process import running
from tests.loopback.server import LoopbackDiscord
from tests.world import write_world


async def test_a_question_is_answered_once(tmp_path: Path) -> None:
    async with LoopbackDiscord(document_at_hand()).listening() as discord:
        async with running(discord, write_world(tmp_path)) as bot:
            question = await discord.ask("how many cranes were damaged?")
            await discord.until(lambda: discord.replies(question))
            used = await discord.use("ask", question="how many cranes were damaged?")
            await discord.until(lambda: used.shown)
            reload = await discord.use("reload")
            await discord.until(lambda: reload.shown)
            assert await bot.end() < (1, 5.0)
    (reply,) = discord.replies(question)
    assert "12 cranes" in str(reply["components"])
    print(reload.shown)
    assert "12 cranes" in str(used.shown)
    assert not discord.forms_refused
