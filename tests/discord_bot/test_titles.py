"""In a thread or forum post the title is part of the question."""

from __future__ import annotations

import discord
import pytest
from simcord.builders import ChannelHandle

from bot.discord_bot import phrases
from tests.discord_bot.town import STATEMENT, Town, options, text_of


async def thread_of(town: Town, title: str) -> ChannelHandle:
    channel = town.bot.get_channel(town.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name=title, type=discord.ChannelType.public_thread)
    (thread,) = (one for one in town.channel.threads if one.name == title)
    return thread


async def asked_under(town: Town, title: str, text: str) -> str:
    thread = await thread_of(town, title)
    await town.asker.send(thread, town.mention(text))
    (reply,) = (one for one in town.own_messages(thread) if one.flags.components_v2)
    return text_of(reply)


@pytest.mark.parametrize("text", ["", "see title", "pls answer the title", "Title?"])
async def test_the_title_may_be_the_question(town: Town, text: str) -> None:
    assert STATEMENT in await asked_under(town, "How many cranes were damaged?", text)


async def test_half_a_question_is_read_with_the_title(town: Town) -> None:
    alone = await town.ask("and how old is it?")
    assert "broken for years" not in text_of(alone).partition("\n")[0]
    assert "broken for years" in await asked_under(town, "The damage", "and how old is it?")


async def test_a_whole_question_stands_alone(town: Town) -> None:
    text = await asked_under(town, "How many cranes were damaged?", "what did ada quill say?")
    assert "stay calm" in text
    assert STATEMENT not in text


async def test_what_is_about_neither_is_not_answered_by_the_title(town: Town) -> None:
    text = await asked_under(town, "How many cranes were damaged?", "who won the cup final?")
    assert STATEMENT not in text


async def test_thanks_are_no_question_about_the_title(town: Town) -> None:
    thread = await thread_of(town, "How many cranes were damaged?")
    await town.asker.send(thread, town.mention("thanks"))
    assert [one for one in town.own_messages(thread) if one.flags.components_v2] == []


async def test_a_title_that_asks_nothing_gets_an_invitation(town: Town) -> None:
    thread = await thread_of(town, "general chatter")
    await town.asker.send(thread, town.mention(""))
    (reply,) = (one for one in town.own_messages(thread) if one.flags.components_v2)
    assert phrases.ASK_ME in text_of(reply)
    assert options(reply)


async def test_a_forum_post_is_such_a_thread(town: Town) -> None:
    forum = town.guild.create_forum_channel("questions")
    channel = town.bot.get_channel(forum.id)
    assert isinstance(channel, discord.ForumChannel)
    await channel.create_thread(name="How many cranes were damaged?", content="?")
    (post,) = forum.threads
    await town.asker.send(post, town.mention("see title"))
    assert any(STATEMENT in text for text in town.texts(post))
