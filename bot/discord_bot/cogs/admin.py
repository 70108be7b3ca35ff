"""Administering: `/reload`, `/status`, `/why`, for administrators; all replies are private."""

from __future__ import annotations

import logging
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering.explanation import explain
from bot.answering.live import ReloadUnderWay, RemovalsUnconfirmed
from bot.answering.phrases import capitalised
from bot.answering.stories import Stories
from bot.discord_bot.access import admin_only, is_administrator
from bot.discord_bot.bot import FactBot
from bot.discord_bot.errors import Refusal
from bot.discord_bot.layouts import sentence
from bot.discord_bot.layouts.components import ReloadButton
from bot.discord_bot.log import event
from bot.discord_bot.phrases import KEPT, NOT_FOR_YOU
from bot.discord_bot.reports import send_report
from bot.discord_bot.reports.reload import problems_report, reload_report, removals_report
from bot.discord_bot.reports.report import Report
from bot.discord_bot.reports.status import Health, database_line, memory_in_use, status_report
from bot.discord_bot.reports.why import why_report
from bot.discord_bot.story_option import StoryOption, asked
from bot.discord_bot.transport.responses import acknowledge, run_or_defer, show_instead
from bot.errors import KnowledgeError
from bot.matching import TEXT_LENGTH

Interaction = discord.Interaction[FactBot]

UNDER_WAY = "A reload is under way already; please wait until it has finished."

_log = logging.getLogger(__name__)


class Admin(commands.Cog):
    """Reloads the fact base; shows the state of the bot and how it decides."""

    def __init__(self, bot: FactBot) -> None:
        self.bot = bot

    @admin_only
    @app_commands.command(description="Read the fact base's files again, and show what changed")
    @app_commands.describe(story="Read only this story's files")
    async def reload(self, interaction: Interaction, story: StoryOption | None = None) -> None:
        """Reload the base, and show what changed, what is wrong or what would vanish."""
        await self._reload(interaction, story=story or "")

    @commands.Cog.listener()
    async def on_reload_choice(self, interaction: Interaction, button: ReloadButton) -> None:
        """Take over the base that was shown, though things vanish with it, or keep the old one."""
        self.bot.under_way.note()
        if not await is_administrator(interaction):
            raise Refusal(NOT_FOR_YOU)
        if button.take:
            await self._reload(interaction, confirmed=button.change)
        else:
            event(_log, "removals_declined", change=button.change)
            await show_instead(interaction, sentence(KEPT))

    async def _reload(
        self, interaction: Interaction, *, confirmed: str = "", story: str = ""
    ) -> None:
        await acknowledge(interaction, private=True)
        try:
            reloaded = await self.bot.reload_base(story, confirmed=confirmed)
        except ReloadUnderWay:
            raise Refusal(UNDER_WAY) from None
        except RemovalsUnconfirmed as error:
            event(_log, "reload_unconfirmed", logging.WARNING, removals=len(error.removals))
            report = removals_report(error)
        except KnowledgeError as error:
            event(_log, "reload_refused", logging.WARNING, problems=len(error.problems))
            report = problems_report(error)
        else:
            event(_log, "reloaded", revision=reloaded.revision, seconds=reloaded.seconds)
            report = reload_report(reloaded)
        await send_report(interaction, report)

    @admin_only
    @app_commands.command(description="Show the fact base's revision and how I am doing")
    @app_commands.describe(story="The size of this story alone")
    async def status(self, interaction: Interaction, story: StoryOption | None = None) -> None:
        """Show the state of the base and of the bot."""
        bot, now = self.bot, self.bot.clock()

        def since(then: float | None) -> float | None:
            return None if then is None else now - then

        health = Health(
            uptime=now - bot.started_at,
            latency=bot.latency,
            servers=len(bot.guilds),
            memory=memory_in_use(),
            reloaded=since(bot.reloaded_at),
            reload_took=bot.last_reload.seconds if bot.last_reload else 0.0,
            second_instance=since(bot.second_instance_at),
            database=database_line(bot.servers),
        )
        await send_report(interaction, status_report(asked(bot.live.current, story), health))

    @admin_only
    @app_commands.command(description="Show how I decide on a question")
    @app_commands.describe(question="The question, as it was asked", story="Ask only this story")
    async def why(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, TEXT_LENGTH],
        story: StoryOption | None = None,
    ) -> None:
        """Show how the bot decides on a question, and why."""
        stories = asked(self.bot.live.current, story)
        report = await run_or_defer(interaction, lambda: _why(stories, question), private=True)
        await send_report(interaction, report)


def _why(stories: Stories, question: str) -> Report:
    """Return how a question is decided, by the story that answers it."""
    routed = stories.decide(question)
    answerer = routed.snapshot.answerer
    found = explain(answerer, routed.decision)
    report = why_report(found, answerer.matcher.catalogue.word_counts)
    if not stories.are_several:
        return report
    return replace(report, head=f"{capitalised(routed.snapshot.story.title)}: {report.head}")
