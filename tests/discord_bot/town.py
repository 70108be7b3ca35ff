"""A small simulated server, and how its tests look at what the bot sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import discord
import simcord
from simcord.actors import MemberActor
from simcord.backend.models import AllowedMentions
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult, ResponseMessage

from bot.discord_bot import FactBot, phrases
from bot.settings import Channels

Payload = Mapping[str, Any]
Shown = discord.Message | ResponseMessage

# Questions that the invented base answers, and what with.
QUESTION = "how many cranes were damaged?"
STATEMENT = "It says 12 cranes were damaged."
OTHER_QUESTION = "how many ships could not be unloaded?"
OTHER_STATEMENT = "The walkout left forty ships waiting in Port Selby."
ABOVE, _, _ = phrases.ANSWERED_ABOVE.partition("{")  # how a link begins

TEXT, BUTTON, SELECT, CONTAINER = 10, 2, 3, 17  # Discord's component types


class Town:
    """A server with a channel, `asker` and `other`; and what the bot wrote to Discord."""

    def __init__(self, env: simcord.Env, bot: FactBot) -> None:
        """Build the server."""
        self.env = env
        self.bot = bot
        self.guild = env.create_guild("Port Selby")
        self.channel = self.guild.create_text_channel("harbour-talk")
        self.asker = self.guild.add_member(env.create_user("ada"))
        self.other = self.guild.add_member(env.create_user("bert"))
        moderators = self.guild.create_role(
            "moderators", permissions=discord.Permissions(manage_messages=True)
        )
        self.moderator = self.guild.add_member(env.create_user("mo"), roles=[moderators])

    @property
    def bot_id(self) -> int:
        """Return the id of the bot's user."""
        assert self.bot.user is not None
        return self.bot.user.id

    def mention(self, text: str) -> str:
        """Return a message that mentions the bot."""
        return f"<@{self.bot_id}> {text}"

    def listen_here(self, channel: ChannelHandle) -> None:
        """Make a channel a listen channel; the intent has to be there from the start."""
        self.bot.channels = Channels(listen=frozenset({channel.id}))

    def answer_here(self, channel: ChannelHandle) -> None:
        """Make a channel an ask channel; the intent has to be there from the start."""
        self.bot.channels = Channels(ask=frozenset({channel.id}))

    def own_messages(self, channel: ChannelHandle | None = None) -> list[discord.Message]:
        """Return the bot's messages in a channel, the oldest first."""
        history = (channel or self.channel).history()
        return [message for message in history if message.author.id == self.bot_id]

    def texts(self, channel: ChannelHandle | None = None) -> list[str]:
        """Return the whole text of each of the bot's messages in a channel."""
        return [text_of(message) for message in self.own_messages(channel)]

    async def ask(self, text: str, by: MemberActor | None = None) -> discord.Message:
        """Mention the bot, and return its reply: the one message it sends."""
        before = len(self.own_messages())
        await (by or self.asker).send(self.channel, self.mention(text))
        (reply,) = self.own_messages()[before:]
        return reply

    async def reply_without_ping(self, message: Shown, text: str) -> None:
        """Let the asker reply to a message with the ping switched off."""
        reference = {"channel_id": str(self.channel.id), "message_id": str(message.id)}
        self.env.backend.create_message(
            self.channel.id,
            self.asker.id,
            text,
            reference=self.env.backend.normalize_message_reference(self.channel.id, reference),
            allowed_mentions=AllowedMentions(replied_user=False),
        )
        await self.env.settle()

    def seen(self, message: Shown) -> discord.Message:
        """Return a message of the channel as it is now."""
        (now,) = (other for other in self.channel.history() if other.id == message.id)
        return now

    def writes(self) -> list[simcord.HttpLogEntry]:
        """Return the bot's requests that write messages or answer interactions."""
        return [
            entry
            for entry in self.env.http_requests
            if entry.method in {"POST", "PATCH", "DELETE"}
            and not entry.path.startswith("/applications/")
        ]


def deleted_together(town: Town, *messages: int) -> None:
    """Delete messages at once, as a moderation bot does."""
    for message in messages:
        town.env.backend.messages[town.channel.id].pop(message)
    channel, guild = str(town.channel.id), str(town.guild.id)
    payload = {"ids": list(map(str, messages)), "channel_id": channel, "guild_id": guild}
    town.env.backend.emit("MESSAGE_DELETE_BULK", payload)


async def admin(town: Town, command: str, **options: str) -> InteractionResult:
    """Use a command as a member who may administer the bot."""
    for synced in await town.bot.tree.fetch_commands():
        town.guild.set_command_permissions(synced, {town.asker: True})
    return await town.asker.slash(town.channel, command, **options)


def response(result: InteractionResult) -> ResponseMessage:
    """Return the message that answers an interaction."""
    assert result.response is not None
    return result.response


def text_of(message: Shown | None) -> str:
    """Return all texts of a message, each on a line of its own."""
    return "\n".join(str(part["content"]) for part in parts(message) if part["type"] == TEXT)


def parts(message: Shown | None) -> Iterator[Payload]:
    """Yield all components of a message, nested ones too."""
    assert message is not None
    for part in message.components:
        yield from _walk(part if isinstance(part, dict) else part.to_dict())


def buttons(message: Shown | None) -> dict[str, str]:
    """Return the custom ids of a message's buttons by their labels."""
    return {part["label"]: part["custom_id"] for part in parts(message) if part["type"] == BUTTON}


def options(message: Shown | None) -> dict[str, str]:
    """Return the values of a message's select by their labels."""
    return {
        option["label"]: option["value"]
        for part in parts(message)
        if part["type"] == SELECT
        for option in part["options"]
    }


def _walk(part: Any) -> Iterator[Payload]:  # noqa: ANN401 - raw JSON
    yield part
    for child in part.get("components", []):
        yield from _walk(child)
