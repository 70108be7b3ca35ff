"""What buttons and selects do."""

from __future__ import annotations

import logging
from typing import assert_never

import discord
from discord import ui
from discord.ext import commands

from bot.answering import suggest
from bot.answering.reply import Block, Sentence, Statement, Suggestions
from bot.answering.stories import Stories
from bot.answering.stories.naming import of_story
from bot.discord_bot import phrases
from bot.discord_bot.bot import FactBot
from bot.discord_bot.layouts import Controls, present, present_blocks, sentence
from bot.discord_bot.layouts.components import (
    NONE_OF_THESE,
    EntrySelect,
    FactItem,
    OutdatedItem,
    PageButton,
    RelatedButton,
    RemoveButton,
    asker_of,
    lead_in,
    offers_in,
)
from bot.discord_bot.listings import ENTRY
from bot.discord_bot.listings.of_stories import listed
from bot.discord_bot.log import event, report
from bot.discord_bot.transport.responses import answer, remove, show_instead
from bot.knowledge.lookups.neighbours import neighbours

Interaction = discord.Interaction[FactBot]

_log = logging.getLogger(__name__)


class Components(commands.Cog):
    """Acts on the bot's own buttons and selects, however long ago they were sent.

    On a reply of somebody else, everybody but the remover gets a private answer: a page turn or a
    choice changes only one's own reply.
    """

    def __init__(self, bot: FactBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_fact_action(self, interaction: Interaction, item: FactItem) -> None:
        """Do what a button or select is for."""
        self.bot.under_way.note()
        match item:
            case RelatedButton():
                await self._show_related(interaction, item.entry)
            case RemoveButton():
                await self._remove(interaction, item.asker)
            case PageButton():
                await self._turn_page(interaction, item)
            case EntrySelect() if item.item.values:
                await self._pick(interaction, item.item.values[0], replaces=item.in_place)
            case EntrySelect() | OutdatedItem():
                event(_log, "outdated_component")
                await answer(interaction, sentence(phrases.OUTDATED), private=True)
            case _:
                assert_never(item)

    async def _show_related(self, interaction: Interaction, entry: str) -> None:
        await answer(
            interaction, _related(self.bot.stories_in(interaction.guild_id), entry), private=True
        )

    async def _remove(self, interaction: Interaction, asker: int) -> None:
        if interaction.user.id != asker and not interaction.permissions.manage_messages:
            await answer(interaction, sentence(phrases.NOT_YOURS), private=True)
            return
        await remove(interaction)

    async def _turn_page(self, interaction: Interaction, button: PageButton) -> None:
        blocks = listed(
            self.bot.stories_in(interaction.guild_id), button.listing.kind, button.listing.key
        )
        if blocks is None:
            await answer(interaction, sentence(phrases.GONE), private=True)
            return
        has_related = button.listing.kind == ENTRY and any(
            isinstance(block, Statement) for block in blocks
        )
        controls = Controls(
            asker=_asker_if_own(interaction),
            listing=button.listing,
            related_to=button.listing.key if has_related else None,
            entries=(button.listing.key,) if button.listing.kind == ENTRY else (),
        )
        lead = lead_in(interaction.message)
        offers, in_place = offers_in(interaction.message)
        blocks = (*blocks, offers) if offers else blocks
        view = present_blocks(blocks, controls, button.number, lead=lead, in_place=in_place)
        await _show(interaction, view, in_place=_is_own(interaction))

    async def _pick(self, interaction: Interaction, entry: str, *, replaces: bool) -> None:
        stories = self.bot.stories_in(interaction.guild_id)
        asker = _asker_if_own(interaction)
        in_place = replaces and _is_own(interaction)
        reply = stories.entry(entry)
        if entry == NONE_OF_THESE:
            event(_log, "none_of_these", replaces=replaces, revision=stories.revision)
            own = Controls(asker if in_place else None)
            view = present_blocks((Sentence(phrases.NONE_OF_THESE),), own)
        elif reply is None:
            view, in_place = sentence(phrases.GONE), False
        else:
            view = present(reply, asker if in_place else None, titled=True)
        await _show(interaction, view, in_place=in_place)
        if in_place and interaction.message:  # it is no answer to whoever asks the same
            self.bot.recent.forget({interaction.message.id})
        if reply is not None:
            report("pick", reply, interaction.channel_id)


def _related(stories: Stories, key: str) -> ui.LayoutView:
    """Return what is related to an entry, on offer."""
    found = stories.locate(key)
    if found is None:
        return sentence(phrases.GONE)
    snapshot, entry = found
    near = suggest(snapshot.base, neighbours(snapshot.base, entry))
    if not near:
        return sentence(phrases.NOTHING_RELATED)
    blocks: tuple[Block, ...] = (Suggestions(phrases.RELATED, near),)
    if stories.are_several:
        blocks = of_story(blocks, snapshot.story)
    return present_blocks(blocks, Controls())


def _is_own(interaction: Interaction) -> bool:
    """Tell whether the reply was for the member who used its controls, or is private."""
    return asker_of(interaction.message) in {None, interaction.user.id}


def _asker_if_own(interaction: Interaction) -> int | None:
    return asker_of(interaction.message) if _is_own(interaction) else None


async def _show(interaction: Interaction, view: ui.LayoutView, *, in_place: bool) -> None:
    if in_place:
        await show_instead(interaction, view)
    else:
        await answer(interaction, view, private=True)
