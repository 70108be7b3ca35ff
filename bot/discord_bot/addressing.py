"""What to do about a message: `describe` takes what matters from Discord, `decide` decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

import discord

from bot.answering.follow_ups import asks_about_claim
from bot.answering.reply import OutcomeName
from bot.discord_bot.message_text import full_text
from bot.settings import Channels

QUESTION_WORDS = frozenset(
    """what whats which who whos whom whose when where wheres why how hows is are was were am do
    does did has have had can could will would should may might must isnt arent wasnt werent dont
    doesnt didnt hasnt havent wont""".split()
)
# Urdu and Hindi ask in the middle of a sentence: "fauj ne kitne mare".
SOUTH_ASIAN_QUESTION_WORDS = frozenset(
    """kya kia kitne kitni kitna kitny kitnay kaun kon kisne kisko kiska kiski kab kahan kidhar kyun
    kyu kyon kaise kese kaisay konsa kaunsa kaunsi konsi کیا کتنے کتنی کتنا کون کس کب کہاں کیوں کیسے
    क्या कितने कितनी कितना कौन किस किसने कब कहां कहाँ क्यों कैसे""".split()
)
REQUESTS = ("tell me", "tell us", "show me", "explain ", "any news", "anything on", "anyone know")
SEARCH_WORDS = 6  # whoever says more, and asks nothing, talks to other members
_GREETING = re.compile(
    r"^(?:(?:hey|hi|hello|ok|okay|so|and|but|well|wait|guys|all|everyone|folks|please|pls)\b[\s,!.]*)+"
)
_EXCLAMATION = re.compile(r"what an? ")  # "what a day"
_LINK = re.compile(r"https?://\S+")
_MENTION = re.compile(r"<@[!&]?\d+>")
_TYPES = frozenset({discord.MessageType.default, discord.MessageType.reply})


class Action(Enum):
    """What to do about a message."""

    SILENT = "silent"
    ANSWER = "answer"
    ANSWER_IF_CERTAIN = "answer if certain"
    ANSWER_IF_MEANT = "answer unless it is talk between members"
    CHECK_QUOTED = "check the message it replies to"
    POINT_TO_CHECK = "say how to have a message checked"
    ANSWER_TITLE = "answer the title of the thread"
    INVITE = "say what can be asked"
    ASK_FOR_MENTION = "say how to be heard"


@dataclass(frozen=True, slots=True)
class MessageContext:
    """What the decision depends on.

    `text` is the author's own text without mentions; empty as well where Discord withholds it.
    `names_other` tells that it names members in its text, and the bot is not among them.
    `quotes_text` tells that it replies to a message of somebody else that holds a text, and
    `asks_about_quoted` that its own text asks nothing else ("is this true?", "who says this?").
    `titled` tells that it stands in a thread or forum post, whose title may be the question.
    """

    by_person: bool = True
    direct: bool = False
    mentions_bot: bool = False
    replies_to_bot: bool = False
    replies_to_other: bool = False
    mentions_other: bool = False
    names_other: bool = False
    in_ask_channel: bool = False
    in_listen_channel: bool = False
    quotes_text: bool = False
    asks_about_quoted: bool = False
    titled: bool = False
    text: str = ""


def decide(context: MessageContext) -> Action:
    """Return what to do about a message; bots, webhooks and system messages get nothing."""
    # What names somebody else is not for it in reply to it either: "@ada what do you think".
    if not context.by_person or (context.names_other and not context.direct):
        return Action.SILENT
    if context.direct or context.mentions_bot or context.replies_to_bot:
        return _addressed(context)
    if not context.text or context.replies_to_other or context.mentions_other:
        return Action.SILENT
    if context.in_ask_channel:
        return Action.ANSWER_IF_MEANT
    if context.in_listen_channel and is_question(context.text):
        return Action.ANSWER_IF_CERTAIN
    return Action.SILENT


def is_meant_for_bot(text: str, outcome: OutcomeName) -> bool:
    """Tell whether a text in an ask channel is for the bot, by what its reply would be.

    Every question is; of other texts what names something of the fact base ("death toll"). Small
    talk is not, unless it asks about the bot.
    """
    if is_question(text):
        return True
    if outcome == "nearest":
        return len(text.split()) <= SEARCH_WORDS
    return outcome in {"answer", "not_stated"}


def is_question(text: str) -> bool:
    """Tell whether a text is a question, by its question mark or its first words."""
    plain = _LINK.sub(" ", text).casefold().replace("'", "").replace("’", "").strip()
    if any(mark in plain for mark in "?\u061f\uff1f"):
        return True
    if not SOUTH_ASIAN_QUESTION_WORDS.isdisjoint(plain.split()):
        return True
    plain = _GREETING.sub("", plain)
    if _EXCLAMATION.match(plain):
        return False
    first = plain.split(maxsplit=1)[0].strip(",.!:;") if plain else ""
    return first in QUESTION_WORDS or plain.startswith(REQUESTS)


def _addressed(context: MessageContext) -> Action:
    is_about_quoted = not context.text or context.asks_about_quoted
    if is_about_quoted and context.replies_to_other and context.mentions_bot:
        return Action.CHECK_QUOTED if context.quotes_text else Action.POINT_TO_CHECK
    if context.text:
        return Action.ANSWER
    if context.replies_to_bot and not context.mentions_bot and not context.direct:
        return Action.ASK_FOR_MENTION
    return Action.ANSWER_TITLE if context.titled else Action.INVITE


def describe(
    message: discord.Message, bot: discord.ClientUser | None, channels: Channels
) -> MessageContext:
    """Return the context of a message."""
    quoted = quoted_message(message)
    replies = message.type is discord.MessageType.reply
    replies_to_bot = quoted is not None and quoted.author == bot
    replies_to_other = replies and not replies_to_bot
    by_person = message.type in _TYPES and not message.author.bot and message.webhook_id is None
    others = quoted if by_person and replies_to_other else None
    text = own_text(message, bot)
    return MessageContext(
        by_person=by_person,
        direct=is_direct(message),
        mentions_bot=(
            bot in message.mentions
            or _mentions_own_role(message)
            or (bot is not None and _typed_mention(bot).match(message.content) is not None)
        ),
        replies_to_bot=replies_to_bot,
        replies_to_other=replies_to_other,
        mentions_other=any(user != bot for user in message.mentions),
        names_other=_names_other(message, bot),
        in_ask_channel=not places(message).isdisjoint(channels.ask),
        in_listen_channel=not places(message).isdisjoint(channels.listen),
        quotes_text=others is not None and bool(full_text(others)),
        asks_about_quoted=by_person and replies_to_other and asks_about_claim(text),
        titled=bool(title_of(message)),
        text=text,
    )


def is_direct(message: discord.Message) -> bool:
    """Tell whether it is a direct message; one from a server that is down has no guild either."""
    return isinstance(message.channel, discord.DMChannel)


def server_of(message: discord.Message) -> int | None:
    """Return the id of the server a message was written in; None for a direct message."""
    return message.guild.id if message.guild else None


def own_text(message: discord.Message, bot: discord.ClientUser | None) -> str:
    """Return what the author wrote, without mentions, also of the bot by its name as a text."""
    text = _MENTION.sub(" ", message.content).strip()
    return text if bot is None else _typed_mention(bot).sub("", text).strip()


def _typed_mention(bot: discord.ClientUser) -> re.Pattern[str]:
    """Return what finds the bot's name at the beginning, typed without choosing it from a list."""
    return re.compile(rf"\s*@{re.escape(bot.name)}\b", re.IGNORECASE)


def title_of(message: discord.Message) -> str:
    """Return the title of the thread or forum post a message stands in; empty elsewhere."""
    return message.channel.name if isinstance(message.channel, discord.Thread) else ""


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
