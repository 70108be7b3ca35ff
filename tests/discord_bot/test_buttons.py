"""Buttons and selects: for whom they work, and that they outlive a restart and a reload."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import discord
import pytest
from discord import ui

from bot.answering import compose
from bot.answering.live import LiveBase
from bot.answering.outcome import Nearest, NotStated
from bot.discord_bot import FactBot, phrases
from bot.discord_bot.layouts import present
from tests.discord_bot.town import Town, buttons, options, response, text_of
from tests.world import world_yaml

QUESTION = "how many cranes were damaged?"
STATEMENT = "It says 12 cranes were damaged."
DOCKS = "what is known about all the docks?"
SMALL = """\
sources: [{id: harbour-report, title: null, paragraphs: 4}]
facts:
  - {id: other, question: What else?, statement: Else., source: harbour-report, paragraphs: [1]}
"""


@pytest.fixture(scope="module")
def long_live(tmp_path_factory: pytest.TempPathFactory) -> LiveBase:
    """Return the invented base with a topic of twenty long facts more."""
    folder = tmp_path_factory.mktemp("long")
    facts = "".join(
        f"  - id: dock-{number}\n    question: What is known about dock {number}?\n"
        f"    statement: Dock {number} {'is a long way down the quay, ' * 8}and was open.\n"
        f"    claimant: mayor\n    source: harbour-report\n    paragraphs: [4]\n"
        for number in range(1, 21)
    )
    listed = ", ".join(f"dock-{number}" for number in range(1, 21))
    topic = (
        "topics:\n  - id: docks\n    title: The docks\n"
        "    question: What is known about all the docks?\n"
        f"    facts: [{listed}]\n"
    )
    (folder / "world.yaml").write_text(world_yaml(), encoding="utf-8")
    (folder / "docks.yaml").write_text(f"facts:\n{facts}{topic}", encoding="utf-8")
    return LiveBase(folder)


@pytest.fixture
def small_live(tmp_path: Path) -> LiveBase:
    """Return a base that holds nothing of the invented one."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    return LiveBase(tmp_path)


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
    base = town.bot.live.current.base
    outcome = Nearest("ships-waiting", 0.4, (), ("cranes", "mayor-calm"))
    channel = town.bot.get_channel(town.channel.id)
    assert isinstance(channel, discord.TextChannel)
    reply = await channel.send(view=present(compose(base, outcome), town.asker.id))
    assert text_of(reply).startswith("Not certain this is what you mean. The nearest ")
    assert "forty ships" in text_of(reply)
    await town.asker.select(reply, ["cranes"])
    assert text_of(town.seen(reply)).startswith("### The cranes, as each side tells it")


async def test_an_offer_beside_statements_stays_for_everybody(town: Town) -> None:
    base = town.bot.live.current.base
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


async def test_a_topic_too_long_for_a_message_has_pages(town: Town, long_live: LiveBase) -> None:
    town.bot.live = long_live
    reply = await town.ask(DOCKS)
    seen: list[str] = []
    for number in range(1, 10):
        shown = town.seen(reply)
        text = text_of(shown)
        assert text.startswith("### The docks\n")
        assert f"-# Page {number} of " in text
        assert text.count("according to Mayor Ada Quill:\nDock ") == 1, "shared by all on a page"
        seen.extend(line.split()[1] for line in text.splitlines() if line.startswith("Dock "))
        if phrases.NEXT_BUTTON not in buttons(shown):
            break
        await town.asker.click(shown, label=phrases.NEXT_BUTTON)
    assert seen == [str(number) for number in range(1, 21)], "each once, in order"
    await town.asker.click(town.seen(reply), label=phrases.PREVIOUS_BUTTON)
    assert f"-# Page {number - 1} of {number}" in text_of(town.seen(reply))


async def test_pages_keep_what_is_on_offer(
    town: Town, long_live: LiveBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.bot.live = long_live
    answerer = long_live.current.answerer
    never_sure = replace(answerer.policy, answer=1.01, nearest=0.0, on_topic=0.0)
    monkeypatch.setattr(answerer, "policy", never_sure)
    monkeypatch.setattr("bot.answering.answerer.WORTH_OFFERING", 0.0)
    reply = await town.ask("what all is known about all these docks")
    offered = options(reply)
    assert len(offered) > 1
    await town.asker.click(reply, label=phrases.NEXT_BUTTON)
    assert "-# Page 2 of" in text_of(town.seen(reply))
    assert options(town.seen(reply)) == offered


async def test_pages_turn_after_a_restart_and_keep_the_correction(
    town: Town, make_bot: Callable[[], FactBot], long_live: LiveBase
) -> None:
    town.bot.live = long_live
    reply = await town.ask("what is known about all the 77 docks?")
    (correction, *_) = text_of(reply).splitlines()
    assert "does not say 77" in correction
    restarted = make_bot()
    restarted.live = long_live
    await town.env.restart_bot(restarted)
    await town.asker.click(reply, label=phrases.NEXT_BUTTON)
    lines = text_of(town.seen(reply)).splitlines()
    assert lines[:3] == [correction, "What it says:", "### The docks"]
    assert "-# Page 2 of" in text_of(town.seen(reply))


async def test_a_page_somebody_else_turns_is_shown_to_them_alone(
    town: Town, long_live: LiveBase
) -> None:
    town.bot.live = long_live
    reply = await town.ask(DOCKS)
    result = await town.other.click(reply, label=phrases.NEXT_BUTTON)
    assert result.ephemeral
    assert "-# Page 2 of" in text_of(result.response)
    assert "-# Page 1 of" in text_of(town.seen(reply))
    assert phrases.REMOVE_BUTTON not in buttons(result.response)
    again = await town.other.click(response(result), label=phrases.PREVIOUS_BUTTON)
    assert "-# Page 1 of" in text_of(again.response)


async def test_a_page_of_what_is_gone_is_said_to_be_gone(
    town: Town, long_live: LiveBase, small_live: LiveBase
) -> None:
    town.bot.live = long_live
    reply = await town.ask(DOCKS)
    town.bot.live = small_live
    result = await town.asker.click(reply, label=phrases.NEXT_BUTTON)
    assert result.ephemeral
    assert text_of(result.response) == phrases.GONE


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
