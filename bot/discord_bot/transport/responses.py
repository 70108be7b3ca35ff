"""Sending layouts: as a reply to a message, or as the answer to an interaction."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from json import dumps
from typing import Any, TypeVar

import discord
from discord import ui

from bot.discord_bot.log import event
from bot.discord_bot.transport.retry import answered_as, respond, with_retries

Interaction = discord.Interaction[Any]
T = TypeVar("T")

FORM_INVALID = 50035  # Discord's code for "Invalid Form Body"
# Seconds; Discord drops an interaction that is not acknowledged within 3, and the
# acknowledgement may have to be sent again.
DEFER_AFTER = 1.0
DEFERRED = discord.InteractionResponseType.deferred_channel_message
SHOWN = discord.InteractionResponseType.channel_message
TAKEN = discord.InteractionResponseType.deferred_message_update
CHANGED = discord.InteractionResponseType.message_update
# Stands in each reply as the id of its last component, which nobody sees: another process with
# the same token has another. Discord numbers components without one from 1 on.
LEAST_SIGNATURE = 1 << 20
SIGNATURE = LEAST_SIGNATURE + secrets.randbelow(1 << 30)

_log = logging.getLogger(__name__)


async def reply_to(message: discord.Message, view: ui.LayoutView) -> discord.Message | None:
    """Reply to a message; where replies are forbidden, send; where that is too, stay silent.

    Returns None where nothing was sent, also where the message is gone. Discord is asked to take
    only one message with the same nonce, and that is the question's id: it gets one reply.
    """
    view.children[-1].id = SIGNATURE
    try:
        return await with_retries(lambda: message.reply(view=view, nonce=message.id))
    except discord.Forbidden:
        return await _send(message, view)
    except discord.HTTPException as error:
        if error.code != FORM_INVALID or "message_reference" not in error.text:
            raise
        event(_log, "question_gone", channel=message.channel.id)
        return None


async def _send(message: discord.Message, view: ui.LayoutView) -> discord.Message | None:
    try:
        return await with_retries(lambda: message.channel.send(view=view, nonce=message.id))
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
    make_file: Callable[[], discord.File | None] = lambda: None,
) -> None:
    """Answer an interaction, whether it was acknowledged already or not.

    A file has to stand in the layout too, or it does not show; it is made for each try. What was
    acknowledged is answered by an edit, which can be repeated; a follow-up cannot.
    """

    def files() -> list[discord.File]:
        made = make_file()
        return [made] if made else []

    async def send() -> None:
        await interaction.response.send_message(view=view, ephemeral=private, files=files())

    with break_cycles(view):
        match answered_as(interaction):
            case None:
                await respond(interaction, send, SHOWN)
            case discord.InteractionResponseType.deferred_channel_message:
                await with_retries(
                    lambda: interaction.edit_original_response(view=view, attachments=files())
                )
            case _:
                await interaction.followup.send(view=view, ephemeral=private, files=files())


async def acknowledge(interaction: Interaction, *, private: bool) -> None:
    """Tell Discord that an answer is on its way."""

    async def send() -> None:
        await interaction.response.defer(ephemeral=private, thinking=True)

    await respond(interaction, send, DEFERRED)


async def show_instead(interaction: Interaction, view: ui.LayoutView) -> None:
    """Answer the use of a button or select by changing the message it belongs to."""

    async def send() -> None:
        await interaction.response.edit_message(view=view)

    with break_cycles(view):
        await respond(interaction, send, CHANGED)


async def remove(interaction: Interaction) -> None:
    """Answer the use of a button by deleting the message it belongs to."""

    async def send() -> None:
        await interaction.response.defer()

    await respond(interaction, send, TAKEN)
    with suppress(discord.NotFound):  # somebody else was faster, or an earlier try was
        await with_retries(interaction.delete_original_response)


async def run_or_defer(interaction: Interaction, compute: Callable[[], T], *, private: bool) -> T:
    """Return what `compute` returns, run in a thread; if it takes long, acknowledge meanwhile."""
    return await defer_if_slow(interaction, asyncio.to_thread(compute), private=private)


async def defer_if_slow(
    interaction: Interaction, work: Coroutine[Any, Any, T], *, private: bool
) -> T:
    """Return what `work` returns; if it takes long, acknowledge the interaction meanwhile.

    The work is cancelled when the interaction cannot be acknowledged.
    """
    defer_after: float = getattr(interaction.client, "defer_after", DEFER_AFTER)
    task = asyncio.create_task(work)
    done, _ = await asyncio.wait({task}, timeout=defer_after)
    try:
        if not done:
            await acknowledge(interaction, private=private)
        return await task
    finally:
        task.cancel()
        await asyncio.wait({task})


@contextmanager
def break_cycles(view: ui.LayoutView) -> Iterator[None]:
    """Break the reference cycles of a layout after it was sent.

    A layout and its items refer to each other, so only the garbage collector would free them; and
    what exists when a base is loaded is frozen, and never collected.
    """
    try:
        yield
    finally:
        for item in tuple(view.walk_children()):
            if isinstance(item, (ui.Container, ui.ActionRow, ui.Section)):
                item.clear_items()
        view.clear_items()
        view.stop()


def is_from_elsewhere(message: discord.Message) -> bool:
    """Tell whether a reply of the bot's own was sent by another process."""
    signature = getattr(message.components[-1], "id", None) if message.components else None
    return signature is not None and signature >= LEAST_SIGNATURE and signature != SIGNATURE


def digest(view: ui.LayoutView) -> str:
    """Return a short fingerprint of what a layout shows."""
    shown = dumps([item.to_component_dict() for item in view.children], sort_keys=True)
    return blake2b(shown.encode(), digest_size=16).hexdigest()
