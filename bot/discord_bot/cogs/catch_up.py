"""What was asked while a session was lost: Discord tells nothing of it in the next one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta

import discord
from discord.ext import commands

from bot.discord_bot.bot import CLOCK_SKEW, FactBot
from bot.discord_bot.log import event
from bot.discord_bot.transport.lookups import messages_after

MISSED_SECONDS = 5 * 60.0

_log = logging.getLogger(__name__)


class CatchUp(commands.Cog):
    """Reads back a little where the bot answers unasked, and where it was just talking."""

    def __init__(self, bot: FactBot) -> None:
        self.bot = bot
        self._had_session = False
        self._last_heard = 0  # the id of the newest message
        self._lost_after: int | None = None  # the same when the connection was lost

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Note how far everything was heard."""
        self._last_heard = max(self._last_heard, message.id)

    @commands.Cog.listener()
    async def on_connect(self) -> None:
        """Note that there is a session that can be lost."""
        self._had_session = True

    @commands.Cog.listener()
    async def on_disconnect(self) -> None:
        """Note that from here on something may be missed."""
        if self._lost_after is None and self._had_session:
            self._lost_after = self._last_heard

    @commands.Cog.listener()
    async def on_resumed(self) -> None:
        """Note that nothing was: Discord has told it all."""
        self._lost_after = None

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Hand on what was said meanwhile, as if it were said now."""
        self.bot.under_way.note()
        if self._lost_after is None:
            return
        earliest = self.bot.now() - timedelta(seconds=MISSED_SECONDS)
        earliest = max(earliest, self.bot.set_up_at - CLOCK_SKEW)
        after = max(discord.utils.time_snowflake(earliest), self._lost_after)
        self._lost_after = None
        missed = [message for id_ in self._channels() for message in await self._missed(id_, after)]
        for message in missed:
            self.bot.dispatch("message", message)
        event(_log, "caught_up", messages=len(missed))

    def _channels(self) -> set[int]:
        """Return the ids of answer channels, their threads, and where replies were sent lately."""
        unasked = set(self.bot.settings.answer_channels)
        threads = {thread.id for thread in self._threads() if thread.parent_id in unasked}
        talking = {exchange.channel for exchange in self.bot.exchanges.values()}
        return unasked | threads | talking

    def _threads(self) -> Iterator[discord.Thread]:
        for guild in self.bot.guilds:
            yield from guild.threads

    async def _missed(self, channel: int, after: int) -> list[discord.Message]:
        """Return what was said and got no reply."""
        messages = await messages_after(self.bot, channel, after)
        own = [message for message in messages if message.author == self.bot.user]
        answered = {reply.reference.message_id for reply in own if reply.reference}
        return [
            message
            for message in messages
            if message not in own
            and message.id not in answered
            and message.id not in self.bot.exchanges
        ]
