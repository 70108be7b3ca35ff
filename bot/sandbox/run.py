"""`python -m bot try`: the simulated server, served to a browser until Ctrl-C."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from simcord import SetupError

from bot.answering import LiveBase
from bot.discord_bot.log import configure
from bot.errors import FactbotError
from bot.sandbox.opening import opening_questions
from bot.sandbox.town import open_town
from bot.settings import Settings

Tell = Callable[[str], None]

NAME = "factbot"


def main(knowledge: Path, *, port: int = 0, in_browser: bool = True) -> None:
    """Serve the sandbox on loopback until Ctrl-C, or until it is ended in the page.

    `port` 0 takes any that is free. Raises KnowledgeError when the base does not load, and
    FactbotError when the port is taken.
    """
    configure(Settings(log_level="WARNING"))  # the address, and what goes wrong: nothing else
    announce = _announce_and_open if in_browser else announce_only
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(knowledge, port, announce))


async def serve(knowledge: Path, port: int, announce: Callable[[str, Path], None]) -> None:
    """Serve the sandbox until it is cancelled or ended in the page.

    `announce` is called with the page's address and the folder once it can be opened.
    """
    live = await asyncio.to_thread(LiveBase, knowledge)
    async with open_town(knowledge, live) as town:
        await town.env.bot.user.edit(username=NAME)
        await town.hear(opening_questions(live.current.base))
        preview = town.env.preview(
            town.channel, viewers=(town.member, town.admin), layout="channel", port=port
        )
        try:
            await preview.__aenter__()
        except SetupError as error:
            raise FactbotError(f"...") from error
        async with preview:
            announce(preview.url, knowledge)
            await preview.wait_closed()
