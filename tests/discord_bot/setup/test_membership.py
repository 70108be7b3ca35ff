"""Servers that add and remove the bot: nothing is posted, and nothing stays of one that left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from simcord.actors import MemberActor
from simcord.backend import serializers

from bot.discord_bot import FactBot
from bot.store import GuildSettings
from tests.discord_bot.setup.choosing import chosen, open_panel, press
from tests.discord_bot.town import Town

PRIVATE = GuildSettings(private_ask=True)


@pytest.fixture
async def _set_up(town: Town, manager: MemberActor) -> None:
    await press(manager, await open_panel(town, manager), "private_ask:on")


async def kept(make_bot: Callable[[], FactBot]) -> dict[int, GuildSettings]:
    """Return what another bot would read."""
    servers = make_bot().servers
    await servers.keep_up()
    return {guild: servers.chosen(guild) for guild in servers.known()}


async def test_joining_a_server_posts_nothing(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    guild = town.env.create_guild("Elsewhere")
    guild.create_text_channel("general")
    backend = town.env.backend
    payload = dict(serializers.guild_create_payload(backend, backend.get_guild(guild.id)))
    del payload["unavailable"]  # as Discord leaves it out for a server that is new to the bot
    backend.emit("GUILD_CREATE", payload)
    await town.env.settle()
    assert "added_to_server" in caplog.messages
    assert town.writes() == []


@pytest.mark.usefixtures("_set_up")
async def test_what_a_server_chose_goes_when_it_removes_the_bot(
    town: Town, make_bot: Callable[[], FactBot]
) -> None:
    assert await kept(make_bot) == {town.guild.id: PRIVATE}
    town.env.backend.remove_guild(town.guild.id)
    await town.env.settle()
    assert chosen(town) == GuildSettings()
    assert await kept(make_bot) == {}


@pytest.mark.usefixtures("_set_up")
@pytest.mark.parametrize(
    ("status", "code", "stays"),
    [(404, 10004, False), (403, 50001, False), (403, 40333, True), (400, 0, True), (401, 0, True)],
)
async def test_discord_has_to_confirm_it(
    town: Town, make_bot: Callable[[], FactBot], status: int, code: int, *, stays: bool
) -> None:
    guild = town.bot.get_guild(town.guild.id)
    assert guild is not None
    town.env.inject_error("GET", f"/guilds/{guild.id}", status=status, code=code, times=None)
    town.bot.dispatch("guild_remove", guild)
    await town.env.settle()
    assert await kept(make_bot) == ({guild.id: PRIVATE} if stays else {})


@pytest.mark.usefixtures("_set_up")
async def test_an_outage_is_no_removal(town: Town, make_bot: Callable[[], FactBot]) -> None:
    down = {"id": str(town.guild.id), "unavailable": True}
    town.env.backend.emit("GUILD_DELETE", down)
    await town.env.settle()
    guild = town.bot.get_guild(town.guild.id)
    assert guild is not None
    town.bot.dispatch("guild_remove", guild)
    await town.env.settle()
    assert await kept(make_bot) == {town.guild.id: PRIVATE}, "Discord says that it is there"


@pytest.mark.usefixtures("_set_up")
async def test_a_removal_while_the_bot_was_away_is_noticed(
    town: Town, make_bot: Callable[[], FactBot]
) -> None:
    await town.bot.servers.change(12345, lambda _: PRIVATE)
    await town.env.restart_bot(make_bot())
    assert await kept(make_bot) == {town.guild.id: PRIVATE}
