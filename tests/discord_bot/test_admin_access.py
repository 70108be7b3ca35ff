"""Every admin command, invoked directly by everybody it is and is not for."""

from __future__ import annotations

from dataclasses import dataclass

import discord
import pytest
from simcord.results import InteractionResult

from bot.discord_bot import phrases
from tests.discord_bot.town import Town, response, text_of

COMMANDS = {"reload": {}, "status": {}, "why": {"question": "how many ships wait?"}}
MANAGES = discord.Permissions(manage_guild=True)
MODERATES = discord.Permissions(manage_messages=True, kick_members=True, moderate_members=True)


@dataclass(frozen=True)
class Case:
    """Somebody, where they are, and whether that lets them in."""

    who: str
    where: str
    may: bool


CASES = [
    Case("plain member", "home", may=False),
    Case("plain member", "direct", may=False),
    Case("moderator", "home", may=False),
    Case("moderator", "direct", may=False),
    Case("administrator elsewhere", "elsewhere", may=False),
    Case("administrator elsewhere", "home", may=False),
    Case("administrator elsewhere", "direct", may=False),
    Case("manager", "home", may=True),
    Case("manager", "direct", may=False),
    Case("role holder", "home", may=True),
    Case("role holder", "elsewhere", may=False),
    Case("role holder", "direct", may=False),
    Case("owner", "home", may=True),
    Case("owner", "elsewhere", may=True),
    Case("owner", "direct", may=True),
]


async def invoke(town: Town, case: Case, command: str) -> InteractionResult:
    """Let somebody use a command, though Discord would hide it from them."""
    elsewhere = town.env.create_guild("Elsewhere")
    role = town.guild.create_role("harbour staff")
    at_home = {
        "moderator": [town.guild.create_role("moderators", permissions=MODERATES)],
        "manager": [town.guild.create_role("managers", permissions=MANAGES)],
        "role holder": [role],
    }
    boss = elsewhere.create_role("bosses", permissions=discord.Permissions(administrator=True))
    user = town.env.create_user("dora")
    home_member = town.guild.add_member(user, roles=at_home.get(case.who, []))
    is_boss = case.who == "administrator elsewhere"
    other_member = elsewhere.add_member(user, roles=[boss] if is_boss else [])
    town.bot.owner_ids = {user.id} if case.who == "owner" else {1}
    town.bot.settings = town.bot.settings.model_copy(
        update={"admin_guilds": (town.guild.id,), "admin_roles": (role.id,)}
    )
    if case.where == "direct":
        return await user.slash(command, **COMMANDS[command])  # type: ignore[no-any-return] # SimCord types it Any
    guild, member = (town.guild, home_member) if case.where == "home" else (elsewhere, other_member)
    for synced in await town.bot.tree.fetch_commands():
        guild.set_command_permissions(synced, {member: True})
    channel = town.channel if case.where == "home" else guild.create_text_channel("talk")
    return await member.slash(channel, command, **COMMANDS[command])


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.who}-{case.where}")
async def test_an_admin_command_is_for_those_who_may_only(
    town: Town, case: Case, command: str
) -> None:
    result = await invoke(town, case, command)
    shown = response(result)
    assert shown.ephemeral
    if case.may:
        assert phrases.NOT_FOR_YOU not in text_of(shown)
    else:
        assert text_of(shown) == phrases.NOT_FOR_YOU
        assert town.bot.last_reload is None
        assert town.env.errors, "SimCord notes the refusal"


async def test_admin_commands_are_hidden_from_members_by_default(town: Town) -> None:
    assert not COMMANDS.keys() & set(town.asker.available_commands(town.channel))
    role = town.guild.create_role("managers", permissions=MANAGES)
    manager = town.guild.add_member(town.env.create_user("max"), roles=[role])
    assert set(manager.available_commands(town.channel)) >= COMMANDS.keys()


async def test_a_manager_of_the_only_server_may_without_any_setting(town: Town) -> None:
    role = town.guild.create_role("managers", permissions=MANAGES)
    manager = town.guild.add_member(town.env.create_user("max"), roles=[role])
    result = await manager.slash(town.channel, "status")
    assert text_of(response(result)).startswith("**Revision ")


async def test_no_manager_may_where_the_bot_is_in_two_servers_and_none_is_set(town: Town) -> None:
    town.env.create_guild("Elsewhere")
    role = town.guild.create_role("managers", permissions=MANAGES)
    manager = town.guild.add_member(town.env.create_user("max"), roles=[role])
    result = await manager.slash(town.channel, "status")
    assert text_of(response(result)) == phrases.NOT_FOR_YOU
    assert town.env.errors, "SimCord notes the refusal"
