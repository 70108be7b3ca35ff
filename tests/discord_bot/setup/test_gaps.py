"""What several people ask and the bot cannot answer: kept where a server wants it, for curators."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import discord
import pytest
from simcord.actors import MemberActor

from bot.discord_bot import gap_log, phrases
from bot.discord_bot.gap_log import RETRY_SECONDS, GapLog
from bot.discord_bot.reports.gaps import HEAD, NONE, OFF
from bot.settings import Settings
from bot.store import engine, troubles
from bot.store.engine import FILE_NAME
from bot.store.gaps import SHOWN_DAYS
from tests.discord_bot.conftest import FakeClock
from tests.discord_bot.setup.choosing import open_panel, pick, press
from tests.discord_bot.town import QUESTION, Town, response, text_of

SETTINGS = Settings(rate_limit=0, ask_channels=(1,))
GAP = "why did the mayor resign?"
KEPT = "3 asked: why did the mayor … — the nearest I had: What did the mayor call for? (since"


@pytest.fixture
def members(town: Town) -> list[MemberActor]:
    """Return three members."""
    return [town.asker, town.other, town.moderator]


@pytest.fixture
async def on(town: Town, manager: MemberActor) -> None:
    """Switch the log on, in a channel for questions."""
    shown = await open_panel(town, manager)
    await press(manager, shown, "gap_log:on")
    await pick(manager, shown, "ask_channels", [town.channel])


async def gaps(town: Town, curator: MemberActor) -> str:
    for synced in await town.bot.tree.fetch_commands():
        if synced.name == "gaps":
            town.guild.set_command_permissions(synced, {curator: True})
    shown = response(await curator.slash(town.channel, "gaps"))
    assert shown.ephemeral
    return text_of(shown)


@pytest.mark.usefixtures("on")
async def test_what_three_people_asked_is_shown_and_what_two_asked_is_not(
    town: Town, manager: MemberActor, members: list[MemberActor]
) -> None:
    for member in (*members[:2], members[0]):
        await member.send(town.channel, GAP)
        assert await gaps(town, manager) == f"**{NONE}**"
    await members[2].send(town.channel, GAP)
    text = await gaps(town, manager)
    assert HEAD in text
    assert KEPT in text
    assert "resign" not in text


@pytest.mark.usefixtures("on")
async def test_every_way_of_asking_in_a_server_counts(
    town: Town, manager: MemberActor, members: list[MemberActor]
) -> None:
    first, second, third = members
    await first.send(town.channel, GAP)
    await second.send(town.channel, town.mention(GAP.upper()))
    await third.slash(town.channel, "ask", question=GAP)
    assert KEPT in await gaps(town, manager)


async def test_nothing_is_kept_until_it_is_switched_on(town: Town, manager: MemberActor) -> None:
    await town.ask(GAP)
    await town.asker.slash(town.channel, "ask", question=GAP)
    assert await gaps(town, manager) == f"**{OFF}**"
    assert kept_rows(town) == 0


def kept_rows(town: Town) -> int:
    """Return how many gaps are in the database, shown or not."""
    assert town.bot.servers.store is not None
    with sqlite3.connect(str(town.bot.servers.store.url.database)) as database:
        (count,) = database.execute("SELECT count(*) FROM gap").fetchone()
    database.close()
    return int(count)


@pytest.mark.usefixtures("on")
@pytest.mark.parametrize(
    "text", [QUESTION, "thanks!", "hi", "are you a bot?", "when is the strike over?", "pizza?"]
)
async def test_what_is_answered_or_asks_nothing_is_no_gap(town: Town, text: str) -> None:
    await town.asker.send(town.channel, town.mention(text))
    await town.asker.slash(town.channel, "ask", question=text)
    assert kept_rows(town) == 0


@pytest.mark.usefixtures("on")
async def test_direct_messages_and_checked_texts_are_never_kept(town: Town) -> None:
    user = town.env.create_user("cora")
    await user.send_dm(GAP)
    await user.slash("ask", question=GAP)
    remark = await town.other.send(town.channel, "the mayor resigned, I hear.")
    await town.asker.send(town.channel, town.mention("is this true?"), reply_to=remark)
    await town.asker.slash(town.channel, "check", text=GAP)
    assert kept_rows(town) == 0


@pytest.mark.usefixtures("on")
@pytest.mark.parametrize("how", ["switched off", "removed"])
async def test_all_of_it_goes_when_it_is_switched_off_or_the_bot_removed(
    town: Town, manager: MemberActor, how: str
) -> None:
    await town.asker.send(town.channel, GAP)
    assert kept_rows(town) == 1
    if how == "removed":
        town.env.backend.remove_guild(town.guild.id)
        await town.env.settle()
    else:
        await press(manager, await open_panel(town, manager), "gap_log:off")
    assert kept_rows(town) == 0


@pytest.mark.usefixtures("on")
async def test_it_goes_by_itself_after_its_time(
    town: Town, manager: MemberActor, members: list[MemberActor], clock: FakeClock
) -> None:
    for member in members:
        await member.send(town.channel, GAP)
    clock.now += (SHOWN_DAYS - 1) * 86_400
    await town.env.advance_time(RETRY_SECONDS)
    assert KEPT in await gaps(town, manager)
    clock.now += 86_400
    await town.env.advance_time(RETRY_SECONDS)
    assert kept_rows(town) == 0


@pytest.mark.usefixtures("on")
@pytest.mark.parametrize(
    ("who", "may"),
    [("curator", True), ("asker", False), ("owner", False), ("curator elsewhere", False)],
)
async def test_curators_and_managers_see_it_and_nobody_else(
    town: Town, manager: MemberActor, who: str, *, may: bool
) -> None:
    role = town.guild.create_role("curators")
    await pick(manager, await open_panel(town, manager), "curator_roles", [role])
    member = town.guild.add_member(town.env.create_user("cleo"))
    if who == "curator":
        member = town.guild.add_member(town.env.create_user("dora"), roles=[role])
    if who == "owner":
        town.bot.owner_ids = {member.id}
    if who == "curator elsewhere":
        elsewhere = town.env.create_guild("Elsewhere")
        managing = discord.Permissions(manage_guild=True)
        user = town.env.create_user("vera")
        elsewhere.add_member(user, roles=[elsewhere.create_role("bosses", permissions=managing)])
        member = town.guild.add_member(user)
    text = await gaps(town, member)
    assert text == (f"**{NONE}**" if may else phrases.NOT_A_CURATOR)
    assert bool(town.env.errors) is not may, "SimCord notes the refusal"


@pytest.mark.usefixtures("on")
async def test_what_cannot_be_written_waits_and_what_has_no_room_is_counted(
    town: Town,
    manager: MemberActor,
    members: list[MemberActor],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gap_log, "MOST_WAITING", 3)
    monkeypatch.setattr(engine, "BUSY_MILLISECONDS", 1)
    assert town.bot.servers.store is not None
    await town.bot.servers.store.engine.dispose()  # so that it connects with that
    other = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for member in members:
        await member.send(town.channel, GAP)
    await members[0].send(town.channel, "do the dockers like the mayor?")
    assert len(town.own_messages()) == 4, "everybody got a reply"
    assert town.bot.servers.store.trouble == troubles.LOCKED
    assert town.bot.servers.store.unwritten == 1
    other.close()
    await town.env.advance_time(RETRY_SECONDS)
    assert KEPT in await gaps(town, manager)


@pytest.mark.usefixtures("on")
async def test_a_database_that_cannot_be_read_is_told(
    town: Town, manager: MemberActor, folder: Path
) -> None:
    assert town.bot.servers.store is not None
    await town.bot.servers.store.engine.dispose()
    for file in folder.iterdir():  # noqa: ASYNC240 - a test
        file.unlink()
    (folder / FILE_NAME).write_bytes(b"no database " * 100)
    assert await gaps(town, manager) == troubles.DAMAGED
    assert town.env.errors, "SimCord notes the refusal"


@pytest.mark.usefixtures("on")
async def test_what_waits_is_written_in_the_end(town: Town) -> None:
    reply = town.bot.live.current.reply(GAP)
    town.bot.note_miss(town.guild.id, town.asker.id, GAP, reply)
    await town.bot.gaps.close()
    assert kept_rows(town) == 1


async def test_without_a_store_nothing_is_kept(town: Town) -> None:
    log = GapLog(None, lambda: date(2026, 11, 23))
    log.note(town.bot.live.current, 7, 1, GAP, town.bot.live.current.reply(GAP))
    await log.forget(7)
    await log.close()
    assert await log.shown(7) == ()
