"""Asking by command: `/ask`, `/check`, and "Check against the facts" on a message."""

from __future__ import annotations

import asyncio
import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord_bot import phrases
from bot.discord_bot.bot import FactBot
from bot.discord_bot.errors import Refusal
from bot.discord_bot.layouts import present, present_check, sentence
from bot.discord_bot.log import failure, report
from bot.discord_bot.message_text import full_text
from bot.discord_bot.story_option import StoryOption, asked
from bot.discord_bot.transport.responses import answer, run_or_defer
from bot.matching import TEXT_LENGTH

Interaction = discord.Interaction[FactBot]

MAX_CHOICES = 25  # of an autocomplete

_log = logging.getLogger(__name__)


class Questions(commands.Cog):
    """Answers slash commands and the message command."""

    def __init__(self, bot: FactBot) -> None:
        self.bot = bot
        self._menu = app_commands.ContextMenu(
            name="Check against the facts", callback=self.check_message
        )

    async def cog_load(self) -> None:
        """Add the message command, which no decorator can add to a cog."""
        self.bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the message command away."""
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command(description="Ask the fact base a question")
    @app_commands.describe(
        question="Your question, in your own words or from the list",
        private="Show the answer to you alone",
        story="Ask only this story",
    )
    async def ask(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, TEXT_LENGTH],
        private: bool | None = None,  # noqa: FBT001 - an option of a slash command
        story: StoryOption | None = None,
    ) -> None:
        """Answer a question."""
        self._take_turn(interaction)
        if private is None:
            private = self.bot.servers.chosen(interaction.guild_id).private_ask
        stories = asked(self.bot.stories_in(interaction.guild_id), story)
        reply = await run_or_defer(interaction, lambda: stories.reply(question), private=private)
        asker = None if private else interaction.user.id
        await answer(interaction, present(reply, asker, titled=True), private=private)
        if not private:
            self.bot.repeats.note(interaction.channel_id or 0, reply.visible())
        report("ask", reply, interaction.channel_id)
        self.bot.note_miss(interaction.guild_id, interaction.user.id, question, reply)

    @ask.autocomplete("question")
    async def _complete(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Return the neutral questions closest to what was typed; none after an error."""
        try:
            stories = asked(self.bot.stories_in(interaction.guild_id), interaction.namespace.story)
            found = await asyncio.to_thread(stories.complete, typed, MAX_CHOICES)
        except Exception as error:  # noqa: BLE001 - an autocomplete shows no errors
            failure(_log, "no_completion", error)
            return []
        return [app_commands.Choice(name=item.question, value=item.question) for item in found]

    @app_commands.command(description="Show privately which facts bear on a text")
    @app_commands.describe(text="The text to compare with the facts")
    async def check(
        self, interaction: Interaction, text: app_commands.Range[str, 1, TEXT_LENGTH]
    ) -> None:
        """Show the facts relevant to a text."""
        await self._check(interaction, text)

    async def check_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Show the facts relevant to a message."""
        await self._check(interaction, full_text(message))

    async def _check(self, interaction: Interaction, text: str) -> None:
        self._take_turn(interaction)
        if not text.strip():
            await answer(interaction, sentence(phrases.NO_TEXT), private=True)
            return
        stories = self.bot.stories_in(interaction.guild_id)
        reply = await run_or_defer(interaction, lambda: stories.relevant_facts(text), private=True)
        await answer(interaction, present_check(reply), private=True)
        report("check", reply, interaction.channel_id)

    def _take_turn(self, interaction: Interaction) -> None:
        if not self.bot.rate_in(interaction.guild_id).take(interaction.user.id):
            raise Refusal(phrases.SLOW_DOWN)
