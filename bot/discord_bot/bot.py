"""The bot: a Discord client around the live base; what it does is in the cogs it is given."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering import Reply
from bot.answering.live import LiveBase, Reloaded
from bot.answering.stories import Stories
from bot.discord_bot.errors import LOST_COMPLETION, explained, tell_author, tell_interaction
from bot.discord_bot.gap_log import GapLog
from bot.discord_bot.layouts import ITEMS
from bot.discord_bot.log import event
from bot.discord_bot.memory import (
    REPLY_SECONDS,
    Clock,
    Exchange,
    RateLimit,
    RecentAnswers,
    Repeats,
    UnderWay,
    exchanges_by_question,
    parents_by_thread,
)
from bot.discord_bot.permissions import intents_for, invite_link, may_read_content
from bot.discord_bot.servers import Servers
from bot.discord_bot.transport.command_sync import keep_in_step
from bot.discord_bot.transport.requests import Banned, wait_out, watched_requests
from bot.discord_bot.transport.responses import DEFER_AFTER, is_from_elsewhere
from bot.settings import Channels, Settings
from bot.store import Store

# What discord.py takes from the connection before, to go on from there.
ASKED_OF_CONNECTION = frozenset({"sequence", "gateway", "session_id"})
CONNECTING_PAUSE = 1.0  # seconds
CLOCK_SKEW = timedelta(seconds=5)  # how far this computer's time may be from Discord's

_log = logging.getLogger(__name__)


class FactTree(app_commands.CommandTree["FactBot"]):
    """The slash commands, for servers and direct messages, with the one error path."""

    def __init__(self, client: FactBot) -> None:
        logging.getLogger("discord.app_commands.tree").addFilter(LOST_COMPLETION)
        # Stated explicitly, because Discord's own defaults depend on the application's settings.
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )

    async def interaction_check(self, interaction: discord.Interaction[FactBot], /) -> bool:
        """Let everybody pass, and note that somebody is to be answered."""
        interaction.client.under_way.note()
        return True

    async def on_error(
        self, interaction: discord.Interaction[FactBot], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the member, and the log."""
        await tell_interaction(interaction, error)


