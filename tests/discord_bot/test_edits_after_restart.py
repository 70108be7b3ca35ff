"""Questions edited or deleted after a restart: their replies are found and follow."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord
import pytest

from bot.discord_bot import FactBot
from bot.discord_bot.memory import REPLY_SECONDS
from bot.settings import Settings
from tests.discord_bot.conftest import FakeClock
from tests.discord_bot.town import OTHER_QUESTION, OTHER_STATEMENT, QUESTION, Town, deleted_together

SETTINGS = Settings(rate_limit=0, listen_channels=(1,))


@pytest.fixture
async def restarted(town: Town, make_bot: Callable[[], FactBot]) -> Callable[[], Awaitable[None]]:
    """Return what puts another bot in the place of the one in the town."""

    async def restart() -> None:
        town.bot = make_bot()
        await town.env.restart_bot(town.bot)

    return restart


async def test_after_a_restart_a_reply_follows_its_question(
    town: Town, restarted: Callable[[], Awaitable[None]]
) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    await town.asker.send(town.channel, town.mention("what did the mayor call for?"))
    await restarted()
    await town.asker.edit(question, town.mention(OTHER_QUESTION))
    first, second = town.texts()
    assert OTHER_STATEMENT in first
    await town.asker.delete(question)
    assert town.texts() == [second]


@pytest.mark.parametrize("deleted", [1, 3])
async def test_after_a_restart_a_reply_goes_with_its_question(
    town: Town, restarted: Callable[[], Awaitable[None]], deleted: int
) -> None:
    questions = [await town.asker.send(town.channel, town.mention(QUESTION)) for _ in range(3)]
    await restarted()
    deleted_together(town, *(question.id for question in questions[:deleted]))
    await town.env.settle()
    assert len(town.texts()) == 3 - deleted


async def test_long_after_a_restart_nothing_is_looked_for(
    town: Town, restarted: Callable[[], Awaitable[None]], clock: FakeClock
) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    await restarted()
    clock.now += REPLY_SECONDS + 1
    before = len(town.env.http_requests)
    await town.asker.delete(question)
    assert len(town.texts()) == 1
    assert len(town.env.http_requests) == before


async def test_where_the_history_may_not_be_read_a_reply_from_before_a_restart_stays(
    town: Town, restarted: Callable[[], Awaitable[None]]
) -> None:
    assert town.guild.me is not None
    unread = discord.PermissionOverwrite(read_message_history=False)
    channel = town.guild.create_text_channel("unread", overwrites={town.guild.me: unread})
    question = await town.asker.send(channel, town.mention(QUESTION))
    await restarted()
    await town.asker.delete(question)
    assert len(town.texts(channel)) == 1
    reads = [entry.path for entry in town.env.http_requests if entry.method == "GET"]
    assert not [path for path in reads if path.endswith("/messages")]
