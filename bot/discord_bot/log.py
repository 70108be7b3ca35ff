"""Logging: one line per event, for people or for programs, and never the token.

Questions are not logged at any level; discord.py would log them at DEBUG, so it is kept at INFO.
"""

from __future__ import annotations

import json
import logging
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, TextIO

from bot.answering import Reply
from bot.errors import printable
from bot.settings import Settings

REDACTED = "[redacted]"

_log = logging.getLogger(__name__)


def event(
    logger: logging.Logger, name: str, /, level: int = logging.INFO, **fields: object
) -> None:
    """Log an event by name, with fields that hold ids, counts and our own words only."""
    logger.log(level, name, extra={"fields": fields})


def failure(logger: logging.Logger, name: str, error: BaseException, /, **fields: object) -> None:
    """Log an event with the traceback of an error."""
    logger.error(name, extra={"fields": fields}, exc_info=error)


def report(asked_by: str, reply: Reply, channel: int | None) -> None:
    """Log a reply; `asked_by` is the way the question came: "mention", "ask", ..."""
    event(
        _log,
        "replied",
        asked_by=asked_by,
        outcome=reply.outcome,
        entries=tuple(reply.visible_ids()),
        topic=reply.topic,
        unknown=reply.unknown,
        corrections=len(reply.corrections),
        confidence=round(reply.confidence, 3),
        channel=channel,
        revision=reply.revision,
    )


def configure(settings: Settings, stream: TextIO | None = None) -> None:
    """Send all logging to `stream` (standard error by default) as the settings ask for."""
    token = settings.discord_token
    secrets = (token.get_secret_value() if token else "", settings.database)
    make = JsonFormatter if settings.log_format == "json" else HumanFormatter
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(make(secrets))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    quietest = max(logging.INFO, logging.getLogger().level)
    logging.getLogger("discord").setLevel(quietest)
    logging.getLogger("alembic").setLevel(max(logging.WARNING, quietest))


class _SafeFormatter(logging.Formatter, ABC):
    """Formats a record without ever letting one of `secrets` through, however it is escaped."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        forms = {form for secret in secrets if secret for form in _forms(secret)}
        self._secrets = sorted(forms, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as text."""
        text = self._text(record)
        for secret in self._secrets:
            text = text.replace(secret, REDACTED)
        return text

    @abstractmethod
    def _text(self, record: logging.LogRecord) -> str:
        """Return the record as text, secrets and all."""


class HumanFormatter(_SafeFormatter):
    """One readable line an event; a traceback follows it, further in."""

    def _text(self, record: logging.LogRecord) -> str:
        fields = "".join(f" {key}={_plain(value)}" for key, value in _fields(record).items())
        message = printable(record.getMessage())
        line = f"{_time(record)} {record.levelname:<8} {record.name}: {message}{fields}"
        if record.exc_info:
            traceback = self.formatException(record.exc_info).split("\n")
            line += "".join(f"\n    {printable(row)}" for row in traceback)
        return line


class JsonFormatter(_SafeFormatter):
    """One JSON object a line."""

    def _text(self, record: logging.LogRecord) -> str:
        entry: dict[str, Any] = {
            "time": _time(record),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
            **_fields(record),
        }
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, default=str)  # in ASCII: some programs end lines at U+2028


def _fields(record: logging.LogRecord) -> dict[str, object]:
    fields: dict[str, object] = getattr(record, "fields", {})
    return fields


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _forms(secret: str) -> Iterator[str]:
    """Yield how a secret may be written: as it is, in an error's text, in JSON, made printable."""
    for text in (secret, repr(secret)[1:-1]):
        yield from (text, json.dumps(text)[1:-1], printable(text))


def _plain(value: object) -> str:
    if isinstance(value, (tuple, list)):
        return ",".join(map(_plain, value)) or "-"
    return printable(str(value))
