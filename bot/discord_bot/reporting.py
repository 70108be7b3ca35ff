"""The log line for each reply: what was shown, never what was asked."""

from __future__ import annotations

import logging

from bot.answering import Reply
from bot.discord_bot.log import event

_log = logging.getLogger(__name__)


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
