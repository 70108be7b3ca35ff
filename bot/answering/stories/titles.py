"""A question under a title, as in a forum post: half a question is read together with it."""

from __future__ import annotations

import re
from typing import Final

from bot.answering.follow_ups.reading import may_follow_up
from bot.answering.outcome import AboutMe
from bot.answering.reply import Reply
from bot.answering.stories.stories import Stories

_ABOUT_TITLE: Final = re.compile(
    r"\W*(?:(?:see|read|check|answer|look|at|as|in|per|the|this|my|our|question|q|it|is|pls|please"
    r"|hey|hi|can|could|you|just|above)\W+)*(?:title|subject|topic|headline|heading)"
    r"(?:\W+(?:above|please|pls|question|says?|asks?|thanks|thx))*\W*",
    re.IGNORECASE,
)


def is_about_title(text: str) -> bool:
    """Tell whether a text only points to the title: "see title"."""
    return _ABOUT_TITLE.fullmatch(text) is not None


def reply_under(stories: Stories, text: str, title: str) -> Reply:
    """Return the reply to a text that stands under a title; a whole question stands alone."""
    if not text or is_about_title(text):
        return stories.reply(title)
    alone = stories.decide(text)
    is_whole = alone.decision.plain_answer is not None or not may_follow_up(text)
    if is_whole or isinstance(alone.decision.outcome, AboutMe):
        return stories.compose(alone)
    under = stories.reply(f"{title} {text}")
    return under if shows_something(under) else stories.compose(alone)


def shows_something(reply: Reply) -> bool:
    """Tell whether a reply says anything of the base."""
    return bool(reply.statements or reply.unknown)
