"""Setting the bot up for a server: `/setup`, for those who manage it; all replies are private."""

from __future__ import annotations

import logging
from collections.abc import Callable

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.discord_bot import phrases
from bot.discord_bot.access import FOR_MANAGERS, managers_only, refuse_unless_manager
from bot.discord_bot.bot import FactBot
from bot.discord_bot.errors import Refusal
from bot.discord_bot.layouts import sentence
from bot.discord_bot.log import event
from bot.discord_bot.setup import (
    EXPORT,
    FILE_NAME,
    MOST_BYTES,
    NO_CONTENT,
    NOT_OURS,
    REFRESH,
    InForce,
    SetupItem,
    Unreadable,
    changed,
    channels_of,
    imported,
    missing_channels,
    missing_permissions,
    missing_stories,
    settings_file,
    setup_panel,
    without_strangers,
)
from bot.discord_bot.transport.lookups import own_member
from bot.discord_bot.transport.responses import acknowledge, answer, show_instead
from bot.errors import StoreError
from bot.store import GuildSettings

Interaction = discord.Interaction[FactBot]
Change = Callable[[GuildSettings], GuildSettings]

HERE = "This is what this server chose; /setup with import takes it over, here or elsewhere."
UNKNOWN_HERE = (
    "I am no member of this server, or Discord has not told me of it yet. If you added only my"
    " commands, add me as a bot; otherwise please try again in a moment."
)
LEFT_OUT = "The file names channels or roles that are not of this server; those are left out."
NOT_KEPT = "What you chose is in force, but lost when I am started again: {because}."

_log = logging.getLogger(__name__)


class Setup(commands.Cog):
    """Shows what is in force in a server, and takes over what its managers choose."""

    def __init__(self, bot: FactBot) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Listen to the panels, however long ago they were sent."""
        self.bot.add_dynamic_items(SetupItem)

    @managers_only
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.command(
        description="Choose my channels and what I keep in this server", extras={FOR_MANAGERS: True}
    )
    @app_commands.rename(export="export", file="import")
    @app_commands.describe(
        export="Get what this server chose as a file", file="Take over such a file"
    )
    async def setup(
        self,
        interaction: Interaction,
        export: bool = False,  # noqa: FBT001, FBT002 - an option of a slash command
        file: discord.Attachment | None = None,
    ) -> None:
        """Show the panel, the settings as a file, or what a file changed."""
        if file is not None:
            await self._import(interaction, file)
        elif export:
            await self._export(interaction)
        else:
            await acknowledge(interaction, private=True)
            await answer(interaction, await self._panel(interaction), private=True)

    @commands.Cog.listener()
    async def on_setup_choice(self, interaction: Interaction, item: SetupItem) -> None:
        """Take over what was chosen in a panel, and show the panel anew."""
        self.bot.under_way.note()
        refuse_unless_manager(interaction)
        if item.field == EXPORT:
            await self._export(interaction)
            return
        if item.field != REFRESH:
            await self._change(interaction, lambda now: changed(now, item.field, item.values))
        await show_instead(interaction, await self._panel(interaction))

    async def _export(self, interaction: Interaction) -> None:
        chosen = self.bot.servers.chosen(interaction.guild_id)
        view = sentence(HERE)
        view.add_item(ui.File(f"attachment://{FILE_NAME}"))
        await answer(interaction, view, private=True, make_file=lambda: settings_file(chosen))

    async def _import(self, interaction: Interaction, file: discord.Attachment) -> None:
        """Take over the settings in a file, but for what is not of this server."""
        await acknowledge(interaction, private=True)
        if file.size > MOST_BYTES:
            raise Refusal(NOT_OURS)
        try:
            read = imported(await file.read())
        except Unreadable as error:
            raise Refusal(str(error)) from None
        own = without_strangers(_guild_of(interaction), read)
        await self._change(interaction, lambda _: own)
        notes = () if own == read else (LEFT_OUT,)
        await answer(interaction, await self._panel(interaction, notes), private=True)

    async def _change(self, interaction: Interaction, change: Change) -> None:
        guild, servers = _guild_of(interaction), self.bot.servers
        had_gap_log = servers.chosen(guild.id).gap_log
        try:
            await servers.change(guild.id, change)
        except StoreError as error:
            raise Refusal(str(error)) from None
        except ValueError:
            raise Refusal(phrases.OUTDATED) from None
        event(_log, "server_set_up", guild=guild.id)
        if had_gap_log and not servers.chosen(guild.id).gap_log:
            await self.bot.gaps.forget(guild.id)

    async def _panel(self, interaction: Interaction, notes: tuple[str, ...] = ()) -> ui.LayoutView:
        """Return the panel of the server an interaction is in."""
        bot, guild = self.bot, _guild_of(interaction)
        chosen = bot.servers.chosen(guild.id)
        channels = channels_of(guild, bot.channels_in(guild.id))
        lacking = [*notes, *missing_channels(guild, chosen)]
        if because := bot.servers.not_kept(guild.id):
            lacking.append(NOT_KEPT.format(because=because))
        if channels and not bot.reads_content:
            lacking.append(NO_CONTENT)
        lacking += missing_permissions(guild, await own_member(guild), channels)
        roles = without_strangers(guild, chosen).curator_roles
        stories = tuple(one.story for one in bot.live.current.all)
        lacking += missing_stories(chosen, stories)
        rate = bot.settings.rate_limit
        return setup_panel(InForce(chosen, stories, channels, roles, rate, tuple(lacking)))


def _guild_of(interaction: Interaction) -> discord.Guild:
    """Return the server an interaction is in; refuse one that the bot is not a member of."""
    guild = interaction.client.get_guild(interaction.guild_id or 0)
    if guild is None:
        raise Refusal(UNKNOWN_HERE)
    return guild
