"""`/gaps`: what was asked in a server and could not be answered, for its curators; private."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord_bot.access import FOR_MANAGERS, curators_only
from bot.discord_bot.bot import FactBot
from bot.discord_bot.errors import Refusal
from bot.discord_bot.reports import send_report
from bot.discord_bot.reports.gaps import gaps_report
from bot.discord_bot.transport.responses import acknowledge
from bot.errors import StoreError

Interaction = discord.Interaction[FactBot]


class GapReports(commands.Cog):
    """Shows the gaps of the server it is asked in, and of no other."""

    def __init__(self, bot: FactBot) -> None:
        self.bot = bot

    @curators_only
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.command(
        description="See what several people asked here and I could not answer",
        extras={FOR_MANAGERS: True},
    )
    async def gaps(self, interaction: Interaction) -> None:
        """Show the gaps, the most asked first."""
        await acknowledge(interaction, private=True)
        guild = interaction.guild_id or 0
        try:
            found = await self.bot.gaps.shown(guild)
        except StoreError as error:
            raise Refusal(str(error)) from None
        is_kept = self.bot.servers.chosen(guild).gap_log
        report = gaps_report(self.bot.stories_in(guild), found, is_kept=is_kept)
        await send_report(interaction, report)
