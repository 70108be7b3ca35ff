"""The settings of servers, kept in a real SQLite and a real PostgreSQL."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlalchemy import insert, select

from bot.store import Guilds, GuildSettings, Store
from bot.store.guild_settings import LARGEST_ID, NOTHING_CHOSEN
from bot.store.tables import guild

CHOSEN = GuildSettings(ask_channels=(1, LARGEST_ID), listen_channels=(), gap_log=True)


async def test_what_was_saved_is_read_again(store: Store) -> None:
    guilds = Guilds(store)
    assert await guilds.all() == {}
    await guilds.save(7, CHOSEN)
    await guilds.save(LARGEST_ID, NOTHING_CHOSEN)
    assert await guilds.all() == {7: CHOSEN, LARGEST_ID: NOTHING_CHOSEN}


async def test_what_is_saved_later_is_in_its_place(store: Store) -> None:
    guilds = Guilds(store)
    for settings in (CHOSEN, GuildSettings(rate_limit=3)):
        await guilds.save(7, settings)
    assert await guilds.all() == {7: GuildSettings(rate_limit=3)}
    async with store.reading() as connection:
        assert (await connection.execute(select(guild.c.version))).scalars().all() == [2]


async def test_one_server_is_forgotten_and_no_other(store: Store) -> None:
    guilds = Guilds(store)
    for guild_id in (7, 8):
        await guilds.save(guild_id, CHOSEN)
    await guilds.forget(7)
    await guilds.forget(9)
    assert await guilds.all() == {8: CHOSEN}


async def test_settings_that_cannot_be_read_are_left_out(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    guilds = Guilds(store)
    await guilds.save(7, CHOSEN)
    async with store.writing() as connection:
        later = {"id": 8, "settings": {"holograms": True}, "version": 1}
        await connection.execute(insert(guild).values(later))
    with caplog.at_level(logging.WARNING):
        assert await guilds.all() == {7: CHOSEN}
    assert caplog.messages == ["settings_unreadable"]


ids = st.lists(st.integers(1, LARGEST_ID), max_size=25).map(tuple)


@given(
    st.builds(
        GuildSettings,
        ask_channels=st.none() | ids,
        listen_channels=st.none() | ids,
        rate_limit=st.none() | st.integers(0, 1_000_000),
        stories=st.none() | st.lists(st.text(min_size=1, max_size=64), max_size=3).map(tuple),
        curator_roles=ids,
    )
)
def test_what_is_kept_of_settings_makes_the_same_settings(settings: GuildSettings) -> None:
    assert GuildSettings.model_validate(settings.kept()) == settings


@pytest.mark.parametrize(
    "kept",
    [
        {"ask_channels": ["1"]},
        {"ask_channels": [0]},
        {"ask_channels": [LARGEST_ID + 1]},
        {"ask_channels": [1] * 26},
        {"rate_limit": True},
        {"rate_limit": -1},
        {"gap_log": "yes"},
        {"stories": [""]},
        {"asker": "ada"},
        [],
    ],
)
def test_nothing_else_is_taken_for_settings(kept: object) -> None:
    with pytest.raises(ValidationError):
        GuildSettings.model_validate(kept)
