"""What servers chose when the database fails: in force from memory, and written later."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from simcord.actors import MemberActor

from bot.discord_bot.cogs.setup import NOT_KEPT
from bot.discord_bot.memory import RateLimit
from bot.discord_bot.servers import NO_STORE, RETRY_SECONDS, Servers
from bot.errors import StoreError
from bot.settings import Channels, Settings
from bot.store import GuildSettings, Store, engine, troubles
from bot.store.engine import FILE_NAME
from tests.discord_bot.setup.choosing import chosen, open_panel, press
from tests.discord_bot.town import QUESTION, STATEMENT, Town, admin, response, text_of

DEFAULTS = Channels(frozenset({1}), frozenset({2}))


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_MILLISECONDS", 1)


def locked(folder: Path) -> sqlite3.Connection:
    """Lock the database; closing the connection frees it."""
    other = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


@pytest.mark.parametrize(
    ("settings", "channels"),
    [
        (GuildSettings(), DEFAULTS),
        (GuildSettings(ask_channels=()), Channels(frozenset(), frozenset({2}))),
        (GuildSettings(listen_channels=(1, 3)), Channels(frozenset({1}), frozenset({3}))),
        (GuildSettings(ask_channels=(2,)), Channels(frozenset({2}), frozenset())),
    ],
)
async def test_what_was_not_chosen_is_as_set_for_all(
    settings: GuildSettings, channels: Channels
) -> None:
    servers = Servers(None, lambda: 0.0)
    await servers.change(7, lambda _: settings)
    assert servers.channels(7, DEFAULTS) == channels
    assert servers.channels(8, DEFAULTS) == servers.channels(None, DEFAULTS) == DEFAULTS


async def test_a_new_limit_begins_anew() -> None:
    servers, default = Servers(None, lambda: 0.0), RateLimit(0, lambda: 0.0)
    assert servers.rate(7, default) is servers.rate(None, default) is default
    await servers.change(7, lambda _: GuildSettings(rate_limit=1))
    limit = servers.rate(7, default)
    assert limit is servers.rate(7, default)
    assert [limit.take(1), limit.take(1)] == [True, False]
    await servers.change(7, lambda _: GuildSettings(rate_limit=2))
    assert servers.rate(7, default).take(1)


async def test_without_a_store_it_is_said_that_nothing_is_kept() -> None:
    servers = Servers(None, lambda: 0.0)
    assert servers.not_kept(7) == NO_STORE
    await servers.close()


async def test_a_change_is_in_force_though_it_cannot_be_written(
    town: Town, manager: MemberActor, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    town.bot.owner_ids = {town.asker.id}
    shown = await open_panel(town, manager)
    other = locked(folder)
    await press(manager, shown, "private_ask:on")
    assert NOT_KEPT.format(because=troubles.LOCKED) in text_of(shown)
    assert chosen(town).private_ask
    status = text_of(response(await admin(town, "status")))
    assert f"Database: {troubles.LOCKED}. I answer from memory; settings of 1 server" in status
    assert STATEMENT in text_of(await town.ask(QUESTION))
    await town.env.advance_time(RETRY_SECONDS * 3)
    assert caplog.messages.count("store_unusable") == 1
    other.close()
    await town.env.advance_time(RETRY_SECONDS)
    assert "store_usable_again" in caplog.messages
    status = text_of(response(await admin(town, "status")))
    assert "Database: in use, with the settings of 1 server" in status
    assert await kept(folder) == {town.guild.id: GuildSettings(private_ask=True)}


async def kept(folder: Path) -> dict[int, GuildSettings]:
    """Return what is in the database."""
    store = Store.in_folder(folder)
    servers = Servers(store, lambda: 0.0)
    await servers.keep_up()
    await servers.close()
    return {guild: servers.chosen(guild) for guild in servers.known()}


async def test_what_cannot_be_read_is_not_overwritten(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = Servers(Store.in_folder(folder), lambda: 0.0)
    await first.change(7, lambda _: GuildSettings(rate_limit=7))
    await first.close()
    (folder / FILE_NAME).rename(folder / "kept")
    (folder / FILE_NAME).write_bytes(b"no database " * 100)
    servers = Servers(Store.in_folder(folder), lambda: 0.0)
    with pytest.raises(StoreError, match=r"cannot be read just now: .* is damaged"):
        await servers.change(7, lambda now: now.model_copy(update={"private_ask": True}))
    assert servers.not_kept(7) == troubles.DAMAGED
    await servers.forget(8)
    (folder / "kept").rename(folder / FILE_NAME)
    await servers.change(7, lambda now: now.model_copy(update={"private_ask": True}))
    assert servers.chosen(7) == GuildSettings(rate_limit=7, private_ask=True)
    assert servers.unsaved == 0
    await servers.close()
    assert "settings_lost" not in caplog.messages


async def test_a_server_is_forgotten_though_the_database_failed_then(folder: Path) -> None:
    servers = Servers(Store.in_folder(folder), lambda: 0.0)
    for guild in (7, 8):
        await servers.change(guild, lambda _: GuildSettings(rate_limit=7))
    other = locked(folder)
    await servers.forget(7)
    assert servers.unsaved == 1
    other.close()
    await servers.keep_up()
    await servers.close()
    assert await kept(folder) == {8: GuildSettings(rate_limit=7)}


async def test_what_is_never_written_is_logged_in_the_end(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    servers = Servers(Store.in_folder(folder), lambda: 0.0)
    await servers.keep_up()
    other = locked(folder)
    await servers.change(7, lambda _: GuildSettings(rate_limit=7))
    await servers.close()
    other.close()
    assert "settings_lost" in caplog.messages


@pytest.mark.parametrize("settings", [Settings(rate_limit=0, ask_channels=(1,))])
async def test_a_refused_change_is_told_in_a_sentence(
    town: Town, manager: MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: object) -> None:
        raise StoreError(troubles.NEWER)

    shown = await open_panel(town, manager)
    monkeypatch.setattr(town.bot.servers, "change", refuse)
    result = await press(manager, shown, "private_ask:on")
    assert text_of(response(result)) == troubles.NEWER
    assert town.env.errors, "SimCord notes the refusal"
