"""Browsing: `/timeline`, `/actors`, `/sources`, `/help`."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering.reply import Sentence
from bot.answering.stories import Stories
from bot.discord_bot import phrases
from bot.discord_bot.access import FOR_MANAGERS, is_administrator
from bot.discord_bot.bot import FactBot
from bot.discord_bot.errors import Refusal
from bot.discord_bot.layouts import Controls, lead_of, present_blocks
from bot.discord_bot.layouts.components import Listing
from bot.discord_bot.listings import (
    ACTOR,
    ACTORS,
    SOURCES,
    TIMELINE,
    CommandLine,
    help_blocks,
)
from bot.discord_bot.listings.actors import TYPED, complete_actor, find_actor
from bot.discord_bot.listings.help import Audience
from bot.discord_bot.listings.of_stories import listed
from bot.discord_bot.log import event, failure
from bot.discord_bot.story_option import StoryOption, asked
from bot.discord_bot.transport.responses import answer, run_or_defer
from bot.knowledge import Actor
from bot.knowledge.lookups.involvement import display_name

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
        story="Only this story",
    )
    async def timeline(
        self,
        interaction: Interaction,
        actor: ActorName | None = None,
        private: bool = False,  # noqa: FBT001, FBT002 - an option of a slash command
        story: StoryOption | None = None,
    ) -> None:
        """Show the timeline, of one actor if one is named."""
        key, found = self._named(interaction, actor, story)
        title = f"Timeline: {display_name(found)}" if found else "Timeline"
        await self._show(interaction, Listing(TIMELINE, key), lead_of(title, ()), private=private)

    @app_commands.command(description="Show who is named, or what somebody says and is said about")
    @app_commands.describe(
        name="Whom to show", private="Show it to you alone", story="Only this story"
    )
    async def actors(
        self,
        interaction: Interaction,
        name: ActorName | None = None,
        private: bool = False,  # noqa: FBT001, FBT002 - an option of a slash command
        story: StoryOption | None = None,
    ) -> None:
        """Show all actors, or one actor's card."""
        key, found = self._named(interaction, name, story)
        if found:
            listing, lead = Listing(ACTOR, key), lead_of(display_name(found), ())
        else:
            listing, lead = Listing(ACTORS, key), lead_of(WHO, (WHO_HINT,))
        await self._show(interaction, listing, lead, private=private)

    @app_commands.command(description="Show what I have read, and what it warns of")
    @app_commands.describe(private="Show it to you alone", story="Only this story")
    async def sources(
        self,
        interaction: Interaction,
        private: bool = False,  # noqa: FBT001, FBT002 - an option of a slash command
        story: StoryOption | None = None,
    ) -> None:
        """Show the sources."""
        key, _ = self._named(interaction, None, story)
        await self._show(
            interaction, Listing(SOURCES, key), lead_of("Sources", ()), private=private
        )

    @app_commands.command(description="Show how to ask me, and which commands you can use")
    async def help(self, interaction: Interaction) -> None:
        """Show the help, privately."""
        stories = self.bot.stories_in(interaction.guild_id)
        audiences = {"everybody"}
        if await is_administrator(interaction):
            audiences.add("administrators")
        if interaction.guild_id and interaction.permissions.manage_guild:
            audiences.add("managers")
        known = [line for line in self._commands() if line.audience in audiences]
        blocks = help_blocks(
            stories,
            known,
            stories.complete("", EXAMPLES),
            channels=self.bot.channels_in(interaction.guild_id),
        )
        await answer(interaction, present_blocks(blocks, Controls()), private=True)

    @timeline.autocomplete("actor")
    @actors.autocomplete("name")
    async def _complete(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Return the actors closest to what was typed; none after an error."""
        try:
            stories = asked(self.bot.stories_in(interaction.guild_id), interaction.namespace.story)
            return await asyncio.to_thread(_choices, stories, typed)
        except Exception as error:  # noqa: BLE001 - an autocomplete shows no errors
            failure(_log, "no_completion", error)
            return []

    def _named(
        self, interaction: Interaction, typed: str | None, story: str | None
    ) -> tuple[str, Actor | None]:
        """Return the key of what is listed, and whom a member named; refuse an unknown name."""
        stories = self.bot.stories_in(interaction.guild_id)
        if typed is not None:
            return _found(asked(stories, story), typed)
        chosen = stories.by_id.get(story or "")
        return (stories.key(chosen, "") if chosen else ""), None

    async def _show(
        self,
        interaction: Interaction,
        listing: Listing,
        lead: str,
        *,
        private: bool,
    ) -> None:
        """Show the first page of a listing."""
        stories = self.bot.stories_in(interaction.guild_id)
        blocks = await run_or_defer(
            interaction, lambda: listed(stories, listing.kind, listing.key), private=private
        )
        controls = Controls(None if private else interaction.user.id, listing)
        event(_log, "listed", listing=listing.kind, key=listing.key, revision=stories.revision)
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


def _found(stories: Stories, typed: str) -> tuple[str, Actor]:
    """Return the key of the actor that was named or chosen, and the actor; refuse any other."""
    for one in stories.all:
        if found := find_actor(one.base, typed):
            return stories.key(one, found.id), found
    if (located := stories.within(typed)) and (actor := located[0].base.actors.get(located[1])):
        return typed, actor
    raise Refusal(UNKNOWN_ACTOR)


def _choices(stories: Stories, typed: str) -> list[app_commands.Choice[str]]:
    """Return the actors closest to what was typed, of all stories in turn."""
    each = [
        [(one, actor) for actor in complete_actor(one.base, typed, MAX_CHOICES)]
        for one in stories.all
    ]
    in_turn = [pair for turn in zip_longest(*each) for pair in turn if pair][:MAX_CHOICES]
    return [as_choice(actor, stories.key(one, actor.id)) for one, actor in in_turn]


def as_choice(actor: Actor, key: str) -> app_commands.Choice[str]:
    """Return an actor as a choice, by a name that Discord takes."""
    full = display_name(actor)
    name = full if len(full) <= LONGEST_CHOICE else actor.name
    return app_commands.Choice(name=name, value=key)
