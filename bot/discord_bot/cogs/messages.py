"""Asking by message: by mention, in reply to the bot, in direct messages, in channels for it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import Literal

import discord
from discord import ui
from discord.ext import commands

from bot.answering import Reply
from bot.answering.follow_ups import Context
from bot.answering.reply import Sentence, Suggestions
from bot.answering.stories import reply_under, shows_something
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
    server_of,
    title_of,
)
from bot.discord_bot.bot import FactBot
from bot.discord_bot.cogs.follow_ups import context_of_message
from bot.discord_bot.layouts import Controls, present, present_blocks, present_check, sentence
from bot.discord_bot.log import report
from bot.discord_bot.memory import Exchange, held
from bot.discord_bot.message_text import full_text
from bot.discord_bot.transport.lookups import parent_of
from bot.discord_bot.transport.responses import break_cycles, digest, reply_to

EXAMPLES = 5
# Where it may turn out that nobody asked the bot, silence costs nobody a question.
ASKED = frozenset({Action.ANSWER, Action.ANSWER_IF_MEANT})
COUNTED_LATER = frozenset({Action.ANSWER_IF_CERTAIN, Action.ANSWER_IF_MEANT})

_Answering = Literal[
    Action.ANSWER, Action.ANSWER_IF_CERTAIN, Action.ANSWER_IF_MEANT, Action.ANSWER_TITLE
]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What would be sent; `reply` is None for a fixed sentence."""

    view: ui.LayoutView
    reply: Reply | None = None


