"""Slash commands kept in step with Discord, without a needless write."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

import discord
from discord import app_commands

from bot.discord_bot.log import event, failure

_log = logging.getLogger(__name__)

# What Discord adds to a command by itself.
_SERVER_KEYS = frozenset(
    {"id", "application_id", "version", "guild_id", "dm_permission", "handler"}
)


async def sync_commands(tree: app_commands.CommandTree[Any], application_id: int) -> None:
    """Write the tree's global commands to Discord if it has others.

    A failure is logged and leaves the commands as they are: the bot is of use without them.
    """
    wanted = [command.to_dict(tree) for command in tree.get_commands()]
    try:
        present = await tree.client.http.get_global_commands(application_id)
        if same_commands(wanted, present):
            event(_log, "commands_in_step", count=len(wanted))
            return
        await tree.sync()
    except discord.HTTPException as error:
        failure(_log, "commands_not_synced", error)
    else:
        event(_log, "commands_synced", count=len(wanted))


def same_commands(wanted: Iterable[Any], present: Iterable[Any]) -> bool:
    """Tell whether two lists of commands, as sent and as returned, mean the same."""
    return _by_name(wanted) == _by_name(present)


def _by_name(commands: Iterable[Any]) -> dict[tuple[int, str], object]:
    return {(command.get("type", 1), command["name"]): _canonical(command) for command in commands}


def _canonical(value: object) -> object:
    """Return a payload without what Discord adds, and without what only says "the default"."""
    if isinstance(value, Mapping):
        kept = {key: _canonical(part) for key, part in value.items() if key not in _SERVER_KEYS}
        if kept.get("default_member_permissions") is not None:  # sent as a number, returned as text
            kept["default_member_permissions"] = str(kept["default_member_permissions"])
        return {key: part for key, part in kept.items() if not _is_default(key, part)}
    if isinstance(value, (list, tuple)):
        return [_canonical(part) for part in value]
    return value


def _is_default(key: str, value: object) -> bool:
    return value is None or value is False or value in ([], {}, "") or (key, value) == ("type", 1)
