"""`python -m bot run`: the bot from its settings to its clean end."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import discord

from bot.answering.live import LiveBase
from bot.discord_bot import FactBot, create_bot
from bot.discord_bot.log import configure, event
from bot.discord_bot.transport.retry import TRANSIENT_ERRORS
from bot.errors import ConfigurationError, FactbotError
from bot.settings import Settings
from bot.store import Store

# Supervisors commonly kill after 5 seconds or 10.
FINISHING_SECONDS = 2.5  # for the replies under way
CLOSING_SECONDS = 1.0
# A question, a reload and looking up an address; more threads would not be faster, since one at a
# time has the interpreter, and each makes the event loop wait for its turn.
WORKERS = 3
SWITCH_SECONDS = 0.001
HEARD_SECONDS = 0.05  # in which what was just heard comes under way
FORMER_SETTING, NEW_SETTING = "ANSWER_CHANNELS", "LISTEN_CHANNELS"
INTERRUPTED = 130  # what a shell reports of a program that Ctrl-C ended

# Close codes after which discord.py gives up. Starting again cures none of them, so that a
# supervisor must not try.
INCURABLE = {
    4004: "Discord refuses the token; set DISCORD_TOKEN to a current one from Discord's developer"
    " portal (Bot → Reset Token)",
    4010: "Discord refuses the number of this connection; update the bot",
    4011: "This bot needs shards, since it is in more servers than one connection may serve, and"
    " has none yet; remove it from some",
    4012: "Discord no longer speaks this version of its gateway; update discord.py",
    4013: "Discord does not know an intent the bot asks for; update discord.py",
}

_log = logging.getLogger(__name__)


def main(settings: Settings, *, allow_removals: bool = False) -> int:
    """Run the bot until it is stopped, and return the exit code.

    `allow_removals`: a reload by SIGHUP may remove facts.

    0 after SIGTERM, 130 after Ctrl-C; 78 for a token that is missing or refused, or an intent
    that is; 1 for a fact base with problems, or a Discord out of reach. The reason stands on
    standard error.
    """
    configure(settings)
    if settings.answer_channels:
        event(_log, "setting_renamed", logging.WARNING, old=FORMER_SETTING, new=NEW_SETTING)
    try:
        return asyncio.run(_run(settings, allow_removals=allow_removals))
    except FactbotError as error:
        print(error, file=sys.stderr)  # noqa: T201 - told once, at the shell
        return error.exit_code


async def _run(settings: Settings, *, allow_removals: bool) -> int:
    if settings.discord_token is None or not settings.discord_token.get_secret_value():
        raise ConfigurationError(
            "DISCORD_TOKEN is not set; set it to the bot's token from Discord's developer portal."
        )
    store = Store.at(settings.database, settings.data_dir)
    ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    _on_signal("SIGTERM", lambda: _end(ended, 0))
    _on_signal("SIGINT", lambda: _end(ended, INTERRUPTED))
    _on_signal("SIGHUP", lambda: None)  # what it asks for is just being done
    _share_the_interpreter()
    live = await asyncio.to_thread(LiveBase, settings.knowledge_dir, settings.risk)
    gc.collect()
    gc.freeze()
    bot = create_bot(settings, live, store=store)
    reloads: set[asyncio.Task[None]] = set()

    def reload() -> None:
        _keep(reloads, asyncio.create_task(_reload(bot, allow_removals=allow_removals)))

    _on_signal("SIGHUP", reload)
    return await _serve(bot, settings.discord_token.get_secret_value(), ended)


def _share_the_interpreter() -> None:
    """Let the event loop run soon, whatever the other threads do."""
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(WORKERS))
    sys.setswitchinterval(SWITCH_SECONDS)


async def _serve(bot: FactBot, token: str, ended: asyncio.Future[int]) -> int:
    """Run the bot until it fails or `ended` is set; returns what that holds."""
    serving = asyncio.create_task(_start(bot, token))
    try:
        await asyncio.wait((serving, ended), return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            await serving  # raises what ended it
        code = ended.result() if ended.done() else 0
        event(_log, "ending", exit_code=code)
        await _finish(bot, serving)
        return code
    finally:
        with suppress(TimeoutError):
            await asyncio.wait_for(bot.close(), CLOSING_SECONDS)
        serving.cancel()
        await asyncio.wait({serving})


async def _finish(bot: FactBot, serving: asyncio.Task[None]) -> None:
    """Listen to nothing new, and finish the replies under way, as far as there is time."""
    serving.cancel()
    await asyncio.sleep(HEARD_SECONDS)
    if left := await bot.under_way.finish(FINISHING_SECONDS):
        event(_log, "unfinished", logging.WARNING, count=left)


async def _start(bot: FactBot, token: str) -> None:
    try:
        await bot.start(token)
    except discord.LoginFailure:
        raise ConfigurationError(
            "Discord refuses the token; set DISCORD_TOKEN to a current one from Discord's"
            " developer portal (Bot → Reset Token)."
        ) from None
    except discord.PrivilegedIntentsRequired:
        raise ConfigurationError(
            "Discord withholds the content of messages; switch on the Message Content Intent in"
            " Discord's developer portal (Bot), or leave ASK_CHANNELS and LISTEN_CHANNELS empty."
        ) from None
    except discord.ConnectionClosed as error:
        remedy = INCURABLE.get(error.code, "Discord refuses the connection; update discord.py")
        raise ConfigurationError(f"{remedy} (Discord's code {error.code}).") from None
    except (discord.HTTPException, discord.GatewayNotFound, *TRANSIENT_ERRORS) as error:
        raise FactbotError(
            f"Discord cannot be reached ({type(error).__name__}); see to the network and try again."
        ) from error


async def _reload(bot: FactBot, *, allow_removals: bool) -> None:
    """Reload the base because of SIGHUP, and log the result."""
    try:
        reloaded = await bot.reload_base(allow_removals=allow_removals)
    except FactbotError as error:
        for problem in str(error).splitlines():
            event(_log, "reload_refused", logging.ERROR, problem=problem)
    else:
        event(_log, "reloaded", revision=reloaded.revision, seconds=reloaded.seconds)


def _end(ended: asyncio.Future[int], code: int) -> None:
    if not ended.done():
        ended.set_result(code)


def _keep(tasks: set[asyncio.Task[None]], task: asyncio.Task[None]) -> None:
    """Hold on to a task until it is done; the event loop itself does not."""
    tasks.add(task)
    task.add_done_callback(tasks.discard)


def _on_signal(name: str, handler: Callable[[], None]) -> None:
    """Handle a signal where the platform has it and the event loop can."""
    with suppress(AttributeError, NotImplementedError):
        asyncio.get_running_loop().add_signal_handler(getattr(signal, name), handler)
