"""The tables are brought up to date, once, and are those that the program uses."""

from __future__ import annotations

import asyncio

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, text

from bot.errors import StoreError
from bot.store import Guilds, GuildSettings, Store
from bot.store.migrate import HEAD, STEPS
from bot.store.tables import metadata
from bot.store.troubles import NEWER, NOT_MIGRATED


async def test_the_steps_make_the_tables_that_are_used(store: Store) -> None:
    async with store.reading() as connection:
        found = await connection.run_sync(
            lambda plain: compare_metadata(MigrationContext.configure(plain), metadata)
        )
    assert found == []


def test_the_newest_step_is_the_one_named() -> None:
    config = Config()
    config.set_main_option("script_location", str(STEPS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


async def test_a_second_time_changes_nothing(store: Store) -> None:
    await Guilds(store).save(7, GuildSettings(rate_limit=1))
    await store.migrate()
    assert await Guilds(store).all() == {7: GuildSettings(rate_limit=1)}


async def test_four_at_once_are_in_nobodys_way(url: URL) -> None:
    stores = [Store(url) for _ in range(4)]
    await asyncio.gather(*(store.migrate() for store in stores))
    for store in stores:
        assert await Guilds(store).all() == {}
        await store.close()


async def test_tables_of_a_newer_version_are_left_alone(store: Store, url: URL) -> None:
    async with store.writing() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = 'v9999'"))
    newer = Store(url)
    for attempt in (newer.migrate(), Guilds(newer).all()):
        with pytest.raises(StoreError, match=NEWER):
            await attempt
    await newer.close()


async def test_a_server_is_migrated_on_request_only(url: URL) -> None:
    store = Store(url)
    guilds = Guilds(store)
    if store.is_embedded:
        assert await guilds.all() == {}
    else:
        with pytest.raises(StoreError, match=NOT_MIGRATED):
            await guilds.all()
        await store.migrate()
        assert await guilds.all() == {}
    await store.close()
