"""Using the panel of `/setup`, and looking at it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simcord.actors import MemberActor
from simcord.results import InteractionResult, ResponseMessage

from bot.store import GuildSettings
from tests.discord_bot.town import Town, parts, response


async def open_panel(town: Town, manager: MemberActor) -> ResponseMessage:
    """Return the panel."""
    return response(await manager.slash(town.channel, "setup"))


async def pick(
    manager: MemberActor, shown: ResponseMessage, field: str, values: Sequence[Any]
) -> InteractionResult:
    """Choose in one of its selects."""
    return await manager.select(shown, values, custom_id=f"f1:setup:{field}")


async def press(manager: MemberActor, shown: ResponseMessage, what: str) -> InteractionResult:
    """Use one of its buttons."""
    return await manager.click(shown, custom_id=f"f1:setup:{what}")


def chosen(town: Town) -> GuildSettings:
    """Return what the server chose."""
    return town.bot.servers.chosen(town.guild.id)


def marked(shown: ResponseMessage, field: str) -> list[str]:
    """Return what is marked in a select, as ids or values."""
    (select,) = (part for part in parts(shown) if part.get("custom_id") == f"f1:setup:{field}")
    if "options" in select:
        return [option["value"] for option in select["options"] if option.get("default")]
    return [str(value["id"]) for value in select.get("default_values", ())]
