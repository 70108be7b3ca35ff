"""A Discord message → what matters about it for whether to speak."""

from __future__ import annotations

import re
from collections.abc import Collection

import discord

from bot.discord_bot.addressing import Heard

_MENTION = re.compile(r"<@[!&]?\d+>")
_TYPES = frozenset({discord.MessageType.default, discord.MessageType.reply})


def hear(
    message: discord.Message, bot: discord.ClientUser | None, channels: Collection[int]
) -> Heard:
    """Return what matters about a message; `channels` are those where the bot answers unasked."""
    quoted = quoted_message(message)
    replies = message.type is discord.MessageType.reply
    replies_to_bot = quoted is not None and quoted.author == bot
    return Heard(
        by_person=message.type in _TYPES and not message.author.bot and message.webhook_id is None,
        direct=is_direct(message),
        mentions_bot=bot in message.mentions or _mentions_own_role(message),
        replies_to_bot=replies_to_bot,
        replies_to_other=replies and not replies_to_bot,
        mentions_other=any(user != bot for user in message.mentions),
        in_answer_channel=not places(message).isdisjoint(channels),
        quotes_text=quoted is not None and not replies_to_bot and bool(quoted.content),
        text=own_text(message),
    )


def is_direct(message: discord.Message) -> bool:
    """Tell whether a message is a direct one; a server that is out is none to discord.py either."""
    return isinstance(message.channel, discord.DMChannel)


def own_text(message: discord.Message) -> str:
    """Return what the author wrote, without mentions."""
    return _MENTION.sub(" ", message.content).strip()


def quoted_message(message: discord.Message) -> discord.Message | None:
    """Return the message that this one replies to, if it is still there."""
    if message.reference is None or message.type is not discord.MessageType.reply:
        return None
    resolved = message.reference.resolved
    return resolved if isinstance(resolved, discord.Message) else None


def places(message: discord.Message) -> set[int]:
    """Return the ids a channel list may mean by a message's place: a thread's parent too."""
    channel = message.channel
    parent = channel.parent_id if isinstance(channel, discord.Thread) else channel.id
    return {channel.id, parent}


def _mentions_own_role(message: discord.Message) -> bool:
    # Members often pick the role of the same name from the list instead of the bot.
    if message.guild is None or not message.role_mentions:
        return False
    return message.guild.self_role in message.role_mentions
