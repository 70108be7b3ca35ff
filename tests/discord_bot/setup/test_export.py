"""A server's settings as a file, and back, here or in another server."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simcord.actors import MemberActor
from simcord.results import ResponseMessage

from bot.discord_bot.cogs.setup import HERE, LEFT_OUT
from bot.discord_bot.setup import FILE_NAME, NOT_OURS, Unreadable, imported
from bot.discord_bot.setup.export import KEY, MOST_BYTES, exported
from bot.settings import Settings
from bot.store import GuildSettings
from tests.discord_bot.setup.choosing import chosen, marked, open_panel, pick, press
from tests.discord_bot.town import Town, response, text_of

SETTINGS = Settings(rate_limit=0, ask_channels=(1,))


async def take_over(town: Town, manager: MemberActor, content: bytes) -> ResponseMessage:
    """Import a file."""
    options = {"import": (FILE_NAME, content)}
    return response(await manager.slash(town.channel, "setup", **options))


@pytest.mark.parametrize("how", ["command", "button"])
async def test_what_is_exported_is_imported(town: Town, manager: MemberActor, how: str) -> None:
    shown = await open_panel(town, manager)
    await pick(manager, shown, "ask_channels", [town.channel])
    await pick(manager, shown, "rate_limit", ["20"])
    before = chosen(town)
    if how == "command":
        result = await manager.slash(town.channel, "setup", export=True)
    else:
        result = await press(manager, shown, "export")
    given_out = response(result)
    assert given_out.ephemeral
    assert text_of(given_out) == HERE
    (attachment,) = given_out.attachments
    assert attachment.filename == FILE_NAME
    content = exported(before)
    assert json.loads(content)["settings"] == before.kept()
    await press(manager, shown, "defaults")
    taken = await take_over(town, manager, content)
    assert chosen(town) == before
    assert marked(taken, "rate_limit") == ["20"]
    assert LEFT_OUT not in text_of(taken)


async def test_channels_and_roles_of_another_server_are_left_out(
    town: Town, manager: MemberActor
) -> None:
    elsewhere = town.env.create_guild("Elsewhere")
    channel, role = elsewhere.create_text_channel("talk"), elsewhere.create_role("curators")
    settings = GuildSettings(
        ask_channels=(channel.id, town.channel.id), curator_roles=(role.id,), rate_limit=7
    )
    shown = await take_over(town, manager, exported(settings))
    assert chosen(town) == GuildSettings(ask_channels=(town.channel.id,), rate_limit=7)
    assert LEFT_OUT in text_of(shown)
    assert marked(shown, "rate_limit") == ["7"], "though it is none of those on offer"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", NOT_OURS),
        (b"\xff\xfe", NOT_OURS),
        (b"[" * 5_000, NOT_OURS),
        (b"x" * (MOST_BYTES + 1), NOT_OURS),
        (b"[]", NOT_OURS),
        (b'{"factbot_setup": 2, "settings": {}}', NOT_OURS),
        (b'{"factbot_setup": 1, "settings": {}, "more": 1}', NOT_OURS),
        (b'{"factbot_setup": 1, "settings": []}', "unknown settings"),
        (b'{"factbot_setup": 1, "settings": {"@everyone": 1}}', "unknown settings"),
        (b'{"factbot_setup": 1, "settings": {"rate_limit": -1}}', "rate_limit"),
    ],
)
async def test_anything_else_is_refused_and_changes_nothing(
    town: Town, manager: MemberActor, content: bytes, said: str
) -> None:
    await press(manager, await open_panel(town, manager), "private_ask:on")
    shown = await take_over(town, manager, content)
    assert said in text_of(shown)
    assert "everyone" not in text_of(shown)
    assert chosen(town) == GuildSettings(private_ask=True)
    assert town.env.errors, "SimCord notes the refusal"


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from([KEY, "settings", "rate_limit", "more"]), inner)
    ),
)


@given(st.binary(max_size=200) | json_like.map(lambda value: json.dumps(value).encode()))
def test_any_file_is_settings_or_refused(content: bytes) -> None:
    with suppress(Unreadable):
        assert isinstance(imported(content), GuildSettings)
