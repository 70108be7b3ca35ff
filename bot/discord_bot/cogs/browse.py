"""Browsing: `/timeline`, `/actors`, `/sources`, `/help`."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering.reply import Sentence
from bot.discord_bot import phrases
from bot.discord_bot.access import FOR_MANAGERS, is_administrator
from bot.discord_bot.bot import FactBot
from bot.discord_bot.errors import Refusal
from bot.discord_bot.layouts import Controls, lead_of, present_blocks
from bot.discord_bot.layouts.components import Listing
from bot.discord_bot.listings import (
    ACTOR,
    ACTORS,
    LISTINGS,
    SOURCES,
    TIMELINE,
    CommandLine,
    help_blocks,
)
from bot.discord_bot.listings.actors import TYPED, complete_actor, find_actor
from bot.discord_bot.listings.help import Audience
from bot.discord_bot.log import event, failure
from bot.discord_bot.transport.responses import answer, run_or_defer
from bot.knowledge import Actor, FactBase
from bot.knowledge.involvement import display_name

Interaction = discord.Interaction[FactBot]
ActorName = app_commands.Range[str, 1, TYPED]

MAX_CHOICES = 25  # of an autocomplete
LONGEST_CHOICE = 100  # characters of a name; both are limits of Discord
EXAMPLES = 3
UNKNOWN_ACTOR = "My fact base holds nobody of that name; please choose a name from the list."
WHO = "Who my fact base names"
WHO_HINT = "/actors with a name shows what they say and what is said about them."

_log = logging.getLogger(__name__)


class Browse(commands.Cog):
    """Shows what the fact base holds, page by page."""

    def __init__(self, bot: FactBot) -> None:
        self.bot = bot

    @app_commands.command(description="Show what happened, in order, and who says so")
    @app_commands.describe(
        actor="Only what this person or group says, or what is said about them",
        private="Show it to you alone",
    )
    async def timeline(
        self,
        interaction: Interaction,
        actor: ActorName | None = None,
        private: bool = False,  # noqa: FBT001, FBT002 - an option of a slash command
    ) -> None:
        """Show the timeline, of one actor if one is named."""
        base = self.bot.live.current.base
        found = _named(base, actor)
        title = f"Timeline: {display_name(found)}" if found else "Timeline"
        listing = Listing(TIMELINE, found.id if found else "")
        await self._show(interaction, base, listing, lead_of(title, ()), private=private)

    @app_commands.command(description="Show who is named, or what somebody says and is said about")
    @app_commands.describe(name="Whom to show", private="Show it to you alone")
    async def actors(
        self,
        interaction: Interaction,
        name: ActorName | None = None,
        private: bool = False,  # noqa: FBT001, FBT002 - an option of a slash command
    ) -> None:
        """Show all actors, or one actor's card."""
        base = self.bot.live.current.base
        if found := _named(base, name):
            listing, lead = Listing(ACTOR, found.id), lead_of(display_name(found), ())
        else:
            listing, lead = Listing(ACTORS, ""), lead_of(WHO, (WHO_HINT,))
        await self._show(interaction, base, listing, lead, private=private)

    @app_commands.command(description="Show what I have read, and what it warns of")
    @app_commands.describe(private="Show it to you alone")
    async def sources(
        self,
        interaction: Interaction,
        private: bool = False,  # noqa: FBT001, FBT002 - an option of a slash command
    ) -> None:
        """Show the sources."""
        base = self.bot.live.current.base
        await self._show(
            interaction, base, Listing(SOURCES, ""), lead_of("Sources", ()), private=private
        )

    @app_commands.command(description="Show how to ask me, and which commands you can use")
    async def help(self, interaction: Interaction) -> None:
        """Show the help, privately."""
        snapshot = self.bot.live.current
        audiences = {"everybody"}
        if await is_administrator(interaction):
            audiences.add("administrators")
        if interaction.guild_id and interaction.permissions.manage_guild:
            audiences.add("managers")
        listed = [line for line in self._commands() if line.audience in audiences]
        blocks = help_blocks(
            snapshot.base,
            listed,
            snapshot.answerer.complete("", EXAMPLES),
            channels=self.bot.channels_in(interaction.guild_id),
        )
        await answer(interaction, present_blocks(blocks, Controls()), private=True)

    @timeline.autocomplete("actor")
    @actors.autocomplete("name")
    async def _complete(
        self, _interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Return the actors closest to what was typed; none after an error."""
        base = self.bot.live.current.base
        try:
            found = await asyncio.to_thread(complete_actor, base, typed, MAX_CHOICES)
        except Exception as error:  # noqa: BLE001 - an autocomplete shows no errors
            failure(_log, "no_completion", error)
            return []
        return [as_choice(actor) for actor in found]

    async def _show(
        self,
        interaction: Interaction,
        base: FactBase,
        listing: Listing,
        lead: str,
        *,
        private: bool,
    ) -> None:
        """Show the first page of a listing."""
        make = LISTINGS[listing.kind]
        blocks = await run_or_defer(interaction, lambda: make(base, listing.key), private=private)
        controls = Controls(None if private else interaction.user.id, listing)
        event(_log, "listed", listing=listing.kind, key=listing.key, revision=base.revision)
        view = present_blocks(blocks or (Sentence(phrases.GONE),), controls, lead=lead)
        await answer(interaction, view, private=private)

    def _commands(self) -> Iterator[CommandLine]:
        """Yield all commands as they are listed, those of the message menu last."""
        listed = self.bot.tree.get_commands(type=discord.AppCommandType.chat_input)
        for command in sorted(listed, key=lambda command: command.name):
            yield CommandLine(f"/{command.name}", command.description, _audience_of(command))
        for menu in self.bot.tree.get_commands(type=discord.AppCommandType.message):
            yield CommandLine(menu.name, "under Apps in the menu of a message")


def _audience_of(command: app_commands.Command[Any, ..., Any] | app_commands.Group) -> Audience:
    if command.default_permissions is None:
        return "everybody"
    return "managers" if command.extras.get(FOR_MANAGERS) else "administrators"


def _named(base: FactBase, typed: str | None) -> Actor | None:
    """Return the actor a member named, or None if they named none; refuse an unknown name."""
    if typed is None:
        return None
    found = find_actor(base, typed)
    if found is None:
        raise Refusal(UNKNOWN_ACTOR)
    return found


def as_choice(actor: Actor) -> app_commands.Choice[str]:
    """Return an actor as a choice, by a name that Discord takes."""
    full = display_name(actor)
    name = full if len(full) <= LONGEST_CHOICE else actor.name
    return app_commands.Choice(name=name, value=actor.id)
