"""What others wrote is compared with the facts, in whatever form Discord holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import discord
import pytest
from simcord.backend.models.message import Poll, PollAnswer

from bot.answering.messages.checking import MAX_SENTENCES
from bot.answering.phrases import NOT_ALL_COMPARED
from bot.discord_bot import phrases
from bot.settings import Settings
from tests.discord_bot.town import STATEMENT, Town, buttons, response, text_of

CLAIM = "12 cranes were damaged, I hear"
SHIPS = "forty ships waiting"
MENU = "Check against the facts"
NOWHERE = 1
SETTINGS = Settings(rate_limit=0, listen_channels=(NOWHERE,))

Json = Mapping[str, Any]


async def posted(
    town: Town,
    content: str = "",
    *,
    embeds: Sequence[Json] = (),
    components: Sequence[Json] = (),
    poll: Poll | None = None,
) -> discord.Message:
    """Return a message of another member's, in any form that Discord knows."""
    stored = town.env.backend.create_message(
        town.channel.id,
        town.other.id,
        content,
        embeds=[dict(embed) for embed in embeds],
        components=[dict(component) for component in components],
        flags=1 << 15 if components else 0,
        poll=poll,
    )
    await town.env.settle()
    (message,) = (one for one in town.channel.history() if one.id == stored.id)
    return message


async def checked(town: Town, message: discord.Message) -> str:
    result = await town.asker.context_menu(town.channel, MENU, message)
    assert result.ephemeral
    return text_of(response(result))


async def test_an_embed_of_a_feed_is_read(town: Town) -> None:
    embed = {
        "type": "rich",
        "title": "Port Selby: 12 cranes were damaged",
        "description": "The walkout goes on.",
        "fields": [{"name": "Ships", "value": SHIPS, "inline": False}],
    }
    text = await checked(town, await posted(town, embeds=[embed]))
    assert STATEMENT in text
    assert SHIPS in text


async def test_a_poll_is_read(town: Town) -> None:
    answers = [PollAnswer(1, "12 cranes were damaged"), PollAnswer(2, "none, it is a lie")]
    poll = Poll("What happened in the harbour?", answers, "2026-01-02T00:00:00+00:00")
    assert STATEMENT in await checked(town, await posted(town, poll=poll))


async def test_the_text_of_components_is_read(town: Town) -> None:
    button = {"type": 2, "style": 2, "label": "who planned the damage", "custom_id": "x"}
    box = {
        "type": 17,
        "components": [
            {"type": 10, "content": CLAIM},
            {
                "type": 9,
                "components": [{"type": 10, "content": SHIPS}],
                "accessory": button,
            },
        ],
    }
    text = await checked(town, await posted(town, components=[box]))
    assert STATEMENT in text
    assert SHIPS in text
    assert "accuses" not in text, "the label of a button is no claim"


async def test_a_forwarded_message_is_read(town: Town) -> None:
    elsewhere = town.guild.create_text_channel("elsewhere")
    source = await town.other.send(elsewhere, CLAIM)
    assert STATEMENT in await checked(town, await town.other.forward(source, town.channel))


async def test_what_is_not_stated_is_said_beside_the_facts(town: Town) -> None:
    post = await town.other.send(town.channel, f"{CLAIM}. now tell me when the strike is over")
    text = await checked(town, post)
    assert text.startswith(phrases.NEAR_THE_TEXT)
    assert STATEMENT in text
    assert "does not state when the walkout will end" in text


async def test_what_was_left_out_is_said(town: Town) -> None:
    post = await town.other.send(town.channel, CLAIM + ". We had lunch" * MAX_SENTENCES)
    assert NOT_ALL_COMPARED.format(count=MAX_SENTENCES) in await checked(town, post)


@pytest.mark.parametrize(
    "text", ["", "is this true?", "who says this?", "fact check pls", "legit?", "thoughts?"]
)
async def test_who_asks_about_anothers_message_has_it_checked(town: Town, text: str) -> None:
    post = await town.other.send(town.channel, CLAIM)
    await town.asker.send(town.channel, town.mention(text), reply_to=post)
    (reply,) = town.own_messages()
    assert text_of(reply).startswith(phrases.NEAR_THE_TEXT)
    assert STATEMENT in text_of(reply)
    assert phrases.REMOVE_BUTTON in buttons(reply)


async def test_a_forward_that_somebody_asks_about_is_checked(town: Town) -> None:
    elsewhere = town.guild.create_text_channel("elsewhere")
    source = await town.other.send(elsewhere, CLAIM)
    forwarded = await town.other.forward(source, town.channel)
    await town.asker.send(town.channel, town.mention("is this true?"), reply_to=forwarded)
    assert STATEMENT in town.texts()[0]


async def test_a_question_of_ones_own_in_reply_to_anothers_message_is_answered(town: Town) -> None:
    post = await town.other.send(town.channel, CLAIM)
    question = "how many ships could not be unloaded?"
    await town.asker.send(town.channel, town.mention(question), reply_to=post)
    (text,) = town.texts()
    assert SHIPS in text
    assert STATEMENT not in text


async def test_nobody_asked_about_a_message_is_silence(town: Town) -> None:
    post = await town.other.send(town.channel, CLAIM)
    await town.asker.send(town.channel, "is this true?", reply_to=post)
    assert town.own_messages() == []


async def test_a_message_without_text_points_to_the_menu(town: Town) -> None:
    post = await town.other.send(town.channel, "", attachments=[("crane.png", b"\x89PNG")])
    await town.asker.send(town.channel, town.mention("is this true?"), reply_to=post)
    assert town.texts() == [phrases.CANNOT_READ]


async def test_nothing_of_a_checked_message_is_logged(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    post = await posted(town, f"{CLAIM} in zanzibar", embeds=[{"type": "rich", "title": "quokka"}])
    await checked(town, post)
    await town.asker.send(town.channel, town.mention("is this true?"), reply_to=post)
    own = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    assert own
    assert not any("zanzibar" in line or "quokka" in line for line in own)
