"""Edited and deleted messages: a reply goes with its question, and a link with what it leads to."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from contextlib import suppress

import discord
from discord.ext import commands

from bot.discord_bot import phrases
from bot.discord_bot.addressing import Action, server_of
from bot.discord_bot.bot import FactBot
from bot.discord_bot.cogs.messages import Prepared, decide_on, fixed, prepare, respond
from bot.discord_bot.errors import UNTELLABLE
from bot.discord_bot.log import event
from bot.discord_bot.memory import Exchange, held
from bot.discord_bot.transport.lookups import message_in, messages_after
from bot.discord_bot.transport.responses import break_cycles, digest
from bot.discord_bot.transport.retry import with_retries

_log = logging.getLogger(__name__)


class Edits(commands.Cog):
    """Keeps replies in step with their questions, for fifteen minutes."""

    def __init__(self, bot: FactBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Update the reply to an edited question; answer a message that has become one.

        Link previews and pins arrive here as well; nothing is written unless the reply changes.
        """
        self.bot.under_way.note()
        message = payload.message
        if message.author.bot:
            return
        await self._recall(payload.channel_id, {message.id})
        is_edit = message.edited_at is not None and self.bot.is_recent(message.id)
        if not is_edit and message.id not in self.bot.exchanges:
            return
        action = await decide_on(self.bot, message)
        async with held(self.bot.exchanges, message.id, payload.channel_id) as exchange:
            reply = exchange.reply
            if reply is not None:
                await self._revise(message, action, exchange, reply)
            elif is_edit:
                await respond(self.bot, message, action, exchange)
        if reply is not None:
            await self._answer_where_linked({reply})

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Delete the reply to a deleted question; answer where a deleted reply was linked."""
        await self._deleted(payload.channel_id, {payload.message_id})

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Do the same for messages that were deleted together."""
        await self._deleted(payload.channel_id, payload.message_ids)

    async def _deleted(self, channel_id: int, message_ids: Collection[int]) -> None:
        self.bot.under_way.note()
        self._forget(message_ids)
        await self._recall(channel_id, message_ids)
        asked = [message_id for message_id in message_ids if message_id in self.bot.exchanges]
        await asyncio.gather(*(self._withdraw(channel_id, question) for question in asked))
        await self._answer_where_linked(message_ids)

    async def _recall(self, channel_id: int, question_ids: Collection[int]) -> None:
        """Find the replies to questions from before the start: each references its question."""
        forgotten = [
            question_id
            for question_id in question_ids
            if question_id not in self.bot.exchanges
            and self.bot.is_older_than_bot(question_id)
            and self.bot.is_recent(question_id)
        ]
        if not forgotten:
            return
        for message in await messages_after(self.bot, channel_id, min(forgotten)):
            asked = message.reference.message_id if message.reference else None
            if asked in forgotten and message.author == self.bot.user:
                self.bot.exchanges.setdefault(asked, Exchange(channel_id, message.id))

    async def _revise(
        self, message: discord.Message, action: Action, exchange: Exchange, reply: int
    ) -> None:
        """Bring a reply in step with its question, unless a later edit has."""
        edited_at = message.edited_at or message.created_at
        if exchange.edited_at and edited_at < exchange.edited_at:
            return
        exchange.edited_at = edited_at
        prepared = await prepare(self.bot, message, action)
        changes = prepared is not None and digest(prepared.view) != exchange.shown
        if changes and not self.bot.rate_in(server_of(message)).take(message.author.id):
            is_asked = action is not Action.ANSWER_IF_CERTAIN
            prepared = fixed(phrases.SLOW_DOWN, message.author.id) if is_asked else None
        await self._replace(exchange, reply, prepared)

    async def _replace(self, exchange: Exchange, reply: int, prepared: Prepared | None) -> None:
        """Let a reply show something else, or delete it."""
        shown = digest(prepared.view) if prepared else ""
        if shown == exchange.shown and prepared:
            return
        self._forget({reply})
        channel = self.bot.get_partial_messageable(exchange.channel)
        message = channel.get_partial_message(reply)
        with suppress(discord.NotFound):  # somebody removed the reply: it is not sent again
            if prepared is None:
                await with_retries(message.delete)
            else:
                with break_cycles(prepared.view):
                    await with_retries(lambda: message.edit(view=prepared.view))
                event(_log, "reply_edited", channel=exchange.channel)
            exchange.shown, exchange.above = shown, None
            if prepared and prepared.reply:
                self.bot.repeats.note(exchange.channel, prepared.reply.visible(), reply)

    async def _withdraw(self, channel_id: int, question: int) -> None:
        async with held(self.bot.exchanges, question, channel_id) as exchange:
            reply, exchange.reply = exchange.reply, None
            if reply is not None:
                self._forget({reply})
                await self._delete(channel_id, reply)

    async def _delete(self, channel_id: int, reply: int) -> None:
        channel = self.bot.get_partial_messageable(channel_id)
        try:
            await with_retries(channel.get_partial_message(reply).delete)
        except discord.NotFound:
            return
        except UNTELLABLE as error:  # the bot was sent away, for one
            event(_log, "reply_left", logging.WARNING, because=type(error).__name__)
        else:
            event(_log, "reply_deleted", channel=channel_id)

    async def _answer_where_linked(self, replies: Collection[int]) -> None:
        """Turn links to replies that are gone, or say something else now, into answers."""
        linked = [
            (question, exchange.channel)
            for question, exchange in tuple(self.bot.exchanges.items())
            if exchange.above in replies
        ]
        for question, channel_id in linked:
            message = await message_in(self.bot, channel_id, question)
            if message is None:
                continue
            action = await decide_on(self.bot, message)
            async with held(self.bot.exchanges, question, channel_id) as exchange:
                if exchange.reply is not None and exchange.above in replies:
                    exchange.shown = ""
                    prepared = await prepare(self.bot, message, action)
                    await self._replace(exchange, exchange.reply, prepared)

    def _forget(self, replies: Collection[int]) -> None:
        """Forget what replies said that no longer say it."""
        self.bot.recent.forget(replies)
        self.bot.repeats.forget(replies)
