"""Asking by message: mentions, replies, direct messages, channels for it; edits and deletions."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

import discord
from cachetools import TTLCache
from discord import ui
from discord.ext import commands

from bot.answering import Reply
from bot.answering.follow_ups import Context, reply_after, reply_under, shows_something
from bot.answering.reply import Sentence, Suggestions
from bot.discord_bot import phrases
from bot.discord_bot.addressing import (
    Action,
    decide,
    describe,
    in_unknown_channel,
    is_direct,
    is_meant_for_bot,
    own_text,
    quoted_message,
    title_of,
)
from bot.discord_bot.bot import FactBot
from bot.discord_bot.cogs.follow_ups import context_of_message
from bot.discord_bot.layouts import Controls, present, present_blocks, present_check, sentence
from bot.discord_bot.log import event, report
from bot.discord_bot.memory import REPLY_SECONDS, Exchange
from bot.discord_bot.message_text import full_text
from bot.discord_bot.transport.lookups import messages_after, parent_of
from bot.discord_bot.transport.responses import break_cycles, digest, reply_to
from bot.discord_bot.transport.retry import with_retries

EXAMPLES = 5
MOST_PARENTS = 1_000

_log = logging.getLogger(__name__)


_Answering = Literal[
    Action.ANSWER, Action.ANSWER_IF_CERTAIN, Action.ANSWER_IF_MEANT, Action.ANSWER_TITLE
]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What would be sent; `reply` is None for a fixed sentence."""

    view: ui.LayoutView
    reply: Reply | None = None


