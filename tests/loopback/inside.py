"""The bot within the process of the tests, connected to a Discord on loopback."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.answering.live import LiveBase
from bot.discord_bot import FactBot, create_bot
from bot.discord_bot.memory import Clock
from bot.settings import Settings
from tests.loopback.payloads import TOKEN
from tests.loopback.server import LoopbackDiscord


@asynccontextmanager
async def connected(
    discord: LoopbackDiscord,
    live: LiveBase,
    settings: Settings = Settings(rate_limit=0),  # noqa: B008 - it is frozen
    *,
    clock: Clock = time.monotonic,
    wait: bool = True,
) -> AsyncIterator[FactBot]:
    """Serve a Discord and connect a bot to it; wait until it is, if so wished."""
    async with discord.listening():
        with pointed_to(discord.port):
            bot = create_bot(settings, live, clock=clock)
            serving = asyncio.create_task(bot.start(TOKEN))
            try:
                if wait:
                    await discord.until(lambda: discord.gateway.current or serving.done())
                yield bot
            finally:
                await bot.close()
                _forget_readiness()
                serving.cancel()
                with suppress(asyncio.CancelledError):
                    await serving
                await _events_told()


def _forget_readiness() -> None:
    """Keep discord.py from telling a closed bot, two seconds later, that it is ready."""
    for task in asyncio.all_tasks():
        if getattr(task.get_coro(), "__qualname__", "") == "ConnectionState._delay_ready":
            task.cancel()


async def _events_told() -> None:
    """Wait for what discord.py has yet to tell of: the last disconnection, for one."""
    while told := [one for one in asyncio.all_tasks() if one.get_name().startswith("discord.py")]:
        await asyncio.gather(*told, return_exceptions=True)


@contextmanager
def served(discord: LoopbackDiscord) -> Iterator[LoopbackDiscord]:
    """Serve a Discord from a thread of its own, for what has an event loop of its own too."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    listening = discord.listening()
    try:
        asyncio.run_coroutine_threadsafe(listening.__aenter__(), loop).result(5)
        with pointed_to(discord.port):
            yield discord
    finally:
        ended = listening.__aexit__(None, None, None)
        asyncio.run_coroutine_threadsafe(ended, loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


@contextmanager
def pointed_to(port: int) -> Iterator[None]:
    """Point the discord.py of this process to loopback meanwhile."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE = f"http://127.0.0.1:{port}/api"
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://127.0.0.1:{port}/gateway")
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before
