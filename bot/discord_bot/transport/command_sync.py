"""Synchronises the slash commands with Discord, writing only when they differ."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping
from itertools import chain, repeat
from typing import Any

import discord
from discord import app_commands

from bot.discord_bot.log import event, failure
from bot.discord_bot.transport.requests import Banned
from bot.discord_bot.transport.retry import TRANSIENT_ERRORS

SYNC_PAUSES = (1.0, 5.0, 30.0, 120.0, 600.0)  # seconds
SYNC_SECONDS = 3_600.0  # seconds; Discord may ask to wait that long before commands are written

_log = logging.getLogger(__name__)

# What Discord adds to a command by itself.
_SERVER_KEYS = frozenset(
    {"id", "application_id", "version", "guild_id", "dm_permission", "handler"}
)


async def keep_in_step(tree: app_commands.CommandTree[Any], application_id: int) -> None:
    """Write the tree's global commands to Discord if it has others, again until that is done.

    What Discord refuses is logged, and leaves the commands as they are: the bot is of use without
    them.
    """
    for pause in chain(SYNC_PAUSES, repeat(SYNC_PAUSES[-1])):
        try:
            await asyncio.wait_for(_sync(tree, application_id), SYNC_SECONDS)
        except (Banned, *TRANSIENT_ERRORS) as error:
            event(_log, "commands_not_synced_yet", logging.WARNING, because=type(error).__name__)
        except discord.DiscordException as error:
            failure(_log, "commands_not_synced", error)
            return
        else:
            return
        await asyncio.sleep(pause)


async def _sync(tree: app_commands.CommandTree[Any], application_id: int) -> None:
    wanted = [command.to_dict(tree) for command in tree.get_commands()]
    present = await tree.client.http.get_global_commands(application_id)
    if same_commands(wanted, present):
        event(_log, "commands_in_step", count=len(wanted))
        return
    await tree.sync()
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
