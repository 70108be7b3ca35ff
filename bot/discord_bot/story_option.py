"""The option `story` of slash commands: one of the stories in force, by its id or title."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.answering.phrases import capitalised
from bot.answering.stories import Stories
from bot.discord_bot.errors import Refusal
from bot.knowledge import StoryInfo, same_words

Interaction = discord.Interaction[Any]

MAX_CHOICES = 25  # of an autocomplete; a limit of Discord
UNKNOWN_STORY = "I know no story of that name; please choose one from the list."


class AsStory(app_commands.Transformer):
    """Turns what was chosen or typed into the story's id, and offers those there are."""

    async def transform(self, interaction: Interaction, value: str, /) -> str:
        """Return the id of the story that was chosen; refuse what is none."""
        for story in _stories(interaction):
            if same_words(value) in {same_words(story.id), same_words(story.title)}:
                return story.id
        raise Refusal(UNKNOWN_STORY)

    async def autocomplete(  # type: ignore[override] # the values are those of any option
        self, interaction: Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """Return the stories whose title holds what was typed so far."""
        typed = same_words(value)
        return [
            app_commands.Choice(name=capitalised(story.title), value=story.id)
            for story in _stories(interaction)
            if typed in same_words(f"{story.title} {story.id}")
        ][:MAX_CHOICES]


StoryOption = app_commands.Transform[str, AsStory]


def asked(stories: Stories, story: str | None) -> Stories:
    """Return the stories a command is put to: the one that was chosen, or all."""
    return stories.only(story) if story and story in stories.by_id else stories


def _stories(interaction: Interaction) -> list[StoryInfo]:
    return [one.story for one in interaction.client.stories_in(interaction.guild_id).all]
