"""`/setup` in the real bot: what is chosen is in force at once, in that server, and stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from simcord.actors import MemberActor

from bot.discord_bot import FactBot, phrases
from bot.discord_bot.cogs.setup import UNKNOWN_HERE
from bot.discord_bot.setup import InForce, setup_panel
from bot.discord_bot.setup.panel import ALL_DEFAULTS, AS_SET, NOTHING_MISSING
from bot.knowledge import StoryInfo
from bot.settings import Channels, Settings
from bot.store import GuildSettings
from tests.discord_bot.limits import check_limits
from tests.discord_bot.setup.choosing import chosen, marked, open_panel, pick, press
from tests.discord_bot.town import QUESTION, STATEMENT, Town, response, text_of
from tests.discord_bot.views import text_in

SETTINGS = Settings(rate_limit=0, ask_channels=(1,))  # so that the content of messages arrives


async def test_a_server_that_chose_nothing_has_the_defaults(
    town: Town, manager: MemberActor
) -> None:
    shown = await open_panel(town, manager)
    assert shown.ephemeral
    text = text_of(shown)
    assert ALL_DEFAULTS in text
    assert NOTHING_MISSING in text
    assert text.count(": off.") == 2
    assert marked(shown, "ask_channels") == marked(shown, "listen_channels") == []
    assert marked(shown, "rate_limit") == ["default"]


async def test_an_ask_channel_answers_at_once_and_after_a_restart(
    town: Town, manager: MemberActor, make_bot: Callable[[], FactBot]
) -> None:
    shown = await open_panel(town, manager)
    await town.asker.send(town.channel, QUESTION)
    assert town.texts() == []
    await pick(manager, shown, "ask_channels", [town.channel])
    assert marked(shown, "ask_channels") == [str(town.channel.id)]
    await town.asker.send(town.channel, QUESTION)
    await town.env.restart_bot(make_bot())
    await town.other.send(town.channel, QUESTION)
    assert [STATEMENT in text for text in town.texts()] == [True, True]


async def test_a_panel_works_after_a_restart(
    town: Town, manager: MemberActor, make_bot: Callable[[], FactBot]
) -> None:
    shown = await open_panel(town, manager)
    bot = make_bot()
    await town.env.restart_bot(bot)
    town.bot = bot
    await pick(manager, shown, "listen_channels", [town.channel])
    await press(manager, shown, "private_ask:on")
    assert chosen(town) == GuildSettings(listen_channels=(town.channel.id,), private_ask=True)
    assert "**Private answers to /ask**: on." in text_of(shown)


async def test_another_server_is_left_as_it_is(town: Town, manager: MemberActor) -> None:
    elsewhere = town.env.create_guild("Elsewhere")
    other_channel = elsewhere.create_text_channel("talk")
    visitor = elsewhere.add_member(town.env.create_user("vera"))
    shown = await open_panel(town, manager)
    await pick(manager, shown, "ask_channels", [town.channel])
    await pick(manager, shown, "rate_limit", ["5"])
    await visitor.send(other_channel, QUESTION)
    assert town.texts(other_channel) == []
    for _ in range(7):
        await visitor.send(other_channel, town.mention(QUESTION))
    assert len(town.own_messages(other_channel)) == 7
    assert town.bot.servers.known() == (town.guild.id,)


async def test_a_channel_taken_away_is_quiet_again(town: Town, manager: MemberActor) -> None:
    shown = await open_panel(town, manager)
    await pick(manager, shown, "ask_channels", [town.channel])
    await pick(manager, shown, "ask_channels", [])
    await town.asker.send(town.channel, QUESTION)
    assert town.texts() == []
    assert chosen(town).ask_channels == ()


async def test_the_rate_limit_of_a_server_counts(town: Town, manager: MemberActor) -> None:
    shown = await open_panel(town, manager)
    await pick(manager, shown, "rate_limit", ["5"])
    assert marked(shown, "rate_limit") == ["5"]
    for _ in range(7):
        await town.asker.send(town.channel, town.mention(QUESTION))
    assert [text == phrases.SLOW_DOWN for text in town.texts()] == [False] * 5 + [True]
    result = await town.asker.slash(town.channel, "ask", question=QUESTION)
    assert text_of(response(result)) == phrases.SLOW_DOWN
    assert town.env.errors, "SimCord notes the refusal"
    await pick(manager, shown, "rate_limit", ["default"])
    await town.ask(QUESTION)
    assert AS_SET.format(limit="no limit") in str(shown.components)


async def test_answers_to_ask_are_private_where_the_server_wants_it(
    town: Town, manager: MemberActor
) -> None:
    shown = await open_panel(town, manager)
    for switch, private in (("on", True), ("off", False)):
        await press(manager, shown, f"private_ask:{switch}")
        plain = await town.asker.slash(town.channel, "ask", question=QUESTION)
        asked = await town.asker.slash(town.channel, "ask", question=QUESTION, private=not private)
        assert [response(plain).ephemeral, response(asked).ephemeral] == [private, not private]


async def test_what_is_kept_is_said_and_off_at_first(town: Town, manager: MemberActor) -> None:
    shown = await open_panel(town, manager)
    assert chosen(town).gap_log is False
    for switch, is_on in (("on", True), ("off", False)):
        await press(manager, shown, f"gap_log:{switch}")
        assert chosen(town).gap_log is is_on
    assert text_of(shown).count("Keeps ") == 1


async def test_curators_are_chosen_by_role(town: Town, manager: MemberActor) -> None:
    role = town.guild.create_role("curators")
    shown = await open_panel(town, manager)
    await pick(manager, shown, "curator_roles", [role])
    assert chosen(town).curator_roles == (role.id,)
    assert marked(shown, "curator_roles") == [str(role.id)]


async def test_the_defaults_come_back(
    town: Town, manager: MemberActor, make_bot: Callable[[], FactBot]
) -> None:
    shown = await open_panel(town, manager)
    await pick(manager, shown, "ask_channels", [town.channel])
    await press(manager, shown, "private_ask:on")
    await press(manager, shown, "defaults")
    assert chosen(town) == GuildSettings()
    assert ALL_DEFAULTS in text_of(shown)
    bot = make_bot()
    await town.env.restart_bot(bot)
    assert bot.servers.chosen(town.guild.id) == GuildSettings()


async def test_help_leads_managers_to_it_and_nobody_else(town: Town, manager: MemberActor) -> None:
    town.env.create_guild("Elsewhere")  # so that its managers do not administer the bot
    for member, is_shown in ((manager, True), (town.moderator, False)):
        text = text_of(response(await member.slash(town.channel, "help")))
        assert ("/setup — " in text) is is_shown
        assert "/reload" not in text


@pytest.mark.parametrize("count", [0, 1, 2_000])
def test_a_panel_is_within_the_limits_of_a_message(count: int) -> None:
    ids = tuple(range(2**62, 2**62 + min(count, 25)))
    every = GuildSettings(
        ask_channels=ids, listen_channels=ids, curator_roles=ids, rate_limit=999_999
    )
    channels = Channels(frozenset(range(1, count)), frozenset(ids))
    stories = tuple(StoryInfo(id=f"story-{one}", title="x" * 80) for one in range(count))
    lacking = tuple(f"In <#{one}> I may not see the channel." for one in range(count))
    view = setup_panel(InForce(every, stories, channels, ids, 0, lacking))
    check_limits(view)
    assert view.total_children_count <= 40
    if count > 100:
        assert "more" in text_in(view)


async def test_a_server_that_the_bot_is_no_member_of_is_told_so(
    town: Town, manager: MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(town.bot._connection, "_guilds", {})  # noqa: SLF001 - as after a reconnect
    result = await manager.slash(town.channel, "setup")
    assert text_of(response(result)) == UNKNOWN_HERE
    assert town.env.errors, "SimCord notes the refusal"
