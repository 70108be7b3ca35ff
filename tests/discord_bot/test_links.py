"""A link to the same answer above: it goes where its question goes, and where that answer goes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.answering.live import LiveBase
from bot.settings import Settings
from tests.discord_bot.town import (
    ABOVE,
    OTHER_QUESTION,
    QUESTION,
    STATEMENT,
    Town,
    deleted_together,
    options,
    text_of,
)
from tests.loopback.inside import connected
from tests.loopback.payloads import user
from tests.loopback.server import LoopbackDiscord

SETTINGS = Settings(rate_limit=0, ask_channels=(1,))


@pytest.fixture
def town(town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Return the server, where links need not wait for each other."""
    monkeypatch.setattr(town.bot.recent, "delay_of_link", lambda _channel: 0)
    return town


async def _delete_the_question(town: Town) -> None:
    await town.asker.delete(town.channel.history()[0])


async def _delete_the_answer(town: Town) -> None:
    await town.moderator.delete(town.own_messages()[0])


async def _delete_both(town: Town) -> None:
    deleted_together(town, town.channel.history()[0].id, town.own_messages()[0].id)
    await town.env.settle()


async def _edit_the_question(town: Town) -> None:
    await town.asker.edit(town.channel.history()[0], town.mention(OTHER_QUESTION))


async def _take_the_mention_away(town: Town) -> None:
    await town.asker.edit(town.channel.history()[0], "nothing of note")


GONE = [
    _delete_the_question,
    _delete_the_answer,
    _delete_both,
    _edit_the_question,
    _take_the_mention_away,
]


@pytest.mark.parametrize("go", GONE)
async def test_where_the_answer_above_goes_a_link_becomes_the_answer(
    town: Town, go: Callable[[Town], Awaitable[None]]
) -> None:
    await town.ask(QUESTION)
    links = [await town.ask(QUESTION, by=town.other) for _ in range(2)]
    assert all(text_of(link).startswith(ABOVE) for link in links)
    await go(town)
    assert all(STATEMENT in text_of(town.seen(link)) for link in links)
    assert STATEMENT in text_of(await town.ask(QUESTION, by=town.moderator)), "nor is it linked to"


@pytest.mark.parametrize("then", ["delete", "edit"])
async def test_a_link_that_waits_does_not_lead_to_what_is_gone_meanwhile(
    live: LiveBase, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    discord, waiting = LoopbackDiscord(), []

    def delay(channel: int) -> float:
        waiting.append(channel)
        return 0.3

    async with connected(discord, live) as bot:
        first = await discord.ask(QUESTION)
        await discord.until(lambda: discord.replies(first))
        monkeypatch.setattr(bot.recent, "delay_of_link", delay)
        second = await discord.ask(QUESTION, author=user(8, "bert"))
        await discord.until(lambda: waiting)
        if then == "delete":
            await discord.delete(first)
        else:
            await discord.edit(first, OTHER_QUESTION)
        await discord.until(lambda: discord.replies(second))
        await discord.until(lambda: STATEMENT in str(discord.replies(second)))
        assert ABOVE not in str(discord.replies(second))
        assert STATEMENT not in str(discord.replies(first))


async def test_what_a_member_picked_is_not_linked_to_as_the_answer(town: Town) -> None:
    unsure = "what happened to the cranes and the mayor"
    first = await town.ask(unsure)
    await town.asker.select(first, list(options(first).values())[:1])
    assert text_of(town.seen(first)) != text_of(first)
    assert text_of(await town.ask(unsure, by=town.other)) == text_of(first)


async def test_a_link_whose_question_goes_meanwhile_stays_as_it_is(town: Town) -> None:
    """Both are deleted together: nothing is left to answer."""
    await town.ask(QUESTION)
    await town.ask(QUESTION, by=town.other)
    deleted_together(town, *(said.id for said in town.channel.history()))
    await town.env.settle()
    assert town.channel.history() == []


async def test_where_its_question_cannot_be_read_a_link_stays(town: Town) -> None:
    await town.ask(QUESTION)
    link = await town.ask(QUESTION, by=town.other)
    town.env.inject_error("GET", "/channels/*/messages/*", status=403, code=50001)
    await _delete_the_answer(town)
    assert text_of(town.seen(link)).startswith(ABOVE)