class Messages(commands.Cog):
    """Replies to messages, and keeps the replies in step with them."""

    def __init__(self, bot: FactBot) -> None:
        self.bot = bot
        # Of threads that are not in discord.py's cache.
        self._parents: TTLCache[int, int] = TTLCache(MOST_PARENTS, REPLY_SECONDS, bot.clock)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Reply to a message that needs a reply from the bot."""
        self.bot.under_way.note()
        action = await self._decide(message)
        if action is Action.SILENT:
            return
        exchange = self.bot.exchanges.setdefault(message.id, Exchange(message.channel.id))
        async with exchange.lock:
            if exchange.reply is not None:
                return  # a resumed connection may replay a message
            if not await self._respond(message, action, exchange):
                self.bot.exchanges.pop(message.id, None)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Update the reply to an edited question; answer a message that has become one.

        Link previews and pins arrive here as well; nothing is written unless the reply changes.
        """
        self.bot.under_way.note()
        message = payload.message
        if not message.author.bot:
            await self._recall(payload.channel_id, [payload.message_id])
        if exchange := self.bot.exchanges.get(payload.message_id):
            async with exchange.lock:
                if exchange.reply is not None:
                    await self._revise(message, exchange, exchange.reply)
                    return
        if message.edited_at and self.bot.is_recent(message.id):
            await self.on_message(message)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Delete the reply to a deleted question."""
        self.bot.under_way.note()
        self.bot.recent.forget(payload.message_id)
        await self._withdraw(payload.channel_id, {payload.message_id})

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Delete the replies to deleted questions."""
        self.bot.under_way.note()
        await self._withdraw(payload.channel_id, payload.message_ids)

    async def _decide(self, message: discord.Message) -> Action:
        channels = self.bot.channels
        context = describe(message, self.bot.user, channels)
        action = decide(context)
        if action is Action.SILENT and in_unknown_channel(message):
            in_ask = decide(replace(context, in_ask_channel=bool(channels.ask)))
            in_listen = decide(replace(context, in_listen_channel=bool(channels.listen)))
            if {in_ask, in_listen} != {action}:
                parent = await self._parent_of(message.channel.id)
                if parent in channels.ask:
                    return in_ask
                if parent in channels.listen:
                    return in_listen
        return action

    async def _parent_of(self, channel_id: int) -> int:
        """Return the parent of a thread that is not in discord.py's cache; 0 for none."""
        parent = self._parents.get(channel_id)
        if parent is None and (parent := await parent_of(self.bot, channel_id)) is not None:
            self._parents[channel_id] = parent
        return parent or 0

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

    async def _respond(self, message: discord.Message, action: Action, exchange: Exchange) -> bool:
        """Send the reply, and return whether there is one that belongs to the question."""
        # Where it may turn out that nobody asked the bot, silence costs nobody a question.
        counts_later = action in {Action.ANSWER_IF_CERTAIN, Action.ANSWER_IF_MEANT}
        if not counts_later and not await self._may_ask(message):
            return False
        prepared = await self._prepare(message, action)
        if prepared is None:
            return False
        if action is Action.ANSWER_IF_CERTAIN and not self._is_welcome(message, prepared):
            return False
        if action is Action.ANSWER_IF_MEANT and not await self._may_ask(message):
            return False
        sent = await self._send(message, prepared, exchange)
        if sent and prepared.reply is not None:
            report(_way(message, action), prepared.reply, message.channel.id)
        return sent

    async def _may_ask(self, message: discord.Message) -> bool:
        """Count a question; where it is one too many, tell its author, once."""
        author = message.author.id
        if self.bot.rate.take(author):
            return True
        if self.bot.rate.tell(author):
            await reply_to(message, sentence(phrases.SLOW_DOWN))
        return False

    async def _send(
        self, message: discord.Message, prepared: _Prepared, exchange: Exchange
    ) -> bool:
        """Send the reply, or a link to the same one above, and return whether that was taken."""
        channel, asker, reply = message.channel.id, message.author.id, prepared.reply
        with break_cycles(prepared.view):
            # Also of a link: it is not to change unless the reply to the question would.
            exchange.shown = digest(prepared.view)
            if reply is None or is_direct(message):
                sent = await reply_to(message, prepared.view)
            elif above := await self.bot.recent.find(channel, reply.blocks, asker):
                await asyncio.sleep(self.bot.recent.delay_of_link(channel))
                link = message.jump_url.replace(str(message.id), str(above))
                sent = await reply_to(message, sentence(phrases.ANSWERED_ABOVE.format(link=link)))
            else:
                with self.bot.recent.giving(channel, reply.blocks, asker) as given:
                    if sent := await reply_to(message, prepared.view):
                        given(sent.id)
        if sent is None:
            return False
        exchange.reply = sent.id
        if reply is not None:
            self.bot.repeats.note(channel, reply.visible())
        return True

    def _is_welcome(self, message: discord.Message, prepared: _Prepared) -> bool:
        """Tell whether an unasked answer is new in its channel and within the rate limit."""
        shown = prepared.reply.visible() if prepared.reply else ()
        repeated = self.bot.repeats.all_shown(message.channel.id, shown)
        return not repeated and self.bot.rate.take(message.author.id)

    async def _revise(self, message: discord.Message, exchange: Exchange, reply_id: int) -> None:
        action = await self._decide(message)
        prepared = await self._prepare(message, action)
        view = prepared.view if prepared else None
        if view and digest(view) != exchange.shown and not self.bot.rate.take(message.author.id):
            is_asked = action is not Action.ANSWER_IF_CERTAIN
            view = _fixed(phrases.SLOW_DOWN, message.author.id) if is_asked else None
        channel = self.bot.get_partial_messageable(message.channel.id)
        reply = channel.get_partial_message(reply_id)
        try:
            if view is None:
                exchange.shown = ""
                await with_retries(reply.delete)
            elif (shown := digest(view)) != exchange.shown:
                with break_cycles(view):
                    await with_retries(lambda: reply.edit(view=view))
                exchange.shown = shown
                event(_log, "reply_edited", channel=message.channel.id)
        except discord.NotFound:
            return  # somebody removed the reply: it is not sent again

    async def _withdraw(self, channel_id: int, question_ids: set[int]) -> None:
        await self._recall(channel_id, question_ids)
        for question_id in question_ids:
            if exchange := self.bot.exchanges.get(question_id):
                async with exchange.lock:
                    self.bot.exchanges.pop(question_id, None)
                    if exchange.reply is not None:
                        await self._delete(channel_id, exchange.reply)

    async def _delete(self, channel_id: int, reply_id: int) -> None:
        channel = self.bot.get_partial_messageable(channel_id)
        try:
            await with_retries(channel.get_partial_message(reply_id).delete)
        except (discord.NotFound, discord.Forbidden):  # gone already, or out of reach
            return
        event(_log, "reply_deleted", channel=channel_id)

    async def _answered(self, message: discord.Message, action: _Answering) -> _Prepared | None:
        """Return the reply to what a message says; None for silence."""
        answerer, text = self.bot.live.current.answerer, own_text(message, self.bot.user)
        if action is Action.ANSWER_IF_CERTAIN:
            reply = await asyncio.to_thread(answerer.reply, text, addressed=False)
        elif action is Action.ANSWER and (context := await self._followed(message)):
            reply = await asyncio.to_thread(reply_after, answerer, text, context)
        elif title := title_of(message):
            reply = await asyncio.to_thread(reply_under, answerer, text, title)
        else:
            reply = await asyncio.to_thread(answerer.reply, text)
        if action is Action.ANSWER_TITLE and not (reply and shows_something(reply)):
            return await self._prepare(message, Action.INVITE)
        if reply is None or reply.needs_no_reply:
            return None
        if action is Action.ANSWER_IF_MEANT and not is_meant_for_bot(text, reply.outcome):
            return None
        return _Prepared(present(reply, message.author.id), reply)

    async def _prepare(self, message: discord.Message, action: Action) -> _Prepared | None:
        """Return the message for an action; None for silence."""
        answerer, asker = self.bot.live.current.answerer, message.author.id
        match action:
            case Action.SILENT:
                return None
            case Action.CHECK_QUOTED:
                text = full_text(quoted) if (quoted := quoted_message(message)) else ""
                reply = await asyncio.to_thread(answerer.relevant_facts, text)
                return _Prepared(present_check(reply, asker), reply)
            case Action.INVITE:
                examples = Suggestions(phrases.ASK_ME, answerer.complete("", EXAMPLES))
                return _Prepared(present_blocks((examples,), Controls(asker)))
            case Action.ASK_FOR_MENTION:
                return _Prepared(_fixed(phrases.MENTION_ME, asker))
            case Action.POINT_TO_CHECK:
                return _Prepared(_fixed(phrases.CANNOT_READ, asker))
            case _:
                return await self._answered(message, action)

    async def _followed(self, message: discord.Message) -> Context | None:
        """Return what an addressed message follows; most mentions follow nothing."""
        if message.type is not discord.MessageType.reply and not is_direct(message):
            return None
        return await context_of_message(self.bot, message)


def _fixed(text: str, asker: int) -> ui.LayoutView:
    return present_blocks((Sentence(text),), Controls(asker))


def _way(message: discord.Message, action: Action) -> str:
    """Return how the question was asked, for the log."""
    ways = {Action.ANSWER_IF_CERTAIN: "listen channel", Action.ANSWER_IF_MEANT: "ask channel"}
    return ways.get(action, "direct" if is_direct(message) else "mention")
