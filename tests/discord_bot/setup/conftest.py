"""A bot with a real store in a file, and a member who manages the server."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import discord
import pytest
import pytest_asyncio
from simcord.actors import MemberActor

from bot.answering.live import LiveBase
from bot.discord_bot import FactBot, create_bot
from bot.settings import Settings
from bot.store import Store
from tests.discord_bot.conftest import OWNER, FakeClock
from tests.discord_bot.town import Town


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where everything is kept."""
    return tmp_path / "data"


@pytest_asyncio.fixture
async def stores() -> AsyncIterator[list[Store]]:
    """Return the stores of the test's bots, which are closed after it: SimCord closes no bot."""
    opened: list[Store] = []
    yield opened
    for store in opened:
        await store.close()


@pytest.fixture
def make_bot(
    settings: Settings, live: LiveBase, clock: FakeClock, folder: Path, stores: list[Store]
) -> Callable[[], FactBot]:
    """Return what makes another bot over the same base and file: for restarts."""

    def make() -> FactBot:
        stores.append(Store.in_folder(folder))
        return create_bot(settings, live, clock=clock, owner_ids={OWNER}, store=stores[-1])

    return make


@pytest.fixture
def manager(town: Town) -> MemberActor:
    """Return a member with Manage Server."""
    managing = discord.Permissions(manage_guild=True)
    role = town.guild.create_role("managers", permissions=managing)
    return town.guild.add_member(town.env.create_user("mara"), roles=[role])
