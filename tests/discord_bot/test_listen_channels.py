"""Channels where the bot answers unasked: only when certain, only questions, never twice."""

from __future__ import annotations

from pathlib import Path

import discord
import pytest
import simcord

from bot.answering.live import LiveBase
from bot.answering.stories import open_stories
from bot.discord_bot import create_bot, phrases
from bot.discord_bot.memory import REPEAT_SECONDS
from bot.settings import Settings
from tests.discord_bot.conftest import FakeClock
from tests.discord_bot.town import QUESTION, STATEMENT, Town, text_of
from tests.world import world_yaml

SETTINGS = Settings(rate_limit=0, listen_channels=(1,))

CHANGED = "It says 13 cranes were damaged."


@pytest.fixture
def town(town: Town) -> Town:
    """Return the server, whose channel is a listen channel."""
    town.listen_here(town.channel)
    return town


@pytest.mark.parametrize(
    ("message", "answered"),
    [
        (QUESTION, True),
        ("How many cranes were damaged", True),
        ("hey all, how many cranes were damaged", True),
        ("crane damage", False),
        ("I heard that 12 cranes were damaged.", False),
        ("who won the cup final?", False),
        ("when is the strike over?", False),
        ("were 29 cranes damaged?", False),
        ("why?", False),
        ("lol", False),
        ("https://example.org/?q=cranes", False),
    ],
)
async def test_it_answers_questions_it_is_certain_of(
    *, town: Town, message: str, answered: bool
) -> None:
    await town.asker.send(town.channel, message)
    assert len(town.own_messages()) == int(answered)


async def test_a_thread_counts_as_its_channel(town: Town) -> None:
    await town.asker.send(town.channel, "cranes!")
    channel = town.bot.get_channel(town.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="cranes", type=discord.ChannelType.public_thread)
    (thread,) = town.channel.threads
    await town.asker.send(thread, QUESTION)
    (text,) = [text_of(m) for m in town.own_messages(thread) if m.flags.components_v2]
    assert STATEMENT in text


async def test_other_channels_are_left_alone(town: Town) -> None:
    elsewhere = town.guild.create_text_channel("elsewhere")
    await town.asker.send(elsewhere, QUESTION)
    assert town.own_messages(elsewhere) == []


async def test_members_who_talk_to_each_other_are_left_alone(town: Town) -> None:
    remark = await town.other.send(town.channel, "what a day")
    await town.asker.send(town.channel, QUESTION, reply_to=remark)
    await town.asker.send(town.channel, f"{town.other.mention} {QUESTION}")
    assert town.writes() == []


async def test_it_does_not_say_the_same_again_for_some_minutes(
    town: Town, clock: FakeClock
) -> None:
    await town.asker.send(town.channel, QUESTION)
    await town.other.send(town.channel, "how many cranes does the harbour board say were damaged?")
    assert len(town.texts()) == 1
    await town.other.send(town.channel, "how many ships could not be unloaded?")
    assert len(town.texts()) == 2, "another answer is no repetition"
    clock.now += REPEAT_SECONDS + 1
    await town.other.send(town.channel, QUESTION)
    assert len(town.texts()) == 3


@pytest.mark.parametrize("then", ["delete", "edit"])
async def test_what_is_no_longer_shown_is_no_repetition(town: Town, then: str) -> None:
    question = await town.asker.send(town.channel, QUESTION)
    if then == "delete":
        await town.asker.delete(question)
    else:
        await town.asker.edit(question, "how many ships could not be unloaded?")
    shown = town.texts()
    await town.other.send(town.channel, QUESTION)
    assert [STATEMENT in text for text in town.texts()] == [False] * len(shown) + [True]


async def test_a_fact_that_a_reload_has_changed_is_no_repetition(
    town: Town, tmp_path: Path, live: LiveBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    unchanged = "how many ships could not be unloaded?"
    await town.asker.send(town.channel, QUESTION)
    await town.asker.send(town.channel, unchanged)
    text = world_yaml()
    assert STATEMENT in text
    (tmp_path / "world.yaml").write_text(text.replace(STATEMENT, CHANGED), encoding="utf-8")
    monkeypatch.setattr(live, "_current", open_stories(tmp_path))
    before = len(town.texts())
    await town.other.send(town.channel, unchanged)
    assert len(town.texts()) == before
    await town.other.send(town.channel, QUESTION)
    assert CHANGED in town.texts()[-1]


async def test_what_was_said_to_somebody_is_not_repeated_unasked_either(town: Town) -> None:
    await town.ask(QUESTION)
    await town.asker.send(town.channel, QUESTION)
    assert len(town.texts()) == 1


async def test_who_mentions_the_bot_is_answered_again(town: Town) -> None:
    await town.asker.send(town.channel, QUESTION)
    assert STATEMENT in text_of(await town.ask(QUESTION))


async def test_another_member_who_mentions_the_bot_gets_a_link(town: Town) -> None:
    await town.asker.send(town.channel, QUESTION)
    (first,) = town.own_messages()
    assert first.jump_url in text_of(await town.ask(QUESTION, by=town.other))


async def test_a_reply_without_a_ping_is_a_question_where_content_arrives(town: Town) -> None:
    reply = await town.ask("who is the mayor?")
    await town.reply_without_ping(reply, QUESTION)
    assert STATEMENT in town.texts()[-1]


async def test_a_mention_under_a_message_checks_it_where_content_arrives(town: Town) -> None:
    post = await town.other.send(town.channel, "I read that 12 cranes were damaged.")
    await town.asker.send(town.channel, town.mention(""), reply_to=post)
    (text,) = town.texts()
    assert text.startswith(phrases.NEAR_THE_TEXT)
    assert STATEMENT in text


async def test_bots_and_webhooks_are_not_answered_there(town: Town) -> None:
    robot = town.guild.add_member(town.env.create_user("robot", bot=True))
    await robot.send(town.channel, QUESTION)
    await town.guild.create_webhook(town.channel).send(QUESTION)
    assert town.writes() == []


async def test_a_refused_intent_ends_the_start(settings: Settings, live: LiveBase) -> None:
    bot = create_bot(settings, live)
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with simcord.run(bot, approved_intents=discord.Intents.default()):
            pass
