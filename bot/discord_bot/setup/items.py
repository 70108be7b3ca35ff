"""The selects and buttons of the panel; what each is for stands in its custom id.

That names no server: it is always the one in which the panel is used.
"""

from __future__ import annotations

import re
from typing import Any, Self

import discord
from discord import ui

from bot.discord_bot.layouts.components import SETUP

Interaction = discord.Interaction[Any]

MOST = 25  # of what a select takes
DEFAULTS, EXPORT, REFRESH = "defaults", "export", "refresh"


class SetupItem(ui.DynamicItem[ui.Item[Any]], template=SETUP):
    """Changes what a server chose; using one dispatches the event `setup_choice`.

    `field` is what it changes, and `to` what to, for a button; a select has it in its values.
    """

    def __init__(self, item: ui.Item[Any], field: str, to: str = "") -> None:
        super().__init__(item)
        self.field = field
        self.to = to

    @classmethod
    def button(cls, label: str, field: str, to: str = "") -> Self:
        """Return a button."""
        return cls(ui.Button(label=label, custom_id=_custom_id(field, to)), field, to)

    @classmethod
    def channels(cls, field: str, chosen: list[discord.SelectDefaultValue], hint: str) -> Self:
        """Return a select of channels, in which those chosen are marked."""
        kinds = discord.ChannelType
        select = ui.ChannelSelect[Any](
            custom_id=_custom_id(field),
            placeholder=hint,
            channel_types=[kinds.text, kinds.news, kinds.forum],
            min_values=0,
            max_values=MOST,
            default_values=chosen,
        )
        return cls(select, field)

    @classmethod
    def roles(cls, field: str, chosen: list[discord.SelectDefaultValue], hint: str) -> Self:
        """Return a select of roles, in which those chosen are marked."""
        select = ui.RoleSelect[Any](
            custom_id=_custom_id(field),
            placeholder=hint,
            min_values=0,
            max_values=MOST,
            default_values=chosen,
        )
        return cls(select, field)

    @classmethod
    def one_of(cls, field: str, options: list[discord.SelectOption]) -> Self:
        """Return a select of one of several."""
        return cls(ui.Select[Any](custom_id=_custom_id(field), options=options), field)

    @classmethod
    def some_of(cls, field: str, options: list[discord.SelectOption], hint: str) -> Self:
        """Return a select of any number of several."""
        select = ui.Select[Any](
            custom_id=_custom_id(field),
            placeholder=hint,
            options=options,
            min_values=0,
            max_values=len(options),
        )
        return cls(select, field)

    @property
    def values(self) -> tuple[str, ...]:
        """Return what was picked in a select, or what a button is for: ids and words as text."""
        picked = getattr(self.item, "values", None)
        if picked is None:
            return (self.to,)
        return tuple(one if isinstance(one, str) else str(one.id) for one in picked)

    @classmethod
    async def from_custom_id(
        cls, _: Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Return the item that was used."""
        return cls(item, match["field"], match["to"] or "")

    async def callback(self, interaction: Interaction) -> None:
        """Dispatch the event `setup_choice`."""
        interaction.client.dispatch("setup_choice", interaction, self)


def _custom_id(field: str, to: str = "") -> str:
    return ":".join(part for part in ("f1:setup", field, to) if part)
