"""What the gateway did not send and is requested: earlier messages, the parent of a thread."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import discord

from bot.discord_bot.log import event
from bot.discord_bot.transport.retry import TRANSIENT_ERRORS, with_retries

T = TypeVar("T")

READ_BACK = 50  # messages at most
NOT_IN_SERVER = frozenset({10004, 50001})  # Discord's codes: unknown server, missing access
FEW = 10  # messages, of which one may be what the next one follows

_log = logging.getLogger(__name__)


async def messages_after(
    client: discord.Client, channel_id: int, snowflake: int
) -> list[discord.Message]:
    """Return the next messages of a channel after an id or a time, the oldest first.

    There are none where the history may not be read, or is out of reach.
    """

    async def read() -> list[discord.Message]:
        channel = await _channel(client, channel_id)
        if channel is None or not _may_read(channel):
            return []
        after = discord.Object(snowflake)
        return [message async for message in channel.history(limit=READ_BACK, after=after)]

    return await _asked(read, channel_id) or []


async def earlier_message(
    channel: discord.abc.MessageableChannel, message_id: int
) -> discord.Message | None:
    """Return a message of a channel; None where it is gone or out of reach."""
    return await _asked(lambda: channel.fetch_message(message_id), channel.id)


async def message_in(
    client: discord.Client, channel_id: int, message_id: int
) -> discord.Message | None:
    """Return a message of a channel of which only the id is known; None as above."""

    async def read() -> discord.Message | None:
        channel = await _channel(client, channel_id)
        return await channel.fetch_message(message_id) if channel else None

    return await _asked(read, channel_id)


async def last_own_message(
    client: discord.Client, channel: discord.abc.MessageableChannel, before: int
) -> discord.Message | None:
    """Return the bot's last message among the few in a channel before an id."""

    async def read() -> discord.Message | None:
        async for message in channel.history(limit=FEW, before=discord.Object(before)):
            if message.author == client.user:
                return message
        return None

    return await _asked(read, channel.id)


async def parent_of(client: discord.Client, channel_id: int) -> int | None:
    """Return the id of the channel that a thread is in, 0 for no thread that the bot may see.

    None where Discord could not be asked, so that it may be asked again.
    """

    async def look() -> int:
        try:
            channel = await client.fetch_channel(channel_id)
        except (discord.Forbidden, discord.NotFound) as error:
            _note_failure(channel_id, error)
            return 0
        return channel.parent_id if isinstance(channel, discord.Thread) else 0

    return await _asked(look, channel_id)


async def is_member_of(client: discord.Client, guild_id: int) -> bool | None:
    """Tell whether the bot is in a server; None where Discord does not say."""
    try:
        await with_retries(lambda: client.fetch_guild(guild_id, with_counts=False))
    except discord.HTTPException as error:
        if error.code in NOT_IN_SERVER:
            return False
        event(_log, "lookup_failed", logging.WARNING, because=type(error).__name__)
    except (discord.DiscordException, *TRANSIENT_ERRORS) as error:
        event(_log, "lookup_failed", logging.WARNING, because=type(error).__name__)
    else:
        return True
    return None


async def own_member(guild: discord.Guild) -> discord.Member:
    """Return the bot in a server, with the roles it has now: no event tells of a change."""
    try:
        return await with_retries(lambda: guild.fetch_member(guild.me.id))
    except (discord.DiscordException, *TRANSIENT_ERRORS) as error:
        event(_log, "lookup_failed", logging.WARNING, because=type(error).__name__)
        return guild.me


async def _channel(client: discord.Client, channel_id: int) -> discord.abc.Messageable | None:
    """Return a channel, requested if need be; None for one that holds no messages."""
    channel = client.get_channel(channel_id) or await client.fetch_channel(channel_id)
    return channel if isinstance(channel, discord.abc.Messageable) else None


async def _asked(ask: Callable[[], Awaitable[T]], channel_id: int) -> T | None:
    """Return what Discord says about a channel, or None where it does not."""
    try:
        return await with_retries(ask)
    except (discord.DiscordException, *TRANSIENT_ERRORS) as error:
        _note_failure(channel_id, error)
        return None


def _note_failure(channel_id: int, error: BaseException) -> None:
    because = type(error).__name__
    event(_log, "lookup_failed", logging.WARNING, channel=channel_id, because=because)


def _may_read(channel: discord.abc.Messageable) -> bool:
    if isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        allowed = channel.permissions_for(channel.guild.me)
        return allowed.view_channel and allowed.read_message_history
    return True
