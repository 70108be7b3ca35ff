"""Administering: `/reload`, `/status`, `/why`, for administrators; all replies are private."""

from __future__ import annotations

import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering.explanation import explain
from bot.answering.live import ReloadUnderWay, RemovalsUnconfirmed
from bot.discord_bot.access import admin_only, is_administrator
from bot.discord_bot.bot import FactBot
from bot.discord_bot.errors import Refusal
from bot.discord_bot.layouts import sentence
from bot.discord_bot.layouts.components import ReloadButton
from bot.discord_bot.log import event
from bot.discord_bot.phrases import KEPT, NOT_FOR_YOU
from bot.discord_bot.reports import send_report
from bot.discord_bot.reports.reload import problems_report, reload_report, removals_report
from bot.discord_bot.reports.status import Health, database_line, memory_in_use, status_report
from bot.discord_bot.reports.why import why_report
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
    async def reload(self, interaction: Interaction) -> None:
        """Reload the base, and show what changed, what is wrong or what would vanish."""
        await self._reload(interaction)

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

    async def _reload(self, interaction: Interaction, confirmed: str = "") -> None:
        await acknowledge(interaction, private=True)
        try:
            reloaded = await self.bot.reload_base(confirmed=confirmed)
        except ReloadUnderWay:
            raise Refusal(UNDER_WAY) from None
        except RemovalsUnconfirmed as error:
            event(_log, "reload_unconfirmed", logging.WARNING, removals=len(error.removals))
            report = removals_report(error)
        except KnowledgeError as error:
            event(_log, "reload_refused", logging.WARNING, problems=len(error.problems))
            report = problems_report(error)
        else:
            revision = reloaded.snapshot.revision
            event(_log, "reloaded", revision=revision, seconds=reloaded.seconds)
            report = reload_report(reloaded)
        await send_report(interaction, report)

    @admin_only
    @app_commands.command(description="Show the fact base's revision and how I am doing")
    async def status(self, interaction: Interaction) -> None:
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
        await send_report(interaction, status_report(bot.live.current.base, health))

    @admin_only
    @app_commands.command(description="Show how I decide on a question")
    @app_commands.describe(question="The question, as it was asked")
    async def why(
        self, interaction: Interaction, question: app_commands.Range[str, 1, TEXT_LENGTH]
    ) -> None:
        """Show how the bot decides on a question, and why."""
        answerer = self.bot.live.current.answerer
        found = await run_or_defer(
            interaction, lambda: explain(answerer, answerer.decide(question)), private=True
        )
        await send_report(interaction, why_report(found, answerer.matcher.catalogue.word_counts))
