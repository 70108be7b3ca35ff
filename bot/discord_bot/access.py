"""Who is allowed to administer the bot: very few, since all servers share its base."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeVar

import discord
from discord import app_commands

from bot.discord_bot import phrases
from bot.discord_bot.bot import FactBot
from bot.discord_bot.errors import Refusal
from bot.settings import Settings

CommandT = TypeVar("CommandT")
FOR_MANAGERS = "for_managers"  # among the extras of a command that `managers_only` restricts


@dataclass(frozen=True, slots=True)
class Member:
    """What the permission to administer depends on; `guild` is None in a direct message."""

    owns_bot: bool = False
    guild: int | None = None
    manages_guild: bool = False
    roles: frozenset[int] = frozenset()


def may_administer(member: Member, settings: Settings, guilds: Collection[int]) -> bool:
    """Tell whether somebody may administer the bot; `guilds` are those it is in.

    The application's owner or team may anywhere; whoever manages the server, or holds a role of
    ADMIN_ROLES, in a server of ADMIN_GUILDS only: by default the one server the bot is in.
    """
    if member.owns_bot:
        return True
    only_one = tuple(guilds) if len(guilds) == 1 else ()
    if member.guild is None or member.guild not in (settings.admin_guilds or only_one):
        return False
    return member.manages_guild or not member.roles.isdisjoint(settings.admin_roles)


def admin_only(command: CommandT) -> CommandT:
    """Restrict a slash command to the bot's administrators.

    Others do not see it (Discord shows it to managers of the server; Server Settings →
    Integrations shows it to a role), and are refused if they get at it all the same.
    """
    checked = app_commands.check(_may_use)(command)
    return app_commands.default_permissions(manage_guild=True)(checked)


def managers_only(command: CommandT) -> CommandT:
    """Restrict a slash command to those who manage the server it is used in."""
    checked = app_commands.check(_manages)(command)
    return app_commands.default_permissions(manage_guild=True)(checked)


def curators_only(command: CommandT) -> CommandT:
    """Restrict a slash command to the curators of the server it is used in, and its managers."""
    checked = app_commands.check(_curates)(command)
    return app_commands.default_permissions(manage_guild=True)(checked)


def refuse_unless_manager(interaction: discord.Interaction[FactBot]) -> None:
    """Raise a Refusal unless the user of an interaction manages the server it is in."""
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        raise Refusal(phrases.NOT_A_MANAGER)


async def is_administrator(interaction: discord.Interaction[FactBot]) -> bool:
    """Tell whether the user of an interaction may administer the bot."""
    bot, user = interaction.client, interaction.user
    member = Member(
        owns_bot=await bot.is_owner(user),
        guild=interaction.guild_id,
        manages_guild=interaction.permissions.manage_guild,
        roles=frozenset(role.id for role in user.roles)
        if isinstance(user, discord.Member)
        else frozenset(),
    )
    return may_administer(member, bot.settings, [guild.id for guild in bot.guilds])


async def _manages(interaction: discord.Interaction[FactBot]) -> bool:
    refuse_unless_manager(interaction)
    return True


async def _curates(interaction: discord.Interaction[FactBot]) -> bool:
    user, chosen = interaction.user, interaction.client.servers.chosen(interaction.guild_id)
    roles = {role.id for role in user.roles} if isinstance(user, discord.Member) else set()
    if interaction.guild_id is None or not (
        interaction.permissions.manage_guild or roles.intersection(chosen.curator_roles)
    ):
        raise Refusal(phrases.NOT_A_CURATOR)
    return True


async def _may_use(interaction: discord.Interaction[FactBot]) -> bool:
    if not await is_administrator(interaction):
        raise Refusal(phrases.NOT_FOR_YOU)
    return True
