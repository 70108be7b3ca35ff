"""Interactions as no honest program of Discord's would send them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simcord import actors
from simcord.actors import MemberActor
from simcord.enums import AppCommandType, ComponentType, InteractionType
from simcord.results import InteractionResult

from tests.discord_bot.town import Shown, Town


async def forge_component(
    town: Town, by: MemberActor, message: Shown, custom_id: str, values: Sequence[str] | None = None
) -> InteractionResult:
    """Use a component that a message does not have; a select where there are values."""
    stored = town.env.backend.get_message(town.channel.id, message.id)
    data: dict[str, Any] = {"custom_id": custom_id, "component_type": ComponentType.BUTTON}
    if values is not None:
        data |= {"component_type": ComponentType.STRING_SELECT, "values": list(values)}
    # SimCord's public ways refuse what a member could not do.
    return await actors._component_interaction(by, stored, data)  # noqa: SLF001 - see above


async def forge_command(
    town: Town, by: MemberActor, name: str, *options: tuple[str, int, object]
) -> InteractionResult:
    """Send a slash command with options, each a name, a type and a value, that nobody checked."""
    data = {
        "id": "1",
        "name": name,
        "type": AppCommandType.CHAT_INPUT,
        "options": [
            {"name": option, "type": kind, "value": value} for option, kind, value in options
        ],
    }
    return await actors._dispatch_actor_interaction(  # noqa: SLF001 - as above
        by, InteractionType.APPLICATION_COMMAND, town.channel, data
    )
