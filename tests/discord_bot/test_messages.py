"""Asking by message: mentions, replies and direct messages; and who is never answered."""

from __future__ import annotations

import discord
import pytest
from simcord.backend.serializers import role_payload
from simcord.enums import MessageType

from bot.discord_bot import phrases
from tests.discord_bot.town import (
    CONTAINER,
    QUESTION,
    STATEMENT,
    Town,
    buttons,
    options,
    parts,
    text_of,
)


async def test_a_mention_is_answered_with_all_that_belongs_to_the_statement(town: Town) -> None:
    reply = await town.ask(QUESTION)
    assert text_of(reply).splitlines() == [
        (
            "-# **Claimed** · **Unchecked** · “Harbour at a standstill”, paragraph 2"
            " — according to the Harbour Board:"
        ),
        STATEMENT,
        "-# Note: The report does not say when the cranes were damaged.",
        (
            "-# The other side's account: **Claimed** · paragraph 3"
            " — according to the Selby Dockers' Union:"
        ),
        "Dozens of cranes had been broken for years.",
        "**Unchecked:** Neither side's statements could be checked independently.",
    ]
    assert list(buttons(reply)) == [phrases.RELATED_BUTTON, phrases.REMOVE_BUTTON]


async def test_the_reply_refers_to_the_question_and_pings_nobody(town: Town) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    (write,) = town.writes()
    assert write.json is not None
    assert int(write.json["message_reference"]["message_id"]) == question.id
    assert write.json["allowed_mentions"] == {"parse": []}, "which switches off all"


async def test_reported_and_claimed_have_a_colour_each_and_the_word_for_it(town: Town) -> None:
    def colour(message: discord.Message) -> int:
        (box,) = (part for part in parts(message) if part["type"] == CONTAINER)
        return int(box["accent_color"])

    board = await town.ask(QUESTION)
    union = await town.ask("what does the union say about the state of the cranes?")
    report = await town.ask("how many ships could not be unloaded?")
    assert colour(board) == colour(union) != colour(report)
    assert "**Reported** · paragraph 1 — according to “Harbour at a standstill”:\n" in text_of(
        report
    )
    assert "As the report had it; not live information." in text_of(report)


@pytest.mark.parametrize("form", ["<@{}> {}", "<@!{}> {}", "{1} <@{0}>", "<@{0}>{1}<@{0}>"])
async def test_it_does_not_matter_where_the_mention_stands(town: Town, form: str) -> None:
    await town.asker.send(town.channel, form.format(town.bot_id, QUESTION))
    assert STATEMENT in town.texts()[0]


async def test_a_direct_message_needs_no_mention(town: Town) -> None:
    await town.asker.send_dm(QUESTION)
    (text,) = town.texts(town.asker.user.dm_channel)
    assert STATEMENT in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what is said about the cranes?", "### The cranes, as each side tells it"),
        ("when is the strike over?", "does not state when the walkout will end."),
        ("who won the cup final?", "My fact base holds nothing on that."),
        ("did the board accuse the union?", "It dismisses the accusation."),
        ("\x00\u202e\ud7ff", "My fact base holds nothing on that."),
    ],
)
async def test_who_addresses_it_always_gets_a_reply(town: Town, question: str, said: str) -> None:
    assert said in text_of(await town.ask(question))


@pytest.mark.parametrize("text", ["hi", "are you a bot?", "help", "stupid bot"])
async def test_small_talk_gets_one_sentence_about_the_bot_and_nothing_to_pick(
    town: Town, text: str
) -> None:
    reply = await town.ask(text)
    (line,) = text_of(reply).splitlines()
    assert "/help" in line
    assert options(reply) == {}


@pytest.mark.parametrize("text", ["thanks", "lol", "👍", "good bot", "bye"])
async def test_thanks_laughter_and_praise_get_no_reply(town: Town, text: str) -> None:
    await town.asker.send(town.channel, town.mention(text))
    await town.asker.send_dm(text)
    assert town.writes() == []
    assert STATEMENT in text_of(await town.ask(QUESTION)), "it still listens"


async def test_a_question_that_becomes_thanks_loses_its_reply(town: Town) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    assert len(town.texts()) == 1
    await town.asker.edit(question, town.mention("thanks, got it"))
    assert town.texts() == []


