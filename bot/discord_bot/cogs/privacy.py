"""`/privacy`: what is kept where it is asked, from the settings in force; and *Forget me*."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord_bot.bot import FactBot
from bot.discord_bot.errors import Refusal
from bot.discord_bot.layouts import Page, Panel, Row, lay_out, sentence
from bot.discord_bot.layouts.components import ForgetButton
from bot.discord_bot.log import event
from bot.discord_bot.memory import RATE_SECONDS, REPLY_SECONDS
from bot.discord_bot.transport.responses import acknowledge, answer
from bot.errors import StoreError
from bot.store.gaps import ENOUGH_ASKERS, SHOWN_DAYS, UNSHOWN_DAYS

Interaction = discord.Interaction[FactBot]

HEAD = "**What I keep**"
NO_MESSAGES = "I keep no messages, no names and no profiles. My log never says who asked what."
IN_MEMORY = (
    "For {minutes} minutes I remember the ids of questions, of my replies and of their channels, so"
    " that a reply changes or goes with its question; for {seconds} seconds, how often you asked."
)
IN_BUTTON = "The Remove button of a reply holds the id of whoever asked, while the reply stands."
CHOICES = "Of this server I keep what its managers chose: channels, roles, switches; no member."
GAPS_OFF = "Questions I cannot answer are not kept here."
GAPS_ON = (
    "Of a question I cannot answer I keep the words my fact base knows, and not who asked. That"
    " somebody asked is kept for at most the week, in a form in which nobody is recognised. Once"
    " {askers} people asked the same, curators of this server see the words. They go after"
    " {unshown} days, or {shown} if curators see them."
)
DIRECT = "From direct messages I keep no questions."
FORGOTTEN = "Nothing of yours is kept any more: what you asked counts for you no longer."
NOTHING_FOUND = "Nothing of yours was kept."

_log = logging.getLogger(__name__)


class Privacy(commands.Cog):
    """Says what is kept, to everybody, and forgets whoever wants that."""

    def __init__(self, bot: FactBot) -> None:
        self.bot = bot

    @app_commands.command(description="Show what I keep here, for how long, and who sees it")
    async def privacy(self, interaction: Interaction) -> None:
        """Show it privately, with the button to be forgotten."""
        text = "\n".join((HEAD, *(f"- {line}" for line in self._lines(interaction.guild_id))))
        view = lay_out(Page((Panel((text,)),)), rows=[Row(ForgetButton())])
        await answer(interaction, view, private=True)

    @commands.Cog.listener()
    async def on_forget_me(self, interaction: Interaction) -> None:
        """Delete what is kept of whoever asks for it, in all servers."""
        self.bot.under_way.note()
        await acknowledge(interaction, private=True)
        try:
            count = await self.bot.gaps.forget_member(interaction.user.id)
        except StoreError as error:
            raise Refusal(str(error)) from None
        event(_log, "forgotten", gaps=count)
        await answer(interaction, sentence(FORGOTTEN if count else NOTHING_FOUND), private=True)

    def _lines(self, guild: int | None) -> Iterator[str]:
        yield NO_MESSAGES
        yield IN_MEMORY.format(minutes=round(REPLY_SECONDS / 60), seconds=round(RATE_SECONDS))
        yield IN_BUTTON
        if guild is None:
            yield DIRECT
            return
        yield CHOICES
        if self.bot.servers.chosen(guild).gap_log:
            yield GAPS_ON.format(askers=ENOUGH_ASKERS, unshown=UNSHOWN_DAYS, shown=SHOWN_DAYS)
        else:
            yield GAPS_OFF
