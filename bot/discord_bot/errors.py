"""The one error path, for slash commands, buttons and messages alike.

What is reported, in this order:
1. a refusal: its sentence, and one line in the log;
2. a command that changed since the member's list was loaded: to choose it again;
3. what Discord does not let the bot answer (not allowed, too late): one line in the log;
4. anything else: a sentence with a short reference, the traceback in the log under it.
"""

from __future__ import annotations

import logging
import secrets
from typing import Any

import discord
from discord import app_commands

from bot.discord_bot import phrases
from bot.discord_bot.layouts import sentence
from bot.discord_bot.log import event, failure
from bot.discord_bot.transport.requests import Banned
from bot.discord_bot.transport.responses import answer, reply_to
from bot.discord_bot.transport.retry import TRANSIENT_ERRORS

# Discord's codes for what is gone: the channel; the message; the interaction, which was not
# acknowledged within 3 seconds; the chance to acknowledge it, because that was done.
GONE = frozenset({10003, 10008, 10062, 40060})
# For what takes no reply: an archived thread; a text that the server's AutoMod holds back.
CLOSED = frozenset({50083, 200000, 200001})
UNTELLABLE = (discord.HTTPException, Banned, *TRANSIENT_ERRORS)

_log = logging.getLogger(__name__)


class _LostCompletion(logging.Filter):
    """Makes one line of the traceback that discord.py logs where suggestions cannot be shown."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, that of a lost completion without its traceback."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and (name := _why_untellable(error)):
            record.levelno, record.levelname = logging.WARNING, "WARNING"
            record.msg, record.args, record.exc_info = name, None, None
            record.fields = _told_by(error, where="autocomplete")
        return True


LOST_COMPLETION = _LostCompletion()


class Refusal(app_commands.CheckFailure):
    """Something a member may not do; its text is the polite sentence they read."""


async def tell_interaction(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Tell a member, privately, that their command or button failed."""
    name = interaction.command.qualified_name if interaction.command else "component"
    if text := explained(error, where=name):
        try:
            await answer(interaction, sentence(text), private=True)
        except UNTELLABLE as second:
            event(_log, "error_untold", logging.WARNING, where=name, because=type(second).__name__)


async def tell_author(message: discord.Message, error: BaseException) -> discord.Message | None:
    """Tell the author of a message that their question failed; return what was sent."""
    if text := explained(error, where="message"):
        try:
            return await reply_to(message, sentence(text))
        except UNTELLABLE as second:
            event(
                _log,
                "error_untold",
                logging.WARNING,
                where="message",
                because=type(second).__name__,
            )
    return None


def explained(error: BaseException, *, where: str) -> str:
    """Log an error, and return the sentence for the member; empty where none can be sent."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if name := _why_untellable(cause):
        event(_log, name, logging.WARNING, **_told_by(cause, where=where))
        return ""
    match cause:
        case Refusal():
            event(_log, "refused", where=where)
            return str(cause)
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            event(_log, "command_changed", logging.WARNING, where=where)
            return phrases.COMMAND_CHANGED
        case _:
            reference = secrets.token_hex(3)
            failure(_log, "error", cause, where=where, reference=reference)
            return phrases.FAILED.format(reference=reference)


def _why_untellable(error: BaseException) -> str:
    """Return the name of the event for what takes no answer; empty for what can be told."""
    match error:
        case Banned():
            return "unanswered_during_ban"
        case discord.Forbidden():
            return "forbidden"
        case discord.HTTPException(code=code) if code in GONE:
            return "too_late"
        case discord.HTTPException(code=code) if code in CLOSED:
            return "takes_no_reply"
        case _:
            return ""


def _told_by(error: BaseException, *, where: str) -> dict[str, object]:
    code = {"code": error.code} if isinstance(error, discord.HTTPException) else {}
    return {"where": where, **code}