async def test_nothing_the_asker_wrote_comes_back(town: Town) -> None:
    reply = await town.ask("@everyone <@&1> is zxqvbn the cause of how many cranes were damaged?")
    assert "zxqvbn" not in text_of(reply)
    assert "@everyone" not in text_of(reply)


async def test_a_correction_comes_before_the_statement(town: Town) -> None:
    first, *_ = text_of(await town.ask("were 29 cranes damaged?")).splitlines()
    assert "does not say 29" in first


async def test_a_mention_without_a_question_is_answered_with_examples(town: Town) -> None:
    reply = await town.ask("")
    assert text_of(reply) == phrases.ASK_ME
    assert len(options(reply)) == 6, "five examples and none of these"


async def test_a_mention_under_a_message_it_may_not_read_says_how_to_have_it_checked(
    town: Town,
) -> None:
    post = await town.other.send(town.channel, "I read that 12 cranes were damaged.")
    await town.asker.send(town.channel, town.mention(""), reply_to=post)
    assert town.texts() == [phrases.CANNOT_READ]


async def test_a_reply_without_a_ping_arrives_empty_and_is_told_how_to_be_heard(
    town: Town,
) -> None:
    reply = await town.ask(QUESTION)
    await town.reply_without_ping(reply, "and the ships?")
    assert town.texts()[-1] == phrases.MENTION_ME


async def test_a_reply_with_its_ping_on_is_a_question(town: Town) -> None:
    reply = await town.ask("who is the mayor?")
    await town.asker.send(town.channel, QUESTION, reply_to=reply)
    assert STATEMENT in town.texts()[-1]


async def test_a_reply_with_a_mention_is_a_question(town: Town) -> None:
    reply = await town.ask("who is the mayor?")
    await town.asker.send(town.channel, town.mention(QUESTION), reply_to=reply)
    assert STATEMENT in town.texts()[-1]


async def test_a_reply_to_it_that_names_another_member_is_not_for_it(town: Town) -> None:
    reply = await town.ask("who is the mayor?")
    question = f"<@{town.other.id}> {QUESTION}"
    await town.asker.send(town.channel, question, reply_to=reply)
    await town.reply_without_ping(reply, question)
    assert len(town.texts()) == 1
    await town.asker.send(town.channel, town.mention(question), reply_to=reply)
    assert STATEMENT in town.texts()[-1]


async def test_the_role_of_the_bot_is_taken_for_the_bot_and_other_roles_are_not(
    town: Town,
) -> None:
    role = town.guild.roles["TestBot"]
    payload = role_payload(town.env.backend.get_guild(town.guild.id).roles[role.id])
    tagged = {**payload, "tags": {"bot_id": str(town.bot_id)}}  # SimCord leaves the tags out
    town.env.backend.emit("GUILD_ROLE_UPDATE", {"guild_id": str(town.guild.id), "role": tagged})
    for name in ("moderators", "TestBot"):
        await town.asker.send(town.channel, f"{town.guild.roles[name].mention} {QUESTION}")
    assert town.texts() == [phrases.ASK_ME], "Discord withholds the text of a role's mention"


async def test_without_a_mention_nobody_is_answered(town: Town) -> None:
    await town.asker.send(town.channel, QUESTION)
    first = await town.other.send(town.channel, "hello")
    await town.asker.send(town.channel, QUESTION, reply_to=first)
    assert town.writes() == []


async def test_bots_webhooks_and_system_messages_are_never_answered(town: Town) -> None:
    robot = town.guild.add_member(town.env.create_user("robot", bot=True))
    await robot.send(town.channel, town.mention(QUESTION))
    await town.guild.create_webhook(town.channel).send(town.mention(QUESTION))
    town.guild.create_system_message(town.channel, MessageType.NEW_MEMBER, author=town.other)
    await town.env.settle()
    assert town.writes() == []


async def test_a_bot_that_replies_to_the_bot_starts_no_loop(town: Town) -> None:
    reply = await town.ask(QUESTION)
    robot = town.guild.add_member(town.env.create_user("robot", bot=True))
    await robot.send(town.channel, town.mention(QUESTION), reply_to=reply)
    assert len(town.texts()) == 1


async def test_a_message_that_only_joins_in_does_not_reach_the_view_store(town: Town) -> None:
    for _ in range(3):
        await town.ask(QUESTION)
    assert town.bot.persistent_views == []
