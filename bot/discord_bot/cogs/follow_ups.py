"""What a message follows: the bot's reply it replies to, or in a direct message the last one.

All that is needed stands in the bot's own message, so nothing is kept, and a restart is no matter.
"""

from __future__ import annotations

import discord

from bot.answering.follow_ups import Context, may_follow_up
from bot.discord_bot.addressing import is_direct, own_text, quoted_message
from bot.discord_bot.bot import FactBot
from bot.discord_bot.layouts.components import entries_of
from bot.discord_bot.transport.lookups import earlier_message, last_own_message


async def context_of_message(bot: FactBot, message: discord.Message) -> Context | None:
    """Return what a message follows; None where it follows nothing of the bot's."""
    reply = await _reply_before(bot, message)
    if reply is None or reply.author != bot.user:
        return None
    entries = entries_of(reply)
    return Context(entries) if entries else Context((), await _question_of(bot, message, reply))


async def _reply_before(bot: FactBot, message: discord.Message) -> discord.Message | None:
    """Return the message that this one replies to, requested where Discord did not send it."""
    quoted = quoted_message(message)
    if quoted is not None and (quoted.author != bot.user or quoted.components):
        return quoted
    if not may_follow_up(own_text(message, bot.user)):
        return None
    if message.reference is not None:
        return await _referenced(message, message)
    if not is_direct(message):
        return None
    last = await last_own_message(bot, message.channel, message.id)
    return last if last and bot.is_recent(last.id) else None


async def _question_of(bot: FactBot, message: discord.Message, reply: discord.Message) -> str:
    """Return the question that a reply without entries is about; empty where it is gone."""
    question = await _referenced(message, reply)
    return own_text(question, bot.user) if question else ""


async def _referenced(
    message: discord.Message, referring: discord.Message
) -> discord.Message | None:
    """Return what a message in the channel of `message` refers to."""
    reference = referring.reference
    if reference is None or reference.message_id is None:
        return None
    return await earlier_message(message.channel, reference.message_id)
