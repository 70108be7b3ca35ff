"""Questions asked while a gateway session was lost: the next session does not replay them."""

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
    """Reads recent history after a lost session, where it speaks unmentioned and where it spoke."""

    def __init__(self, bot: FactBot) -> None:
        self.bot = bot
        self._newest = 0  # the id of the newest message the gateway has sent
        self._replayed: set[int] = set()
        self._in_session = False
        self._newest_when_cut: int | None = None  # `_newest` when the connection was lost
        self._missing_after: int | None = None  # the same, since that is known to be for good

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Remember the newest message received."""
        if message.id not in self._replayed:
            self._newest = max(self._newest, message.id)

    @commands.Cog.listener()
    async def on_disconnect(self) -> None:
        """Remember from where on messages may be missing."""
        if self._in_session:
            self._newest_when_cut = self._newest
        self._in_session = False

    @commands.Cog.listener()
    async def on_resumed(self) -> None:
        """Forget it again, since a resumed session replays what was missed."""
        self._newest_when_cut = None
        self._in_session = True
        await self._catch_up()  # with an earlier session, if there was no time before

    @commands.Cog.listener()
    async def on_connect(self) -> None:
        """Remember that a new session replays nothing."""
        if self._missing_after is None:
            self._missing_after = self._newest_when_cut
        self._newest_when_cut = None
        self._in_session = True

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Find what was missed, now that the channels are known."""
        await self._catch_up()

    async def _catch_up(self) -> None:
        """Dispatch the messages that were missed, as if they came now."""
        if self._missing_after is None or not self._in_session:
            return  # without a session now, the next one catches up
        self.bot.under_way.note()
        earliest = self.bot.now() - timedelta(seconds=MISSED_SECONDS)
        earliest = max(earliest, self.bot.set_up_at - CLOCK_SKEW)
        after = max(discord.utils.time_snowflake(earliest), self._missing_after)
        self._missing_after = None
        missed = [message for id_ in self._channels() for message in await self._missed(id_, after)]
        self._replayed = {message.id for message in missed}
        for message in missed:
            self.bot.dispatch("message", message)
        event(_log, "caught_up", messages=len(missed))

    def _channels(self) -> set[int]:
        """Return the ids of ask and listen channels, their threads, and where it replied lately."""
        unasked = self._unasked()
        threads = {thread.id for thread in self._threads() if thread.parent_id in unasked}
        talking = {exchange.channel for exchange in self.bot.exchanges.values()}
        return unasked | threads | talking

    def _unasked(self) -> set[int]:
        """Return the ids of all channels where it speaks without being mentioned."""
        places = (None, *(guild.id for guild in self.bot.guilds))
        found = (self.bot.channels_in(guild) for guild in places)
        return {channel for channels in found for channel in channels.ask | channels.listen}

    def _threads(self) -> Iterator[discord.Thread]:
        for guild in self.bot.guilds:
            yield from guild.threads

    async def _missed(self, channel: int, after: int) -> list[discord.Message]:
        """Return the messages of a channel that have no reply."""
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
