"""Replies to the bot's answers are read in their light; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable

import discord
import pytest
from simcord.backend.models import Message

from bot.answering.live import LiveBase
from bot.discord_bot import FactBot
from bot.discord_bot.layouts import present_check
from bot.discord_bot.layouts.components import RemoveButton
from bot.discord_bot.memory import REPLY_SECONDS
from bot.discord_bot.phrases import REMOVE_BUTTON
from tests.discord_bot.conftest import FakeClock
from tests.discord_bot.town import QUESTION, STATEMENT, Town, buttons

SOURCE = "Said by the Harbour Board. Where: “Harbour at a standstill”, paragraph 2."
NOT_WHEN = "“Harbour at a standstill” does not say when in this."


async def follow(town: Town, reply: discord.Message, text: str, *, by_other: bool = False) -> str:
    """Return what the bot writes under a reply to its message."""
    before = len(town.texts())
    await (town.other if by_other else town.asker).send(town.channel, text, reply_to=reply)
    (written,) = town.texts()[before:]
    return written


@pytest.mark.parametrize("by_other", [False, True])
async def test_anybody_may_ask_who_says_it(town: Town, *, by_other: bool) -> None:
    text = await follow(town, await town.ask(QUESTION), "source?", by_other=by_other)
    assert text.startswith(SOURCE)
    assert STATEMENT in text


async def test_a_slot_a_status_and_half_a_question_are_read_with_the_answer(town: Town) -> None:
    reply = await town.ask(QUESTION)
    assert (await follow(town, reply, "when?")).startswith(NOT_WHEN)
    assert "There is a caveat on this:" in await follow(town, reply, "is that confirmed?")
    assert "forty ships" in await follow(town, reply, "and the ships?")


async def test_a_whole_question_stands_alone(town: Town) -> None:
    text = await follow(town, await town.ask(QUESTION), "how many ships could not be unloaded?")
    assert "forty ships" in text
    assert STATEMENT not in text


async def test_follow_ups_go_on_from_each_other(town: Town) -> None:
    await follow(town, await town.ask(QUESTION), "source?")
    assert (await follow(town, town.own_messages()[-1], "when?")).startswith(NOT_WHEN)


async def test_a_restart_is_no_matter(town: Town, make_bot: Callable[[], FactBot]) -> None:
    reply = await town.ask(QUESTION)
    town.bot = make_bot()
    await town.env.restart_bot(town.bot)
    assert (await follow(town, reply, "source?")).startswith(SOURCE)


async def test_what_is_not_stated_and_several_facts_are_followed_up(town: Town) -> None:
    unknown = await town.ask("wage demand?")
    assert buttons(unknown)[REMOVE_BUTTON].endswith(":wage-demand")
    assert "what pay the dockers ask for" in await follow(town, unknown, "source?")
    unknown = await town.ask("when is the strike over?")
    assert "forty ships" in await follow(town, unknown, "source?")
    topic = await town.ask("what is said about the cranes?")
    assert (await follow(town, topic, "says who?")).startswith("Who says this, and where:")


def test_the_facts_on_a_checked_message_can_be_followed_up(live: LiveBase) -> None:
    reply = live.current.first.answerer.relevant_facts(f"{STATEMENT} What did the mayor call for?")
    shown = present_check(reply, 1).walk_children()
    (remover,) = (item for item in shown if isinstance(item, RemoveButton))
    assert remover.entries == tuple(one.id for one in reply.statements)


async def test_where_nothing_was_shown_the_question_is_looked_up(town: Town) -> None:
    nothing = await town.ask("zzkw qwxyz?")
    assert "forty ships" in await follow(town, nothing, "and how many ships?")


async def test_where_the_question_is_gone_the_text_stands_alone(town: Town) -> None:
    nothing = await town.ask("zzkw qwxyz?")
    stored = town.env.backend.messages[town.channel.id]
    stored.pop(min(stored))
    assert "forty ships" in await follow(town, nothing, "and the ships waiting?")


async def test_a_reply_that_discord_does_not_send_along_is_requested(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = await town.ask(QUESTION)
    stored = town.env.backend.messages[town.channel.id][reply.id]
    whole = stored.components
    read = type(town.bot.http).get_message

    async def restored(*arguments: object) -> object:
        stored.components = whole
        return await read(*arguments)  # type: ignore[arg-type]  # passed on as they are

    monkeypatch.setattr(type(town.bot.http), "get_message", restored)
    stored.components = []
    assert (await follow(town, reply, town.mention("source?"))).startswith(SOURCE)


async def test_an_edited_follow_up_changes_its_reply(town: Town) -> None:
    reply = await town.ask(QUESTION)
    asked = await town.asker.send(town.channel, "source?", reply_to=reply)
    await town.asker.edit(asked, "when?")
    assert town.texts()[-1].startswith(NOT_WHEN)
    assert len(town.texts()) == 2


async def test_in_a_direct_message_the_last_answer_counts(town: Town, clock: FakeClock) -> None:
    await town.asker.send_dm(QUESTION)
    await town.asker.send_dm("source?")
    assert town.texts(town.asker.user.dm_channel)[-1].startswith(SOURCE)
    clock.now += REPLY_SECONDS + 1
    await town.asker.send_dm("when?")
    assert NOT_WHEN not in town.texts(town.asker.user.dm_channel)[-1]


async def test_a_first_direct_message_and_a_whole_question_follow_nothing(town: Town) -> None:
    await town.asker.send_dm("source?")
    await town.asker.send_dm(QUESTION)
    first, second = town.texts(town.asker.user.dm_channel)
    assert SOURCE not in first
    assert STATEMENT in second
    reads = [one for one in town.env.http_requests if one.method == "GET"]
    assert len([one for one in reads if one.path.endswith("/messages")]) == 1


async def test_a_reply_to_somebody_else_follows_nothing(town: Town) -> None:
    post = await town.other.send(town.channel, STATEMENT)
    await town.asker.send(town.channel, town.mention("when?"), reply_to=post)
    assert NOT_WHEN not in town.texts()[-1]


async def test_an_unreadable_reference_follows_nothing(town: Town) -> None:
    reply = await town.ask(QUESTION)
    stored: dict[int, Message] = town.env.backend.messages[town.channel.id]
    asked = await town.asker.send(town.channel, town.mention("when?"), reply_to=reply)
    before = len(town.texts())
    stored.pop(reply.id)
    await town.asker.edit(asked, town.mention("why?"))
    assert len(town.texts()) == before - 1
