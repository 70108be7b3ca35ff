"""A database that cannot be used: it is said why, once, and it is used again when it can be."""

from __future__ import annotations

import asyncio
import logging
import socket
import sqlite3
import stat
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import URL, event

from bot.errors import ConfigurationError, StoreError
from bot.store import Guilds, GuildSettings, Store, engine, troubles
from bot.store.engine import FILE_NAME, address_of, file_of, make_engine

SETTINGS = GuildSettings(ask_channels=(1, 2, 3))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "a %d" / "data"


async def used(folder: Path) -> Path:
    """Return the file of a store that holds the settings of one server."""
    store = Store.in_folder(folder)
    await Guilds(store).save(7, SETTINGS)
    await store.close()
    return folder / FILE_NAME


def test_the_folder_and_the_file_are_private(folder: Path) -> None:
    file = asyncio.run(used(folder))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_folder_that_is_there_stays_as_it_is(folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o750)
    file = asyncio.run(used(folder))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o750
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_a_locked_database_is_used_again_once_it_is_free(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(engine, "BUSY_MILLISECONDS", 10)
    file = await used(folder)
    store = Store.in_folder(folder)
    guilds = Guilds(store)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    caplog.set_level(logging.INFO)
    for _ in range(2):
        with pytest.raises(StoreError, match=troubles.LOCKED):
            await guilds.save(8, SETTINGS)
    assert await guilds.all() == {7: SETTINGS}, "reading goes on"
    other.close()
    await guilds.save(8, SETTINGS)
    assert store.trouble == ""
    assert caplog.messages[0] == "store_unusable"
    assert caplog.messages[-1] == "store_usable_again"
    await store.close()


async def test_a_database_locked_from_the_start_is_opened_later(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_MILLISECONDS", 10)
    file = await used(folder)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE guild SET version = 9")
    other.execute("COMMIT")
    store = Store.in_folder(folder)
    with pytest.raises(StoreError, match=troubles.LOCKED):
        await Guilds(store).all()
    other.close()
    assert await Guilds(store).all() == {7: SETTINGS}
    await store.close()


async def save_many(guilds: Guilds) -> None:
    for guild_id in range(10, 500):
        await guilds.save(guild_id, SETTINGS)


async def test_a_full_disk_loses_what_is_new_only(folder: Path) -> None:
    await used(folder)
    store = Store.in_folder(folder)

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.cursor().execute("PRAGMA max_page_count=1")

    event.listen(store.engine.sync_engine, "connect", limit)
    guilds = Guilds(store)
    with pytest.raises(StoreError, match=troubles.FULL):
        await save_many(guilds)
    assert (await guilds.all())[7] == SETTINGS
    await store.close()


async def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    content = b"no database at all, but a text of some length" * 50
    (tmp_path / FILE_NAME).write_bytes(content)
    store = Store.in_folder(tmp_path)
    with pytest.raises(StoreError, match=troubles.DAMAGED):
        await Guilds(store).all()
    assert (tmp_path / FILE_NAME).read_bytes() == content
    await store.close()


async def test_pages_that_are_damaged_are_told(folder: Path) -> None:
    file = await used(folder)
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    store = Store.in_folder(folder)
    with pytest.raises(StoreError, match=troubles.DAMAGED):
        await Guilds(store).all()
    await store.close()


async def test_what_can_only_be_read_is_read(folder: Path) -> None:
    file = await used(folder)
    store = Store(address_of(f"sqlite:///file:{quote(quote(str(file)))}?mode=ro&uri=true"))
    guilds = Guilds(store)
    assert await guilds.all() == {7: SETTINGS}
    with pytest.raises(StoreError, match=troubles.READ_ONLY):
        await guilds.save(8, SETTINGS)
    await store.close()


async def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    for folder in (tmp_path / "data", tmp_path / "data" / "below"):
        store = Store.in_folder(folder)
        with pytest.raises(StoreError, match=troubles.NO_FILE):
            await Guilds(store).all()
        await store.close()


async def test_a_server_out_of_reach_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    store = Store(address_of(f"postgres://ada:secret@127.0.0.1:{port}/facts"))
    with pytest.raises(StoreError, match=troubles.UNREACHABLE):
        await Guilds(store).all()
    await store.close()


async def test_a_server_that_refuses_the_connection_is_told(server: URL) -> None:
    store = Store(server.set(username="nobody"))
    with pytest.raises(StoreError, match=troubles.UNREACHABLE):
        await Guilds(store).all()
    await store.close()


async def test_a_server_that_can_only_be_read_is_told(server: URL) -> None:
    store = Store(server)
    await store.migrate()
    await store.close()
    read_only = Store(server.update_query_dict({"options": "-c default_transaction_read_only=on"}))
    with pytest.raises(StoreError, match=troubles.READ_ONLY):
        await Guilds(read_only).save(7, SETTINGS)
    assert await Guilds(read_only).all() == {}
    await read_only.close()


def test_what_is_not_known_is_named_by_its_kind_only() -> None:
    assert troubles.trouble_of(ValueError("Ada's secret")) == "the database fails (ValueError)"


@pytest.mark.parametrize(
    "address", ["", "facts", "mysql://host/facts", "postgres://host:port/facts", "sqlite+nothing"]
)
def test_an_address_of_something_else_is_refused(address: str) -> None:
    with pytest.raises(ConfigurationError, match="DATABASE_URL cannot be used"):
        address_of(address)


def test_a_driver_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("psycopg")

    monkeypatch.setattr(engine, "create_async_engine", missing)
    with pytest.raises(ConfigurationError, match="cluster"):
        make_engine(address_of("postgres://host/facts"))


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("sqlite:////var/kept.db", Path("/var/kept.db")),
        ("sqlite:///file:kept.db?mode=ro&uri=true", None),
        ("sqlite:///:memory:", None),
        ("sqlite://", None),
        ("postgresql://host/facts", None),
    ],
)
def test_only_a_plain_file_is_made(address: str, file: Path | None) -> None:
    assert file_of(address_of(address)) == file


def test_an_address_outranks_the_folder(folder: Path) -> None:
    assert Store.at("", folder).url.database == str(folder / FILE_NAME)
    assert Store.at("postgresql://host/facts", folder).url.drivername == "postgresql+psycopg"
