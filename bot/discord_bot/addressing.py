"""What to do about a message: `describe` takes what matters from Discord, `decide` decides."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

import discord

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
_MENTION = re.compile(r"<@[!&]?\d+>")
_TYPES = frozenset({discord.MessageType.default, discord.MessageType.reply})


class Action(Enum):
    """What to do about a message."""

    SILENT = "silent"
    ANSWER = "answer"
    ANSWER_IF_CERTAIN = "answer if certain"
    CHECK_QUOTED = "check the message it replies to"
    POINT_TO_CHECK = "say how to have a message checked"
    INVITE = "say what can be asked"
    ASK_FOR_MENTION = "say how to be heard"


@dataclass(frozen=True, slots=True)
class MessageContext:
    """What the decision depends on.

    `text` is the author's own text without mentions; empty as well where Discord withholds it.
    `names_other` tells that it names members in its text, and the bot is not among them.
    `quotes_text` tells that it replies to a message of somebody else that holds a text.
    """

    by_person: bool = True
    direct: bool = False
    mentions_bot: bool = False
    replies_to_bot: bool = False
    replies_to_other: bool = False
    mentions_other: bool = False
    names_other: bool = False
    in_answer_channel: bool = False
    quotes_text: bool = False
    text: str = ""


def decide(context: MessageContext) -> Action:
    """Return what to do about a message; bots, webhooks and system messages get nothing."""
    if not context.by_person:
        return Action.SILENT
    if context.names_other and not context.direct:
        return Action.SILENT  # also in reply to the bot: "@ada what do you think of that"
    if context.direct or context.mentions_bot or context.replies_to_bot:
        return _addressed(context)
    if context.in_answer_channel and not context.replies_to_other and not context.mentions_other:
        return Action.ANSWER_IF_CERTAIN if is_question(context.text) else Action.SILENT
    return Action.SILENT


def is_question(text: str) -> bool:
    """Tell whether a text is a question, by its question mark or its first words."""
    plain = _LINK.sub(" ", text).casefold().replace("'", "").replace("’", "").strip()
    if "?" in plain:
        return True
    plain = _GREETING.sub("", plain)
    first = plain.split(maxsplit=1)[0].strip(",.!:;") if plain else ""
    return first in QUESTION_WORDS or plain.startswith(REQUESTS)


def _addressed(context: MessageContext) -> Action:
    if context.text:
        return Action.ANSWER
    if context.replies_to_other and context.mentions_bot:
        return Action.CHECK_QUOTED if context.quotes_text else Action.POINT_TO_CHECK
    if context.replies_to_bot and not context.mentions_bot and not context.direct:
        return Action.ASK_FOR_MENTION
    return Action.INVITE


def describe(
    message: discord.Message, bot: discord.ClientUser | None, channels: Collection[int]
) -> MessageContext:
    """Return the context of a message; `channels` are those where the bot answers unasked."""
    quoted = quoted_message(message)
    replies = message.type is discord.MessageType.reply
    replies_to_bot = quoted is not None and quoted.author == bot
    return MessageContext(
        by_person=message.type in _TYPES and not message.author.bot and message.webhook_id is None,
        direct=is_direct(message),
        mentions_bot=bot in message.mentions or _mentions_own_role(message),
        replies_to_bot=replies_to_bot,
        replies_to_other=replies and not replies_to_bot,
        mentions_other=any(user != bot for user in message.mentions),
        names_other=_names_other(message, bot),
        in_answer_channel=not places(message).isdisjoint(channels),
        quotes_text=quoted is not None and not replies_to_bot and bool(quoted.content),
        text=own_text(message),
    )


def is_direct(message: discord.Message) -> bool:
    """Tell whether it is a direct message; one from a server that is down has no guild either."""
    return isinstance(message.channel, discord.DMChannel)


def own_text(message: discord.Message) -> str:
    """Return what the author wrote, without mentions."""
    return _MENTION.sub(" ", message.content).strip()


def quoted_message(message: discord.Message) -> discord.Message | None:
    """Return the message that this one replies to, if it is still there."""
    if message.reference is None or message.type is not discord.MessageType.reply:
        return None
    resolved = message.reference.resolved
    return resolved if isinstance(resolved, discord.Message) else None


def places(message: discord.Message) -> set[int]:
    """Return the ids of a message's channel and, in a thread, of its parent."""
    channel = message.channel
    parent = channel.parent_id if isinstance(channel, discord.Thread) else channel.id
    return {channel.id, parent}


def in_unknown_channel(message: discord.Message) -> bool:
    """Tell whether discord.py does not know the channel, like a thread archived at the start."""
    return message.guild is not None and isinstance(message.channel, discord.PartialMessageable)


def _names_other(message: discord.Message, bot: discord.ClientUser | None) -> bool:
    """Tell whether it names others and not the bot, which a reply mentions without naming it.

    A text that Discord withholds names those whom the message mentions.
    """
    named = set(message.raw_mentions) or {user.id for user in message.mentions}
    is_named = bot is not None and bot.id in named
    return bool(named) and not is_named and not _mentions_own_role(message)


def _mentions_own_role(message: discord.Message) -> bool:
    # Members often pick the role of the same name from the list instead of the bot.
    if message.guild is None or not message.role_mentions:
        return False
    return message.guild.self_role in message.role_mentions
