"""The buttons and selects: all their state is in the custom id, so they outlive a restart.

Using one dispatches the event `fact_action`, so that what goes wrong there takes the same way
as with any other event. discord.py's view store keeps nothing of a `DynamicItem`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Self

import discord
from discord import ui

from bot.answering import Suggestion
from bot.discord_bot.layouts.custom_ids import NONE_OF_THESE, TEMPLATE, Action, Pick, encode

MAX_OPTIONS = 25  # of a select
NONE_LABEL = "None of these"
CHOOSE = "Choose a question"  # the sentence above the select has introduced it


class FactItem(ui.DynamicItem[ui.Item[Any]], template=TEMPLATE):
    """A button or select of this bot, whatever it does; older forms of them too."""

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # noqa: ARG003 - part of discord.py's signature
        item: ui.Item[Any],
        match: re.Match[str],  # noqa: ARG003 - part of discord.py's signature
        /,
    ) -> Self:
        """Return the item that was used."""
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the use on to whoever listens to `fact_action`."""
        chosen = tuple(self.item.values) if isinstance(self.item, ui.Select) else ()
        interaction.client.dispatch("fact_action", interaction, self.custom_id, chosen)


def button(label: str, action: Action, *, disabled: bool = False) -> FactItem:
    """Return a button; its label has at most 80 characters."""
    return FactItem(
        ui.Button[ui.LayoutView](label=label, custom_id=encode(action), disabled=disabled)
    )


def entry_select(lead: str, offers: Iterable[Suggestion], *, is_choice: bool) -> FactItem:
    """Return a select of entries by their questions, "None of these" last; `lead` introduces it."""
    options = [
        discord.SelectOption(label=offer.question, value=offer.id)
        for offer in list(offers)[: MAX_OPTIONS - 1]
    ]
    options.append(discord.SelectOption(label=NONE_LABEL, value=NONE_OF_THESE))
    return FactItem(
        ui.Select[ui.LayoutView](
            custom_id=encode(Pick(is_choice=is_choice)),
            placeholder=CHOOSE if is_choice else lead[:150],
            options=options,
        )
    )
