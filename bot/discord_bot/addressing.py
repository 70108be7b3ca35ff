"""Should the bot speak? A decision made from facts about a message, without Discord."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

QUESTION_WORDS = frozenset(
    """what whats which who whos whom whose when where wheres why how hows is are was were am do
    does did has have had can could will would should may might must isnt arent wasnt werent dont
    doesnt didnt hasnt havent wont""".split()
)
REQUESTS = ("tell me", "tell us", "show me", "explain ", "any news", "anything on", "anyone know")
_GREETING = re.compile(
    r"^(?:(?:hey|hi|hello|ok|okay|so|and|but|well|wait|guys|all|everyone|folks|please|pls)\b[\s,!.]*)+"
)
_LINK = re.compile(r"https?://\S+")


class Decision(Enum):
    """What to do about a message."""

    SILENT = "silent"
    ANSWER = "answer"
    ANSWER_IF_CERTAIN = "answer if certain"
    CHECK_QUOTED = "check the message it replies to"
    POINT_TO_CHECK = "say how to have a message checked"
    INVITE = "say what can be asked"
    ASK_FOR_MENTION = "say how to be heard"


@dataclass(frozen=True, slots=True)
class Heard:
    """What matters about a message for whether to speak.

    `text` is the author's own text without mentions; empty as well where Discord withholds it.
    `quotes_text` tells that it replies to a message of somebody else that holds a text.
    """

    by_person: bool = True
    direct: bool = False
    mentions_bot: bool = False
    replies_to_bot: bool = False
    replies_to_other: bool = False
    mentions_other: bool = False
    in_answer_channel: bool = False
    quotes_text: bool = False
    text: str = ""


def should_speak(heard: Heard) -> Decision:
    """Return what to do about a message; bots, webhooks and system messages get nothing."""
    if not heard.by_person:
        return Decision.SILENT
    if heard.direct or heard.mentions_bot or heard.replies_to_bot:
        return _addressed(heard)
    if heard.in_answer_channel and not heard.replies_to_other and not heard.mentions_other:
        return Decision.ANSWER_IF_CERTAIN if is_question(heard.text) else Decision.SILENT
    return Decision.SILENT


def is_question(text: str) -> bool:
    """Tell whether a text asks something, by its mark or its first words."""
    plain = _LINK.sub(" ", text).casefold().replace("'", "").replace("’", "").strip()
    if "?" in plain:
        return True
    plain = _GREETING.sub("", plain)
    first = plain.split(maxsplit=1)[0].strip(",.!:;") if plain else ""
    return first in QUESTION_WORDS or plain.startswith(REQUESTS)


def _addressed(heard: Heard) -> Decision:
    if heard.text:
        return Decision.ANSWER
    if heard.replies_to_other and heard.mentions_bot:
        return Decision.CHECK_QUOTED if heard.quotes_text else Decision.POINT_TO_CHECK
    if heard.replies_to_bot and not heard.mentions_bot and not heard.direct:
        return Decision.ASK_FOR_MENTION
    return Decision.INVITE
