"""What keeps the bot from doing what a server chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import discord

from bot.knowledge import StoryInfo
from bot.settings import Channels
from bot.store import GuildSettings

NO_CONTENT = (
    "I cannot read messages that do not mention me, so these channels do nothing yet: whoever runs"
    " me has to switch on the Message Content Intent in Discord's developer portal (Bot →"
    " Privileged Gateway Intents), and start me again."
)
GONE = "A channel that was chosen is not here any more."
NO_STORY = "A story that was chosen is not there any more; without any left, I answer from all."
MAY_NOT = "In <#{channel}> I may not {what}."

Place = discord.abc.GuildChannel | discord.Thread


def channels_of(guild: discord.Guild, channels: Channels) -> Channels:
    """Return those of the channels that are in a server."""
    ask, listen = (
        frozenset(one for one in ids if guild.get_channel_or_thread(one)) for ids in channels
    )
    return Channels(ask, listen)


def without_strangers(guild: discord.Guild, settings: GuildSettings) -> GuildSettings:
    """Return the settings without the channels and roles that are not of a server."""

    def own(ids: tuple[int, ...] | None) -> tuple[int, ...] | None:
        return ids and tuple(one for one in ids if guild.get_channel_or_thread(one))

    return settings.model_copy(
        update={
            "ask_channels": own(settings.ask_channels),
            "listen_channels": own(settings.listen_channels),
            "curator_roles": tuple(one for one in settings.curator_roles if guild.get_role(one)),
        }
    )


def missing_channels(guild: discord.Guild, chosen: GuildSettings) -> tuple[str, ...]:
    """Return a sentence where a channel that was chosen is gone."""
    ids = {*(chosen.ask_channels or ()), *(chosen.listen_channels or ())}
    return () if all(map(guild.get_channel_or_thread, ids)) else (GONE,)


def missing_stories(chosen: GuildSettings, stories: Iterable[StoryInfo]) -> tuple[str, ...]:
    """Return a sentence where a story that was chosen is gone."""
    gone = set(chosen.stories or ()) - {story.id for story in stories}
    return (NO_STORY,) if gone else ()


def missing_permissions(
    guild: discord.Guild, me: discord.Member, channels: Channels
) -> Iterator[str]:
    """Yield a sentence for each channel in which the bot may not do what it is to do there."""
    for channel_id in sorted(channels.ask | channels.listen):
        channel = guild.get_channel_or_thread(channel_id)
        if channel and (lacking := _lacking(channel, channel.permissions_for(me))):
            yield MAY_NOT.format(channel=channel_id, what=", nor ".join(lacking))


def _lacking(channel: Place, may: discord.Permissions) -> list[str]:
    """Return what the bot may not do in a channel, of what it needs there."""
    in_posts = isinstance(channel, discord.ForumChannel | discord.Thread)
    needed = {
        "see the channel": may.view_channel,
        "send messages": may.send_messages_in_threads if in_posts else may.send_messages,
        "read the message history": may.read_message_history,
    }
    return [what for what, allowed in needed.items() if not allowed]
