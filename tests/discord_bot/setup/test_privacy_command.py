"""`/privacy` says what is kept where it is asked, and *Forget me* forgets."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from simcord.actors import MemberActor

from bot.discord_bot import phrases
from bot.discord_bot.cogs.privacy import CHOICES, DIRECT, FORGOTTEN, GAPS_OFF, NOTHING_FOUND
from bot.store import GuildSettings, engine, troubles
from bot.store.engine import FILE_NAME
from tests.discord_bot.town import Town, response, text_of

GAP = "why did the mayor resign?"
KEPT = "Once 3 people asked the same"
TIMES = "after 14 days, or 90 if"


async def switch(town: Town, *, on: bool) -> None:
    await town.bot.servers.change(town.guild.id, lambda _: GuildSettings(gap_log=on))


@pytest.mark.parametrize("on", [True, False])
async def test_it_says_what_is_in_force_in_this_server(town: Town, *, on: bool) -> None:
    await switch(town, on=on)
    shown = response(await town.asker.slash(town.channel, "privacy"))
    assert shown.ephemeral
    text = text_of(shown)
    assert CHOICES in text
    assert [KEPT in text, TIMES in text, GAPS_OFF in text] == [on, on, not on]
    elsewhere = town.env.create_guild("Elsewhere")
    visitor = elsewhere.add_member(town.env.create_user("vera"))
    other = await visitor.slash(elsewhere.create_text_channel("talk"), "privacy")
    assert GAPS_OFF in text_of(response(other))


async def test_in_direct_messages_nothing_of_questions_is_kept(town: Town) -> None:
    text = text_of(response(await town.env.create_user("cora").slash("privacy")))
    assert DIRECT in text
    assert CHOICES not in text
    assert "15 minutes" in text
    assert "60 seconds" in text


async def test_whoever_wants_is_forgotten(town: Town) -> None:
    await switch(town, on=True)
    shown = response(await town.asker.slash(town.channel, "privacy"))
    for member in (town.asker, town.other, town.moderator):
        await town.ask(GAP, member)
    said = [
        text_of(response(await town.asker.click(shown, label=phrases.FORGET_BUTTON)))
        for _ in range(2)
    ]
    assert said == [FORGOTTEN, NOTHING_FOUND]
    (gap,) = await town.bot.gaps.shown(town.guild.id)
    assert gap.askers == 2


async def test_what_waits_to_be_written_is_forgotten_too(
    town: Town, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_MILLISECONDS", 1)
    await switch(town, on=True)
    shown = response(await town.asker.slash(town.channel, "privacy"))
    assert town.bot.servers.store is not None
    await town.bot.servers.store.engine.dispose()  # so that it connects with that
    other = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await town.ask(GAP)
    refused = await town.asker.click(shown, label=phrases.FORGET_BUTTON)
    assert text_of(response(refused)) == troubles.LOCKED
    other.close()
    await town.bot.gaps.flush()
    with sqlite3.connect(folder / FILE_NAME) as database:
        assert database.execute("SELECT count(*) FROM gap").fetchone() == (0,)
    database.close()
    assert town.env.errors, "SimCord notes the refusal"


async def test_help_lists_it_for_everybody(town: Town, manager: MemberActor) -> None:
    for member in (town.asker, manager):
        assert "/privacy — " in text_of(response(await member.slash(town.channel, "help")))
