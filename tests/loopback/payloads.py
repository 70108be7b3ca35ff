"""What the Discord on loopback says about itself: its one server, messages, uses of commands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any

from discord.utils import time_snowflake

Payload = dict[str, Any]

TOKEN = "MTIzNDU2.Gabcde.secret-part"  # noqa: S105 - invented for the test
APPLICATION_ID = 6
BOT_ID = 5
GUILD_ID = 100
THREAD_ID = 199
CHANNEL_IDS = range(101, 151)
TALK = CHANNEL_IDS[0]
ALL_PERMISSIONS = str(2**52 - 1)
COMPONENTS_V2 = 1 << 15
EPHEMERAL = 1 << 6
SINCE = "2026-01-01T00:00:00+00:00"

_number = count()


def new_id() -> int:
    """Return an id that tells when it was made, and is larger than those made before."""
    return time_snowflake(datetime.now(UTC), high=False) + next(_number)


def user(user_id: int, name: str, *, bot: bool = False) -> Payload:
    """Return a user."""
    return {
        "id": str(user_id),
        "username": name,
        "discriminator": "0",
        "global_name": None,
        "avatar": None,
        "bot": bot,
    }


BOT = user(BOT_ID, "facts", bot=True)
ASKER = user(7, "ada")
APPLICATION: Payload = {
    "id": str(APPLICATION_ID),
    "name": "facts",
    "icon": None,
    "description": "",
    "bot_public": False,
    "bot_require_code_grant": False,
    "summary": "",
    "verify_key": "",
    "flags": 0,
    "owner": ASKER,
    "team": None,
}


def member() -> Payload:
    """Return somebody's membership, without the user."""
    return {"roles": [], "joined_at": SINCE, "deaf": False, "mute": False, "flags": 0, "nick": None}


def guild(*, available: bool = True) -> Payload:
    """Return the server, as the gateway sends it; of one that is out only the id is known."""
    if not available:
        return {"id": str(GUILD_ID), "unavailable": True}
    everyone = {
        "id": str(GUILD_ID),
        "name": "@everyone",
        "permissions": ALL_PERMISSIONS,
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": str(GUILD_ID),
        "name": "Port Selby",
        "unavailable": False,
        "owner_id": ASKER["id"],
        "channels": [_channel(channel) for channel in CHANNEL_IDS],
        "threads": [thread(THREAD_ID, TALK)],
        "roles": [everyone],
        "members": [{"user": BOT, **member()}],
        "member_count": 2,
        "emojis": [],
        "features": [],
    }


def _channel(channel: int) -> Payload:
    return {
        "id": str(channel),
        "type": 0,
        "name": f"talk-{channel}",
        "position": channel,
        "permission_overwrites": [],
        "parent_id": None,
    }


def thread(number: int, parent: int) -> Payload:
    """Return a thread in a channel."""
    return {
        "id": str(number),
        "type": 11,
        "name": "thread",
        "guild_id": str(GUILD_ID),
        "parent_id": str(parent),
        "owner_id": ASKER["id"],
        "message_count": 1,
        "member_count": 1,
        "rate_limit_per_user": 0,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 60,
            "archive_timestamp": SINCE,
            "locked": False,
        },
    }


def message(author: Payload, channel: int, fields: Mapping[str, Any]) -> Payload:
    """Return a message; `fields` hold what is not as in any other."""
    return {
        "id": str(new_id()),
        "channel_id": str(channel),
        "guild_id": str(GUILD_ID),
        "author": author,
        "member": member(),
        "content": "",
        "timestamp": datetime.now(UTC).isoformat(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "type": 19 if "message_reference" in fields else 0,
        "flags": 0,
        **fields,
    }


def interaction(kind: int, channel: int, data: Payload) -> Payload:
    """Return a use of a command (kind 2) or of a button (kind 3)."""
    number = new_id()
    return {
        "id": str(number),
        "application_id": str(APPLICATION_ID),
        "type": kind,
        "token": f"token-{number}",
        "version": 1,
        "guild_id": str(GUILD_ID),
        "channel_id": str(channel),
        "channel": _channel(channel),
        "member": {**member(), "user": ASKER, "permissions": ALL_PERMISSIONS},
        "data": data,
        "locale": "en-GB",
        "app_permissions": ALL_PERMISSIONS,
        "entitlements": [],
        "authorizing_integration_owners": {"0": str(GUILD_ID)},
        "context": 0,
        "attachment_size_limit": 10_485_760,
    }


def command(name: str, options: Mapping[str, str | bool]) -> Payload:
    """Return what a slash command was used with."""
    return {
        "id": "1",
        "name": name,
        "type": 1,
        "options": [
            {"name": key, "type": 5 if isinstance(value, bool) else 3, "value": value}
            for key, value in options.items()
        ],
    }
