"""The panel says what keeps the bot from doing what was chosen."""

from __future__ import annotations

import discord
import pytest
from simcord.actors import MemberActor

from bot.discord_bot import FactBot
from bot.discord_bot.setup import NO_CONTENT, missing
from bot.discord_bot.setup.panel import NOTHING_MISSING
from bot.settings import Settings
from tests.discord_bot.setup.choosing import chosen, marked, open_panel, pick, press
from tests.discord_bot.town import QUESTION, STATEMENT, Town, text_of

CONTENT = Settings(rate_limit=0, ask_channels=(1,))


async def test_without_the_intent_channels_are_said_to_do_nothing(
    town: Town, manager: MemberActor
) -> None:
    shown = await open_panel(town, manager)
    assert NOTHING_MISSING in text_of(shown)
    await pick(manager, shown, "listen_channels", [town.channel])
    assert NO_CONTENT in text_of(shown)
    await pick(manager, shown, "listen_channels", [])
    assert NO_CONTENT not in text_of(shown)


@pytest.mark.parametrize("settings", [CONTENT])
@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"send_messages": False}, "I may not send messages."),
        ({"read_message_history": False}, "I may not read the message history."),
        (
            {"view_channel": False, "send_messages": False},
            "I may not see the channel, nor send messages",
        ),
    ],
)
async def test_permissions_are_checked_at_once(
    town: Town, manager: MemberActor, lacking: dict[str, bool], said: str
) -> None:
    bot_user = town.bot.user
    assert bot_user is not None
    denied = discord.PermissionOverwrite(**lacking)
    quiet = town.guild.create_text_channel("quiet", overwrites={bot_user: denied})
    shown = await open_panel(town, manager)
    await pick(manager, shown, "ask_channels", [town.channel, quiet])
    assert f"In <#{quiet.id}> {said}" in text_of(shown)
    assert f"In <#{town.channel.id}>" not in text_of(shown)


@pytest.mark.parametrize("settings", [CONTENT])
async def test_a_forum_needs_the_permission_to_write_in_its_posts(
    town: Town, manager: MemberActor
) -> None:
    forum = town.guild.create_forum_channel("questions")
    shown = await open_panel(town, manager)
    await pick(manager, shown, "ask_channels", [forum])
    assert NOTHING_MISSING in text_of(shown)


@pytest.mark.parametrize("settings", [CONTENT])
async def test_a_channel_that_was_deleted_is_told(town: Town, manager: MemberActor) -> None:
    gone = town.guild.create_text_channel("gone")
    shown = await open_panel(town, manager)
    await pick(manager, shown, "ask_channels", [town.channel, gone])
    town.env.backend.delete_channel(gone.id)
    await press(manager, shown, "refresh")
    assert missing.GONE in text_of(shown)
    assert marked(shown, "ask_channels") == [str(town.channel.id)]
    assert gone.id in (chosen(town).ask_channels or ())


@pytest.mark.parametrize("settings", [CONTENT])
async def test_where_discord_does_not_tell_of_the_bots_roles_the_known_ones_count(
    town: Town, manager: MemberActor
) -> None:
    town.env.inject_error("GET", "/guilds/*/members/*", status=403, code=50001, times=None)
    shown = await open_panel(town, manager)
    await pick(manager, shown, "ask_channels", [town.channel])
    assert NOTHING_MISSING in text_of(shown)


@pytest.fixture
def _granted(monkeypatch: pytest.MonkeyPatch) -> None:
    flags = discord.ApplicationFlags(gateway_message_content_limited=True)
    monkeypatch.setattr(FactBot, "application_flags", flags)


@pytest.mark.usefixtures("_granted")
async def test_where_the_portal_grants_the_intent_channels_work_without_a_restart(
    town: Town, manager: MemberActor
) -> None:
    shown = await open_panel(town, manager)
    await pick(manager, shown, "ask_channels", [town.channel])
    assert NOTHING_MISSING in text_of(shown)
    await town.asker.send(town.channel, QUESTION)
    assert STATEMENT in town.texts()[0]
