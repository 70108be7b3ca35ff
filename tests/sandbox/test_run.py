"""Serving the sandbox, and its end."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import sys
import webbrowser
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from bot.answering.live import LiveBase
from bot.cli import run_cli
from bot.errors import FactbotError
from bot.sandbox.run import main, opens_window, serve


@pytest.fixture
def _own_logging() -> Iterator[None]:
    """Put the logging back that the program sets up."""
    root, discord = logging.getLogger(), logging.getLogger("discord")
    kept = root.handlers[:], root.level, discord.level
    yield
    root.handlers[:], root.level, discord.level = kept


async def test_the_page_is_served_on_loopback_until_it_is_cancelled(knowledge: Path) -> None:
    addresses: asyncio.Queue[str] = asyncio.Queue()
    sandbox = serve(knowledge, LiveBase(knowledge), 0, addresses.put_nowait)
    serving = asyncio.create_task(sandbox)
    address = await addresses.get()
    assert address.startswith("http://127.0.0.1:")
    async with aiohttp.ClientSession() as session:
        async with session.get(address) as page:
            assert page.status == 200
        serving.cancel()
        await asyncio.wait({serving})
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(address)


async def test_a_port_that_is_taken_is_told_in_a_sentence(knowledge: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(FactbotError, match=f"^Port {port} cannot be used; choose another"):
            await serve(knowledge, LiveBase(knowledge), port, print)


@pytest.mark.usefixtures("_own_logging")
def test_ctrl_c_ends_it_without_an_error(
    knowledge: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = []

    def open_then_interrupt(address: str) -> None:
        opened.append(address)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(webbrowser, "open", open_then_interrupt)
    main(knowledge)
    told, errors = capsys.readouterr()
    assert opened[0] in told
    assert str(knowledge) in told
    assert not errors


@pytest.mark.parametrize(
    ("platform", "environment", "opens"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_browser_is_opened_only_where_it_has_a_window(
    platform: str, environment: dict[str, str], *, opens: bool
) -> None:
    assert opens_window(platform, environment) is opens


async def test_whatever_else_keeps_it_from_being_served_is_told_as_well(knowledge: Path) -> None:
    with pytest.raises(FactbotError, match="cannot be served: port must be"):
        await serve(knowledge, LiveBase(knowledge), 65_536, print)


def test_without_simcord_the_command_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in [name for name in sys.modules if name.split(".")[:2] == ["bot", "sandbox"]]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "simcord", None)
    monkeypatch.setattr(sys, "argv", ["factbot", "try"])
    assert run_cli() == 2
    assert "make try" in capsys.readouterr().err