class Messages(commands.Cog):
    """Replies to new messages; `Edits` keeps the replies in step with them."""

    def __init__(self, bot: FactBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Reply to a message that needs a reply from the bot."""
        self.bot.under_way.note()
        action = await decide_on(self.bot, message)
        if action is Action.SILENT:
            return
        async with held(self.bot.exchanges, message.id, message.channel.id) as exchange:
            if exchange.reply is None:  # a resumed connection may replay a message
                await respond(self.bot, message, action, exchange)


async def respond(
    bot: FactBot, message: discord.Message, action: Action, exchange: Exchange
) -> None:
    """Send the reply to a message, if it needs one."""
    exchange.edited_at = message.edited_at
    rate = bot.rate_in(server_of(message))
    if action not in COUNTED_LATER and not rate.take(message.author.id):
        await _tell_to_slow_down(bot, message, exchange)
        return
    prepared = await prepare(bot, message, action)
    if prepared is None:
        return
    if action is Action.ANSWER_IF_CERTAIN and not _is_welcome(bot, message, prepared):
        return
    if action is Action.ANSWER_IF_MEANT and not rate.take(message.author.id):
        await _tell_to_slow_down(bot, message, exchange)
        return
    await _send(bot, message, prepared, exchange)
    if exchange.reply is not None and prepared.reply is not None:
        report(_way(message, action), prepared.reply, message.channel.id)
        if action in ASKED:
            text = own_text(message, bot.user)
            bot.note_miss(server_of(message), message.author.id, text, prepared.reply)


async def _tell_to_slow_down(bot: FactBot, message: discord.Message, exchange: Exchange) -> None:
    """Tell the author of one question too many, once."""
    author = message.author.id
    if bot.rate_in(server_of(message)).tell(author):
        await _send(bot, message, fixed(phrases.SLOW_DOWN, author), exchange)


async def _send(
    bot: FactBot, message: discord.Message, prepared: Prepared, exchange: Exchange
) -> None:
    """Send the reply, or a link to the same one above."""
    channel, asker, reply = message.channel.id, message.author.id, prepared.reply
    with break_cycles(prepared.view):
        # Also of a link: it is not to change unless the reply to the question would.
        exchange.shown = digest(prepared.view)
        if reply is None or is_direct(message):
            sent = await reply_to(message, prepared.view)
        elif await _is_given_above(bot, message, reply, exchange):
            link = message.jump_url.replace(str(message.id), str(exchange.above))
            sent = await reply_to(message, sentence(phrases.ANSWERED_ABOVE.format(link=link)))
        else:
            with bot.recent.giving(channel, reply.blocks, asker) as given:
                if sent := await reply_to(message, prepared.view):
                    given(sent.id)
    if sent is not None:
        exchange.reply = sent.id
        if reply is not None:
            bot.repeats.note(channel, reply.visible(), exchange.above or sent.id)


async def _is_given_above(
    bot: FactBot, message: discord.Message, reply: Reply, exchange: Exchange
) -> bool:
    """Tell whether another member was told the same; if so, wait until a link may be sent."""
    channel, asker = message.channel.id, message.author.id
    exchange.above = None
    while (above := await bot.recent.find(channel, reply.blocks, asker)) != exchange.above:
        exchange.above = above
        if above is not None:  # it may be gone by then
            await asyncio.sleep(bot.recent.delay_of_link(channel))
    return exchange.above is not None


def _is_welcome(bot: FactBot, message: discord.Message, prepared: Prepared) -> bool:
    """Tell whether an unasked answer is new in its channel and within the rate limit."""
    shown = prepared.reply.visible() if prepared.reply else ()
    repeated = bot.repeats.all_shown(message.channel.id, shown)
    return not repeated and bot.rate_in(server_of(message)).take(message.author.id)


def _way(message: discord.Message, action: Action) -> str:
    """Return how the question was asked, for the log."""
    ways = {Action.ANSWER_IF_CERTAIN: "listen channel", Action.ANSWER_IF_MEANT: "ask channel"}
    return ways.get(action, "direct" if is_direct(message) else "mention")


async def decide_on(bot: FactBot, message: discord.Message) -> Action:
    """Return what to do about a message."""
    channels = bot.channels_in(server_of(message))
    context = describe(message, bot.user, channels)
    action = decide(context)
    if action is Action.SILENT and in_unknown_channel(message):
        in_ask = decide(replace(context, in_ask_channel=bool(channels.ask)))
        in_listen = decide(replace(context, in_listen_channel=bool(channels.listen)))
        if {in_ask, in_listen} != {action}:
            parent = await _parent_of(bot, message.channel.id)
            if parent in channels.ask:
                return in_ask
            if parent in channels.listen:
                return in_listen
    return action


async def prepare(bot: FactBot, message: discord.Message, action: Action) -> Prepared | None:
    """Return the reply to a message, for what is to be done about it; None for silence."""
    stories, asker = bot.stories_in(server_of(message)), message.author.id
    match action:
        case Action.SILENT:
            return None
        case Action.CHECK_QUOTED:
            text = full_text(quoted) if (quoted := quoted_message(message)) else ""
            reply = await asyncio.to_thread(stories.relevant_facts, text)
            return Prepared(present_check(reply, asker), reply)
        case Action.INVITE:
            examples = Suggestions(phrases.ASK_ME, stories.complete("", EXAMPLES))
            return Prepared(present_blocks((examples,), Controls(asker)))
        case Action.ASK_FOR_MENTION:
            return fixed(phrases.MENTION_ME, asker)
        case Action.POINT_TO_CHECK:
            return fixed(phrases.CANNOT_READ, asker)
        case _:
            return await _answered(bot, message, action)


def fixed(text: str, asker: int) -> Prepared:
    """Return a sentence as the reply to somebody, with the button to remove it."""
    return Prepared(present_blocks((Sentence(text),), Controls(asker)))


async def _answered(bot: FactBot, message: discord.Message, action: _Answering) -> Prepared | None:
    """Return the reply to what a message says; None for silence."""
    stories, text = bot.stories_in(server_of(message)), own_text(message, bot.user)
    if action is Action.ANSWER_IF_CERTAIN:
        reply = await asyncio.to_thread(stories.reply, text, addressed=False)
    elif action is Action.ANSWER and (context := await _followed(bot, message)):
        reply = await asyncio.to_thread(stories.reply_after, text, context)
    elif title := title_of(message):
        reply = await asyncio.to_thread(reply_under, stories, text, title)
    else:
        reply = await asyncio.to_thread(stories.reply, text)
    if action is Action.ANSWER_TITLE and not (reply and shows_something(reply)):
        return await prepare(bot, message, Action.INVITE)
    if reply is None or reply.needs_no_reply:
        return None
    if action is Action.ANSWER_IF_MEANT and not is_meant_for_bot(text, reply.outcome):
        return None
    return Prepared(present(reply, message.author.id), reply)


async def _followed(bot: FactBot, message: discord.Message) -> Context | None:
    """Return what an addressed message follows; most mentions follow nothing."""
    if message.type is not discord.MessageType.reply and not is_direct(message):
        return None
    return await context_of_message(bot, message)


async def _parent_of(bot: FactBot, channel_id: int) -> int:
    """Return the parent of a thread that is not in discord.py's cache; 0 for none."""
    parent = bot.parents.get(channel_id)
    if parent is None and (parent := await parent_of(bot, channel_id)) is not None:
        bot.parents[channel_id] = parent
    return parent or 0
