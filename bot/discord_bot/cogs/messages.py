"""Asking by message: mentions, replies, direct messages, answer channels; edits and deletions."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

import discord
from discord import ui
from discord.ext import commands

from bot.answering import Reply
from bot.answering.reply import Sentence, Suggestions
from bot.discord_bot import phrases
from bot.discord_bot.addressing import Decision, should_speak
from bot.discord_bot.layouts import sentence
from bot.discord_bot.layouts.reply_view import Controls, present, present_blocks, present_check
from bot.discord_bot.log import event
from bot.discord_bot.memory import Exchange, Exchanges
from bot.discord_bot.message_context import hear, is_direct, own_text, quoted_message
from bot.discord_bot.reporting import report
from bot.discord_bot.transport.responses import break_cycles, digest, reply_to
from bot.discord_bot.transport.retry import with_retries

if TYPE_CHECKING:
    from bot.discord_bot.bot import FactBot

EXAMPLES = 5

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What would be sent; `reply` is None for a fixed sentence."""

    view: ui.LayoutView
    reply: Reply | None = None


class Messages(commands.Cog):
    """Replies to messages, and keeps the replies in step with them."""

    def __init__(self, bot: FactBot) -> None:
        self.bot = bot
        self.exchanges = Exchanges(bot.clock)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Reply to a message if it is for the bot to do so."""
        self.bot.under_way.note()
        decision = self._decide(message)
        if decision is Decision.SILENT:
            return
        exchange = self.exchanges.begin(message.id)
        async with exchange.lock:
            if exchange.reply is not None:
                return  # Discord told it twice, as it may when a connection is resumed
            if not await self._respond(message, decision, exchange):
                self.exchanges.forget(message.id)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Bring the reply in step with its edited question.

        Link previews and pins arrive here as well; nothing is written unless the reply changes.
        """
        self.bot.under_way.note()
        exchange = self.exchanges.of(payload.message_id)
        if exchange is None:
            return
        async with exchange.lock:
            if exchange.reply is not None:
                await self._revise(payload.message, exchange, exchange.reply)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Take the reply along with its deleted question."""
        self.bot.under_way.note()
        await self._withdraw(payload.channel_id, payload.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Take the replies along with their deleted questions."""
        self.bot.under_way.note()
        for message_id in payload.message_ids:
            await self._withdraw(payload.channel_id, message_id)

    def _decide(self, message: discord.Message) -> Decision:
        return should_speak(hear(message, self.bot.user, self.bot.settings.answer_channels))

    async def _respond(
        self, message: discord.Message, decision: Decision, exchange: Exchange
    ) -> bool:
        """Send the reply, and return whether there is one that belongs to the question."""
        unasked = decision is Decision.ANSWER_IF_CERTAIN
        if not unasked and not self.bot.rate.take(message.author.id):
            if self.bot.rate.tell(message.author.id):
                await reply_to(message, sentence(phrases.SLOW_DOWN))
            return False
        prepared = await self._prepare(message, decision)
        if prepared is None or (unasked and not self._is_welcome(message, prepared)):
            return False
        with break_cycles(prepared.view):
            shown = digest(prepared.view)
            sent = await reply_to(message, prepared.view)
        if sent is None:
            return False
        exchange.reply, exchange.shown = sent.id, shown
        if prepared.reply is not None:
            self.bot.repeats.note(message.channel.id, prepared.reply.visible_ids())
            report(_way(message, decision), prepared.reply, message.channel.id)
        return True

    def _is_welcome(self, message: discord.Message, prepared: _Prepared) -> bool:
        """Tell whether an answer nobody asked the bot for is new there, and not one too many."""
        shown = prepared.reply.visible_ids() if prepared.reply else ()
        said = self.bot.repeats.all_said(message.channel.id, shown)
        return not said and self.bot.rate.take(message.author.id)

    async def _revise(self, message: discord.Message, exchange: Exchange, reply_id: int) -> None:
        decision = self._decide(message)
        prepared = await self._prepare(message, decision)
        channel = self.bot.get_partial_messageable(message.channel.id)
        reply = channel.get_partial_message(reply_id)
        try:
            if prepared is None:
                self.exchanges.forget(message.id)
                await with_retries(reply.delete)
            elif (shown := digest(prepared.view)) != exchange.shown:
                with break_cycles(prepared.view):
                    await with_retries(lambda: reply.edit(view=prepared.view))
                exchange.shown = shown
                event(_log, "reply_edited", channel=message.channel.id)
        except discord.NotFound:  # somebody removed the reply
            self.exchanges.forget(message.id)

    async def _withdraw(self, channel_id: int, question_id: int) -> None:
        exchange = self.exchanges.of(question_id)
        if exchange is None:
            return
        async with exchange.lock:
            self.exchanges.forget(question_id)
            if exchange.reply is None:
                return
            channel = self.bot.get_partial_messageable(channel_id)
            try:
                await with_retries(channel.get_partial_message(exchange.reply).delete)
            except (discord.NotFound, discord.Forbidden):  # gone already, or out of reach
                return
            event(_log, "reply_deleted", channel=channel_id)

    async def _prepare(self, message: discord.Message, decision: Decision) -> _Prepared | None:
        """Return what a decision comes to; None where the bot is to be silent."""
        answerer, asker = self.bot.live.current.answerer, message.author.id
        match decision:
            case Decision.SILENT:
                return None
            case Decision.ANSWER | Decision.ANSWER_IF_CERTAIN:
                addressed = decision is Decision.ANSWER
                text = own_text(message)
                reply = await asyncio.to_thread(answerer.reply, text, addressed=addressed)
                return _Prepared(present(reply, asker), reply) if reply else None
            case Decision.CHECK_QUOTED:
                quoted = quoted_message(message)
                text = quoted.content if quoted else ""
                reply = await asyncio.to_thread(answerer.relevant_facts, text)
                return _Prepared(present_check(reply, asker), reply)
            case Decision.INVITE:
                examples = Suggestions(phrases.ASK_ME, answerer.complete("", EXAMPLES))
                return _Prepared(present_blocks((examples,), Controls(asker)))
            case Decision.ASK_FOR_MENTION:
                return _Prepared(_fixed(phrases.MENTION_ME, asker))
            case Decision.POINT_TO_CHECK:
                return _Prepared(_fixed(phrases.CANNOT_READ, asker))
            case _:
                assert_never(decision)


def _fixed(text: str, asker: int) -> ui.LayoutView:
    return present_blocks((Sentence(text),), Controls(asker))


def _way(message: discord.Message, decision: Decision) -> str:
    """Return how a question came, for the log."""
    if decision is Decision.ANSWER_IF_CERTAIN:
        return "channel"
    return "direct" if is_direct(message) else "mention"