class FactBot(commands.Bot):
    """Holds what the cogs share; each of `cogs` is made when the bot is set up.

    `clock` returns seconds; `owner_ids` replaces the application's owner or team, for where there
    is no application to ask. `defer_after` is how many seconds an answer to an interaction may
    take before the interaction is acknowledged. What servers choose is kept in `store`, without
    one until the end of the process.
    """

    def __init__(  # noqa: PLR0913 - what a bot is made from, each once
        self,
        settings: Settings,
        live: LiveBase,
        cogs: Iterable[Callable[[FactBot], commands.Cog]] = (),
        *,
        clock: Clock = time.monotonic,
        owner_ids: Collection[int] | None = None,
        store: Store | None = None,
    ) -> None:
        self._asked_intents = intents_for(settings)
        super().__init__(
            command_prefix=(),
            help_command=None,
            tree_cls=FactTree,
            intents=self._asked_intents,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,  # nobody's messages are kept
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            owner_ids=owner_ids,
            http_trace=watched_requests(),
        )
        self.settings = settings
        self.channels = settings.channels
        self.live = live
        self.clock = clock
        self.defer_after = DEFER_AFTER
        self.started_at = clock()
        self.set_up_at, self._set_up_clock = discord.utils.utcnow(), clock()
        self.last_reload: Reloaded | None = None
        self.reloaded_at: float | None = None
        self.second_instance_at: float | None = None
        self.under_way = UnderWay()
        self.exchanges = exchanges_by_question(clock)
        self.parents = parents_by_thread(clock)
        self.repeats = Repeats(clock)
        self.recent = RecentAnswers(clock)
        self.rate = RateLimit(settings.rate_limit, clock)
        self.servers = Servers(store, clock)
        self.gaps = GapLog(store, lambda: self.now().date())
        self._beside: list[asyncio.Task[None]] = []
        self._cogs_to_load = tuple(cogs)

    async def setup_hook(self) -> None:
        """Load the cogs and what servers chose, listen to buttons, bring the commands in step."""
        if self.application_id is None:
            raise RuntimeError("the bot can be set up only after its login")
        self.set_up_at, self._set_up_clock = discord.utils.utcnow(), self.clock()
        # Any server may choose a channel at any time. Discord ends the connection of a bot that
        # asks for more than its portal allows.
        self._asked_intents.message_content |= may_read_content(self.application_flags)
        await self.servers.keep_up()
        for make_cog in self._cogs_to_load:
            await self.add_cog(make_cog(self))
        self.add_dynamic_items(*ITEMS)
        # Beside all else: questions are answered whether the commands are in step or not.
        in_step = keep_in_step(self.tree, self.application_id)
        beside = (in_step, self.servers.keep_trying(), self.gaps.keep_trying())
        self._beside = [asyncio.create_task(work) for work in beside]
        event(_log, "invite", link=invite_link(self.application_id))

    @property
    def reads_content(self) -> bool:
        """Tell whether messages arrive with their content where nobody addressed the bot."""
        return self._asked_intents.message_content

    def stories_in(self, guild: int | None) -> Stories:
        """Return the stories that a server asks; all of them in direct messages."""
        return self.live.current.among(self.servers.chosen(guild).stories)

    def channels_in(self, guild: int | None) -> Channels:
        """Return where the bot speaks unmentioned in a server."""
        return self.servers.channels(guild, self.channels)

    def rate_in(self, guild: int | None) -> RateLimit:
        """Return the limit of questions in a server, or in direct messages."""
        return self.servers.rate(guild, self.rate)

    def note_miss(self, guild: int | None, member: int, text: str, reply: Reply) -> None:
        """Keep a question that has no answer, without who asked, where a server wants that."""
        if guild is not None and self.servers.chosen(guild).gap_log:
            self.gaps.note(self.stories_in(guild), guild, member, text, reply)

    def now(self) -> datetime:
        """Return the time of day, which passes as `clock` does."""
        return self.set_up_at + timedelta(seconds=self.clock() - self._set_up_clock)

    def is_recent(self, snowflake: int) -> bool:
        """Tell whether something was made while replies are still kept in step."""
        made = discord.utils.snowflake_time(snowflake)
        return self.now() - made <= timedelta(seconds=REPLY_SECONDS)

    def is_older_than_bot(self, snowflake: int) -> bool:
        """Tell whether something may have been made before this program was started."""
        return discord.utils.snowflake_time(snowflake) <= self.set_up_at + CLOCK_SKEW

    async def login(self, token: str) -> None:
        """Log in, after a ban if there is one: a supervisor would try again at once."""
        while True:
            try:
                await super().login(token)
            except Banned as ban:
                await self.http.close()
                self.http.connector = discord.utils.MISSING  # it was closed as well
                await wait_out(ban)
            else:
                return

    async def connect(self, *, reconnect: bool = True) -> None:
        """Stay connected, also after a ban, and where the first connection fails.

        discord.py 2.7 takes for granted then that there was one before.
        """
        while True:
            try:
                await super().connect(reconnect=reconnect)
            except Banned as ban:
                await wait_out(ban)
            except AttributeError as error:
                if error.obj is not None or error.name not in ASKED_OF_CONNECTION:
                    raise  # this is no fault of discord.py's
                event(_log, "not_connected_yet", logging.WARNING)
                await asyncio.sleep(CONNECTING_PAUSE)
            else:
                return

    async def close(self) -> None:
        """End everything that goes on beside."""
        for task in self._beside:
            task.cancel()
        await super().close()
        try:
            await self.gaps.close()
        finally:
            await self.servers.close()

    async def on_ready(self) -> None:
        """Log that the bot is connected."""
        event(_log, "ready", guilds=len(self.guilds), revision=self.live.current.revision)

    async def on_message(self, message: discord.Message, /) -> None:
        """Notice replies that another process sent; the cogs listen to what members say."""
        if message.author == self.user and is_from_elsewhere(message):
            await self.on_second_instance()

    async def on_second_instance(self) -> None:
        """Remember, and log once in a while, that another process answers with the same token."""
        before, self.second_instance_at = self.second_instance_at, self.clock()
        if before is None or self.second_instance_at - before > REPLY_SECONDS:
            event(_log, "second_instance", logging.WARNING)

    async def on_error(self, event_method: str, /, *args: object, **_kwargs: object) -> None:
        """Tell the member concerned that an event failed, and log it."""
        error = sys.exc_info()[1] or RuntimeError(event_method)
        match args:
            case (discord.Interaction() as interaction, *_):
                await tell_interaction(interaction, error)
            case (discord.Message() as message, *_) if not message.author.bot:
                if told := await tell_author(message, error):
                    self.exchanges[message.id] = Exchange(message.channel.id, told.id)
            case _:
                explained(error, where=event_method)

    async def reload_base(
        self, story: str = "", *, allow_removals: bool = False, confirmed: str = ""
    ) -> Reloaded:
        """Reload the base off the event loop, as `LiveBase.reload` does."""
        reloaded = await asyncio.to_thread(
            self.live.reload, story, allow_removals=allow_removals, confirmed=confirmed
        )
        self.last_reload, self.reloaded_at = reloaded, self.clock()
        return reloaded
