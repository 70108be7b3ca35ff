"""A server's settings as a file, and back."""

from __future__ import annotations

import io
import json

import discord
from pydantic import ValidationError

from bot.store import GuildSettings

FILE_NAME = "factbot-setup.json"
KEY, VERSION = "factbot_setup", 1
MOST_BYTES = 64 * 1024
NOT_OURS = "That file is none of mine: /setup with export makes one."
FAULTY = "That file cannot be taken over, because of what it has for: {fields}."


class Unreadable(ValueError):
    """A file that holds no settings; its text is the sentence for the member."""


def exported(settings: GuildSettings) -> bytes:
    """Return a server's settings as a file."""
    content = {KEY: VERSION, "settings": settings.kept()}
    return (json.dumps(content, indent=2) + "\n").encode()


def settings_file(settings: GuildSettings) -> discord.File:
    """Return it as an attachment."""
    return discord.File(io.BytesIO(exported(settings)), FILE_NAME)


def imported(content: bytes) -> GuildSettings:
    """Return the settings in a file; raises Unreadable, which repeats nothing of it."""
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):  # also what is no UTF-8
        raise Unreadable(NOT_OURS) from None
    if not isinstance(read, dict) or read.get(KEY) != VERSION or read.keys() != {KEY, "settings"}:
        raise Unreadable(NOT_OURS)
    try:
        return GuildSettings.model_validate(read["settings"])
    except ValidationError as error:
        raise Unreadable(FAULTY.format(fields=", ".join(_fields(error)))) from None


def _fields(error: ValidationError) -> list[str]:
    """Return the settings with a fault; others are named by no word of the file."""
    named = (str(fault["loc"][0]) if fault["loc"] else "" for fault in error.errors())
    known = GuildSettings.model_fields
    return list(dict.fromkeys(name if name in known else "unknown settings" for name in named))
