"""Buttons and selects: for whom they work, and that they outlive a restart and a reload."""

from __future__ import annotations

from collections.abc import Callable

import discord
import pytest
from discord import ui

from bot.answering import compose
from bot.answering.live import LiveBase
from bot.answering.outcome import Nearest, NotStated
from bot.discord_bot import FactBot, phrases
from bot.discord_bot.layouts import present
from tests.discord_bot.town import QUESTION, STATEMENT, Town, buttons, options, response, text_of


async def test_related_offers_what_is_near_to_who_pressed_it(town: Town) -> None:
    reply = await town.ask(QUESTION)
    result = await town.other.click(reply, label=phrases.RELATED_BUTTON)
    assert result.ephemeral
    assert text_of(result.response) == phrases.RELATED
    assert "What does the union say about the state of the cranes?" in options(result.response)
    shown = await town.other.select(response(result), ["cranes-old"])
    assert "Dozens of cranes had been broken for years." in text_of(shown.response)
    assert "**Unchecked:**" in text_of(shown.response)
    assert town.texts() == [text_of(reply)], "nobody else sees that"


async def test_none_of_what_is_near_can_be_meant(town: Town) -> None:
    reply = await town.ask(QUESTION)
    result = await town.other.click(reply, label=phrases.RELATED_BUTTON)
    shown = await town.other.select(response(result), ["-"])
    assert text_of(shown.response) == phrases.NONE_OF_THESE


async def test_what_stands_alone_has_nothing_near(town: Town) -> None:
    reply = await town.ask("what share of the island's goods does the harbour handle?")
    result = await town.asker.click(reply, label=phrases.RELATED_BUTTON)
    assert result.ephemeral
    assert text_of(result.response) == phrases.NOTHING_RELATED


async def test_the_asker_and_moderators_can_remove_a_reply_and_others_cannot(town: Town) -> None:
    reply = await town.ask(QUESTION)
    result = await town.other.click(reply, label=phrases.REMOVE_BUTTON)
    assert result.ephemeral
    assert text_of(result.response) == phrases.NOT_YOURS
    await town.asker.click(reply, label=phrases.REMOVE_BUTTON)
    reply = await town.ask(QUESTION)
    await town.moderator.click(reply, label=phrases.REMOVE_BUTTON)
    assert town.texts() == []


async def test_an_answer_to_a_command_can_be_removed_too(town: Town) -> None:
    result = await town.asker.slash(town.channel, "ask", question=QUESTION)
    await town.asker.click(response(result), label=phrases.REMOVE_BUTTON)
    assert town.texts() == []


async def test_a_direct_reply_can_be_removed(town: Town) -> None:
    await town.asker.send_dm(QUESTION)
    (reply,) = town.own_messages(town.asker.user.dm_channel)
    await town.asker.user.click(reply, label=phrases.REMOVE_BUTTON)
    assert town.own_messages(town.asker.user.dm_channel) == []


async def test_removing_a_reply_that_is_gone_bothers_nobody(town: Town) -> None:
    reply = await town.ask(QUESTION)
    texts = town.texts()
    town.env.inject_error("DELETE", "/webhooks/*/messages/@original", status=404, code=10008)
    await town.asker.click(reply, label=phrases.REMOVE_BUTTON)
    assert town.texts() == texts


async def test_the_buttons_work_after_a_restart(
    town: Town, make_bot: Callable[[], FactBot]
) -> None:
    reply = await town.ask(QUESTION)
    restarted = make_bot()
    await town.env.restart_bot(restarted)
    town.bot = restarted
    result = await town.other.click(reply, label=phrases.RELATED_BUTTON)
    assert text_of(result.response) == phrases.RELATED
    await town.asker.click(reply, label=phrases.REMOVE_BUTTON)
    assert town.texts() == []


async def test_what_is_gone_from_the_base_is_said_to_be_gone(
    town: Town, small_live: LiveBase
) -> None:
    reply = await town.ask(QUESTION)
    near = await town.asker.click(reply, label=phrases.RELATED_BUTTON)
    town.bot.live = small_live
    for result in (
        await town.asker.click(reply, label=phrases.RELATED_BUTTON),
        await town.asker.select(response(near), ["cranes-old"]),
    ):
        assert result.ephemeral
        assert text_of(result.response) == phrases.GONE


