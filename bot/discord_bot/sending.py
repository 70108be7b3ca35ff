"""Sending layouts: as a reply to a message, or as the answer to an interaction."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from hashlib import blake2b
from json import dumps
from typing import Any, TypeVar

import discord
from discord import ui

from bot.discord_bot.log import event

Interaction = discord.Interaction[Any]
T = TypeVar("T")

FORM_INVALID = 50035  # Discord's code for "Invalid Form Body"
PATIENCE = 2.0  # seconds; Discord drops an interaction that is not acknowledged within 3

_log = logging.getLogger(__name__)


async def reply_to(message: discord.Message, view: ui.LayoutView) -> discord.Message | None:
    """Reply to a message; where replies are forbidden, send; where that is too, stay silent.

    Returns None where nothing was sent, also where the message is gone.
    """
    try:
        return await message.reply(view=view)
    except discord.Forbidden:
        return await _send(message, view)
    except discord.HTTPException as error:
        if error.code != FORM_INVALID or "message_reference" not in error.text:
            raise
        event(_log, "question_gone", channel=message.channel.id)
        return None


async def _send(message: discord.Message, view: ui.LayoutView) -> discord.Message | None:
    try:
        return await message.channel.send(view=view)
    except discord.Forbidden as error:
        event(
            _log,
            "not_allowed_to_send",
            logging.WARNING,
            channel=message.channel.id,
            code=error.code,
        )
        return None


async def answer(
    interaction: Interaction,
    view: ui.LayoutView,
    *,
    private: bool,
    file: discord.File | None = None,
) -> None:
    """Answer an interaction, whether it was acknowledged already or not.

    A file has to stand in the layout too, or it does not show.
    """
    files = [file] if file else []
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=private, files=files)
    else:
        await interaction.response.send_message(view=view, ephemeral=private, files=files)


async def promptly(interaction: Interaction, compute: Callable[[], T], *, private: bool) -> T:
    """Return what `compute` returns, run in a thread; if it takes long, acknowledge meanwhile."""
    return await in_time(interaction, asyncio.to_thread(compute), private=private)


async def in_time(interaction: Interaction, work: Coroutine[Any, Any, T], *, private: bool) -> T:
    """Return what `work` returns; if it takes long, acknowledge the interaction meanwhile."""
    patience: float = getattr(interaction.client, "patience", PATIENCE)
    task = asyncio.create_task(work)
    done, _ = await asyncio.wait({task}, timeout=patience)
    if not done:
        await interaction.response.defer(ephemeral=private, thinking=True)
    return await task


def digest(view: ui.LayoutView) -> str:
    """Return a short fingerprint of what a layout shows."""
    shown = dumps([item.to_component_dict() for item in view.children], sort_keys=True)
    return blake2b(shown.encode(), digest_size=16).hexdigest()
