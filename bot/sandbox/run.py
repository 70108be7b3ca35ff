"""`python -m bot try`: the simulated server in a browser, until Ctrl-C."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import webbrowser
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from pathlib import Path

from simcord import SetupError

from bot.answering import DEFAULT_RISK, Risk
from bot.answering.live import LiveBase
from bot.discord_bot.log import configure
from bot.errors import FactbotError
from bot.sandbox.demo_questions import demo_questions
from bot.sandbox.sandbox import CHANNEL, open_sandbox
from bot.settings import Settings

CLOSING_SECONDS = 2.0
WELCOME = """\
The sandbox is ready. Open this address in a browser on this computer:

    {address}

You are Reader in #{channel}: type a question, and the bot replies; so it does to /ask.
To administer the bot, choose Editor under "Viewing as"; then edit a file in {knowledge} and
send /reload. Ctrl-C ends the sandbox."""


def main(
    knowledge: Path, risk: Risk = DEFAULT_RISK, *, port: int = 0, in_browser: bool = True
) -> None:
    """Serve the sandbox on loopback until Ctrl-C, or until it is ended in the page.

    `port` 0 takes any that is free. Raises KnowledgeError when the base does not load, and
    FactbotError when it cannot be served.
    """
    configure(Settings(log_level="WARNING"))  # what goes wrong, and nothing else

    def announce(address: str) -> None:
        welcome = WELCOME.format(address=address, channel=CHANNEL, knowledge=knowledge)
        print(welcome, flush=True)  # noqa: T201 - it is what the command is for
        if in_browser and opens_window(sys.platform, os.environ):
            # Some browsers return only when they are closed.
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    # A script's background job inherits that interrupts are ignored; this one ends by them.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # Whoever interrupts a reload does not wait for its thread, which nothing can stop.
    leave = threading.Timer(CLOSING_SECONDS, os._exit, (0,))
    leave.daemon = True
    try:
        with suppress(KeyboardInterrupt):
            sandbox = serve(knowledge, LiveBase(knowledge, risk), port, announce)
            asyncio.run(_interruptible(sandbox, leave.start))
    finally:
        leave.cancel()


async def serve(
    knowledge: Path, live: LiveBase, port: int, announce: Callable[[str], None]
) -> None:
    """Serve the sandbox until it is ended in the page, or cancelled.

    `live` is read from the folder `knowledge`; `announce` is called with the page's address once
    it can be opened. Raises FactbotError when it cannot be served.
    """
    asked = demo_questions(live.current)
    async with open_sandbox(knowledge, live, asked) as sandbox:
        viewers = (sandbox.member, sandbox.admin)
        try:
            async with sandbox.env.preview(
                sandbox.channel, viewers=viewers, layout="channel", port=port
            ) as preview:
                announce(preview.url)
                await preview.wait_closed()
        except SetupError as error:
            raise FactbotError(_refusal(error, port)) from error


async def _interruptible(
    sandbox: Coroutine[None, None, None], interrupted: Callable[[], None]
) -> None:
    """Run the sandbox; call `interrupted` as soon as Ctrl-C begins to end it."""
    serving = asyncio.ensure_future(sandbox)
    try:
        await asyncio.shield(serving)
    except asyncio.CancelledError:
        interrupted()
        serving.cancel()
        await asyncio.wait({serving})
        raise


def _refusal(error: SetupError, port: int) -> str:
    if isinstance(error.__cause__, OSError):
        return f"Port {port} cannot be used; choose another with --port, or leave it out."
    return f"The sandbox cannot be served: {error}"


def opens_window(platform: str, environment: Mapping[str, str]) -> bool:
    """Tell whether a browser would open in a window, and not in the terminal."""
    screens = (environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return platform in {"win32", "darwin"} or any(screens)
