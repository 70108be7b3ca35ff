"""Retries of requests that Discord may not have received, where repeating them is harmless.

discord.py sends again by itself after most errors of Discord's servers; not after a 503, nor when
the connection breaks (on Linux it looks for other error numbers than there are). Whether a request
took effect is unknown then.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from json import JSONDecodeError
from typing import Any, TypeVar

import aiohttp
import discord

from bot.discord_bot.log import event
from bot.discord_bot.transport.requests import Banned, wait_out

Interaction = discord.Interaction[Any]
Type = discord.InteractionResponseType
T = TypeVar("T")

TRANSIENT_ERRORS = (
    aiohttp.ClientError,
    OSError,
    TimeoutError,
    discord.DiscordServerError,
    JSONDecodeError,  # an answer cut short or garbled on its way
    UnicodeDecodeError,
)
RETRY_PAUSES = (0.1, 1.0, 3.0, 8.0, 15.0)  # seconds; Discord remembers a nonce for a few minutes
BAN_PATIENCE = 300.0  # seconds; whoever asked has stopped waiting by then
ANSWER_SECONDS = 0.9  # for each try: Discord gives an interaction up after 3 seconds
ANSWER_PAUSES = (0.05, 0.1, 0.2)
ANSWERED_ALREADY = 40060  # Discord's code for an interaction that was acknowledged before

_ANSWERED = "answered"  # in the extras of an interaction: the type of its answer
_log = logging.getLogger(__name__)


async def with_retries(send: Callable[[], Awaitable[T]]) -> T:
    """Return what `send` returns, called again for half a minute after transient errors.

    A ban that ends within minutes is waited out.

    What it sends has to be harmless when it comes twice: an edit, a deletion, a message with a
    nonce that stays the same.
    """
    patience = BAN_PATIENCE
    for pause in RETRY_PAUSES:
        try:
            return await send()
        except Banned as ban:
            patience -= ban.seconds
            if patience < 0:
                raise
            await wait_out(ban)
        except TRANSIENT_ERRORS as error:
            event(_log, "sent_again", logging.WARNING, because=type(error).__name__)
            await asyncio.sleep(pause)
    return await send()


async def respond(interaction: Interaction, send: Callable[[], Awaitable[Any]], kind: Type) -> None:
    """Answer an interaction for the first time, by `send`; `kind` is the type of that answer.

    Discord takes one only: when it says that it has one, after a try whose outcome is unknown,
    that try has arrived.
    """
    unknown = False
    for pause in (*ANSWER_PAUSES, None):
        try:
            await asyncio.wait_for(send(), ANSWER_SECONDS)
        except TRANSIENT_ERRORS as error:
            if pause is None:
                raise
            unknown = True
            event(_log, "sent_again", logging.WARNING, because=type(error).__name__)
            await asyncio.sleep(pause)
        except discord.HTTPException as error:
            if error.code != ANSWERED_ALREADY:
                raise
            if not unknown:  # then it was not this process that answered
                interaction.client.dispatch("second_instance")
                raise
            break
        else:
            break
    interaction.extras[_ANSWERED] = kind


def answered_as(interaction: Interaction) -> Type | None:
    """Return the type of the answer an interaction has got; None where it has got none."""
    found: Type | None = interaction.extras.get(_ANSWERED) or interaction.response.type
    return found
