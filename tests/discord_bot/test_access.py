"""Who may administer the bot: a table."""

from __future__ import annotations

import pytest

from bot.discord_bot.access import Member, may_administer
from bot.settings import Settings

HOME, OTHER, ROLE = 1, 2, 77
LISTED = Settings(admin_guilds=(HOME,), admin_roles=(ROLE,))
DEFAULTS = Settings()
WITH_ROLE = frozenset({5, ROLE})


@pytest.mark.parametrize(
    ("member", "settings", "guilds", "may"),
    [
        (Member(owns_bot=True), DEFAULTS, [HOME, OTHER], True),
        (Member(owns_bot=True, guild=OTHER), LISTED, [HOME, OTHER], True),
        (Member(), LISTED, [HOME], False),
        (Member(manages_guild=True, roles=WITH_ROLE), LISTED, [HOME], False),
        (Member(guild=HOME), LISTED, [HOME, OTHER], False),
        (Member(guild=HOME, manages_guild=True), LISTED, [HOME, OTHER], True),
        (Member(guild=HOME, roles=WITH_ROLE), LISTED, [HOME, OTHER], True),
        (Member(guild=HOME, roles=frozenset({5})), LISTED, [HOME, OTHER], False),
        (Member(guild=OTHER, manages_guild=True), LISTED, [HOME, OTHER], False),
        (Member(guild=OTHER, manages_guild=True), LISTED, [OTHER], False),
        (Member(guild=OTHER, roles=WITH_ROLE), LISTED, [HOME, OTHER], False),
        (Member(guild=HOME, manages_guild=True), DEFAULTS, [HOME], True),
        (Member(guild=HOME), DEFAULTS, [HOME], False),
        (Member(guild=OTHER, manages_guild=True), DEFAULTS, [HOME], False),
        (Member(guild=HOME, manages_guild=True), DEFAULTS, [HOME, OTHER], False),
        (Member(guild=HOME, manages_guild=True), DEFAULTS, [], False),
    ],
)
def test_who_may_administer(
    *, member: Member, settings: Settings, guilds: list[int], may: bool
) -> None:
    assert may_administer(member, settings, guilds) is may
