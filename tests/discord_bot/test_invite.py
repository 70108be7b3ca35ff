"""The invite link and the intents: exactly what is needed."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from bot.discord_bot.permissions import intents_for, invite_link
from bot.settings import Settings


def test_the_invite_link_asks_for_exactly_the_permissions_needed() -> None:
    query = parse_qs(urlsplit(invite_link(123)).query)
    assert query["client_id"] == ["123"]
    assert set(query["scope"][0].split()) == {"bot", "applications.commands"}
    granted = discord.Permissions(int(query["permissions"][0]))
    assert {name for name, given in granted if given} == {
        "read_messages",  # discord.py's name of View Channels
        "send_messages",
        "send_messages_in_threads",
        "read_message_history",
        "attach_files",
    }


@pytest.mark.parametrize(("channels", "content"), [((), False), ((1,), True)])
def test_content_is_asked_for_only_where_channels_need_it(
    *, channels: tuple[int, ...], content: bool
) -> None:
    asked = {name for name, on in intents_for(Settings(listen_channels=channels)) if on}
    wanted = {"guilds", "guild_messages", "dm_messages"}
    assert asked - {"messages"} == (wanted | {"message_content"} if content else wanted)