async def test_a_choice_gives_way_to_what_the_asker_picks(town: Town) -> None:
    reply = await town.ask("")
    assert list(options(reply))[-1] == "None of these"
    result = await town.asker.select(reply, ["cranes-damaged"])
    assert not result.ephemeral
    text = text_of(town.seen(reply))
    assert text.startswith("**How many cranes does the Harbour Board say were damaged?**")
    assert STATEMENT in text
    assert phrases.REMOVE_BUTTON in buttons(town.seen(reply))
    assert options(town.seen(reply)) == {}


async def test_what_others_pick_is_shown_to_them_alone(town: Town) -> None:
    reply = await town.ask("")
    result = await town.other.select(reply, ["ships-waiting"])
    assert result.ephemeral
    assert "forty ships" in text_of(result.response)
    assert phrases.REMOVE_BUTTON not in buttons(result.response)
    assert text_of(town.seen(reply)) == text_of(reply)


async def test_none_of_these_is_an_answer_and_is_noted(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    reply = await town.ask("")
    await town.asker.select(reply, ["-"])
    assert text_of(town.seen(reply)) == phrases.NONE_OF_THESE
    assert phrases.REMOVE_BUTTON in buttons(town.seen(reply))
    assert "none_of_these" in [record.getMessage() for record in caplog.records]


async def test_an_unsure_bot_shows_the_nearest_and_gives_way_to_what_is_picked(town: Town) -> None:
    base = town.bot.live.current.first.base
    outcome = Nearest("ships-waiting", 0.4, (), ("cranes", "mayor-calm"))
    channel = town.bot.get_channel(town.channel.id)
    assert isinstance(channel, discord.TextChannel)
    reply = await channel.send(view=present(compose(base, outcome), town.asker.id))
    assert text_of(reply).startswith("Not certain this is what you mean. The nearest ")
    assert "forty ships" in text_of(reply)
    await town.asker.select(reply, ["cranes"])
    assert text_of(town.seen(reply)).startswith("### The cranes, as each side tells it")


async def test_an_offer_beside_statements_stays_for_everybody(town: Town) -> None:
    base = town.bot.live.current.first.base
    outcome = NotStated("strike-end", 0.4, ("mayor-calm",))
    channel = town.bot.get_channel(town.channel.id)
    assert isinstance(channel, discord.TextChannel)
    reply = await channel.send(view=present(compose(base, outcome), town.asker.id))
    assert "The walkout left forty ships waiting" in text_of(reply)
    for value, said in (("mayor-calm", "stay calm"), ("-", phrases.NONE_OF_THESE)):
        result = await town.asker.select(reply, [value])
        assert result.ephemeral
        assert said in text_of(result.response)
    assert text_of(town.seen(reply)) == text_of(reply)


@pytest.mark.parametrize(
    ("custom_id", "said"),
    [
        ("f0:related:cranes-damaged", phrases.OUTDATED),
        ("f9:anything", phrases.OUTDATED),
        ("f1:remove:nobody", phrases.OUTDATED),
        ("f1:pick:choice", phrases.OUTDATED),
        ("f1:related:no-such-entry", phrases.GONE),
        ("f1:page:entry:1:no-such-entry", phrases.GONE),
        ("f1:page:weather:1:today", phrases.GONE),
        ("f1:remove:1", phrases.NOT_YOURS),
    ],
)
async def test_a_forged_or_older_button_is_refused_politely(
    town: Town, custom_id: str, said: str
) -> None:
    message = await _post_button(town, custom_id)
    result = await town.asker.click(message, label="Old")
    assert result.ephemeral
    assert text_of(result.response) == said


@pytest.mark.parametrize("page", [0, 2, 9999])
async def test_a_page_that_is_not_there_is_the_nearest(town: Town, page: int) -> None:
    message = await _post_button(town, f"f1:page:entry:{page}:mayor-calm")
    result = await town.asker.click(message, label="Old")
    assert "She asked everybody to stay calm." in text_of(result.response)


async def _post_button(town: Town, custom_id: str) -> discord.Message:
    """Let the bot send a button as an older version might have, and return the message."""
    channel = town.bot.get_channel(town.channel.id)
    assert isinstance(channel, discord.TextChannel)
    view = ui.LayoutView(timeout=None)
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    row.add_item(ui.Button(label="Old", custom_id=custom_id))
    view.add_item(row)
    message = await channel.send(view=view)
    view.stop()
    return message
