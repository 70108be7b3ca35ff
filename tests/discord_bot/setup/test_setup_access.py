"""Only those who manage a server set the bot up for it, and only from within."""

from __future__ import annotations

import discord
import pytest
from simcord.actors import MemberActor

from bot.discord_bot import phrases
from bot.discord_bot.setup import changed
from bot.store import GuildSettings
from tests.discord_bot.forging import forge_command, forge_component
from tests.discord_bot.setup.choosing import chosen, open_panel, press
from tests.discord_bot.town import Town, response, text_of


@pytest.mark.parametrize("who", ["asker", "moderator", "owner", "manager elsewhere"])
async def test_others_are_refused(town: Town, manager: MemberActor, who: str) -> None:
    panel = await open_panel(town, manager)
    member = town.moderator if who == "moderator" else town.asker
    if who == "owner":
        town.bot.owner_ids = {member.id}
    if who == "manager elsewhere":
        elsewhere = town.env.create_guild("Elsewhere")
        managing = discord.Permissions(manage_guild=True, administrator=True)
        role = elsewhere.create_role("managers", permissions=managing)
        user = town.env.create_user("vera")
        elsewhere.add_member(user, roles=[role])
        member = town.guild.add_member(user)
    refused = response(await forge_command(town, member, "setup"))
    assert text_of(refused) == phrases.NOT_A_MANAGER
    assert refused.ephemeral
    shown = await town.ask("how many cranes were damaged?")
    for custom_id in ("f1:setup:private_ask:on", "f1:setup:defaults", "f1:setup:export"):
        await forge_component(town, member, shown, custom_id)
        await forge_component(town, member, panel, custom_id)
    assert chosen(town) == GuildSettings()
    assert town.env.errors, "SimCord notes the refusals"


async def test_who_lost_the_permission_can_use_an_old_panel_no_more(
    town: Town, manager: MemberActor
) -> None:
    panel = await open_panel(town, manager)
    await press(manager, panel, "private_ask:on")
    town.env.backend.edit_member(town.guild.id, manager.id, {"role_ids": []})
    result = await forge_component(town, manager, panel, "f1:setup:private_ask:off")
    assert text_of(response(result)) == phrases.NOT_A_MANAGER
    assert chosen(town) == GuildSettings(private_ask=True)
    assert town.env.errors, "SimCord notes the refusal"


async def test_there_is_none_in_a_direct_message(town: Town) -> None:
    user = town.env.create_user("cora")
    assert "setup" not in user.available_commands()


@pytest.mark.parametrize("values", [["abc"], ["-1"], ["99999999999"], ["1.5"], [""]])
async def test_a_choice_that_no_panel_offers_changes_nothing(
    town: Town, manager: MemberActor, values: list[str]
) -> None:
    panel = await open_panel(town, manager)
    result = await forge_component(town, manager, panel, "f1:setup:rate_limit", values)
    assert text_of(response(result)) == phrases.OUTDATED
    assert chosen(town) == GuildSettings()
    assert town.env.errors, "SimCord notes the refusal"


@pytest.mark.parametrize("custom_id", ["f1:setup:holograms", "f1:setup:stories:on"])
async def test_an_item_that_the_panel_does_not_have_does_nothing(
    town: Town, manager: MemberActor, custom_id: str
) -> None:
    panel = await open_panel(town, manager)
    await forge_component(town, manager, panel, custom_id)
    assert chosen(town) == GuildSettings()


@pytest.mark.parametrize("field", ["holograms", "gap_log"])
def test_no_other_field_can_be_chosen(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        changed(GuildSettings(), field, ("maybe",))
