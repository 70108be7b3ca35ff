"""Commands in step with Discord: a write when they differ, and none when they do not."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
import simcord

from bot.discord_bot import FactBot
from bot.discord_bot.transport.command_sync import same_commands
from tests.discord_bot.town import Town

ASK: dict[str, Any] = {
    "name": "ask",
    "type": 1,
    "description": "Ask",
    "nsfw": False,
    "dm_permission": True,
    "default_member_permissions": None,
    "contexts": [0, 1],
    "integration_types": [0],
    "options": [
        {"type": 3, "name": "question", "description": "What", "required": True, "max_length": 9},
        {"type": 5, "name": "private", "description": "How", "required": False},
    ],
}
MENU: dict[str, Any] = {"name": "Check", "type": 3, "nsfw": False, "contexts": [0, 1]}
RELOAD: dict[str, Any] = {**ASK, "name": "reload", "default_member_permissions": 32, "options": []}

# The same as Discord gives them back.
RETURNED: list[dict[str, Any]] = [
    {
        "id": "3",
        "application_id": "1",
        "version": "2",
        "default_member_permissions": "32",
        "type": 1,
        "name": "reload",
        "description": "Ask",
        "contexts": [0, 1],
        "integration_types": [0],
        "nsfw": False,
    },
    {
        "id": "1",
        "application_id": "1",
        "version": "2",
        "default_member_permissions": None,
        "type": 1,
        "name": "ask",
        "name_localizations": None,
        "description": "Ask",
        "description_localizations": None,
        "dm_permission": True,
        "contexts": [0, 1],
        "integration_types": [0],
        "options": [
            {
                "type": 3,
                "name": "question",
                "description": "What",
                "required": True,
                "max_length": 9,
            },
            {"type": 5, "name": "private", "description": "How"},
        ],
    },
    {
        "id": "2",
        "application_id": "1",
        "version": "2",
        "default_member_permissions": None,
        "type": 3,
        "name": "Check",
        "description": "",
        "contexts": [0, 1],
    },
]


def test_what_discord_adds_is_no_difference() -> None:
    assert same_commands([ASK, MENU, RELOAD], RETURNED)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ((0, "name"), "answer"),
        ((0, "description"), "Ask me"),
        ((0, "contexts"), [0]),
        ((0, "options", 0, "max_length"), 10),
        ((0, "options", 0, "required"), False),
        ((0, "options", 1, "name"), "hidden"),
        ((1, "type"), 2),
        ((2, "default_member_permissions"), None),
        ((2, "default_member_permissions"), 0),
        ((2, "default_member_permissions"), 8),
    ],
)
def test_any_other_change_is_a_difference(place: tuple[str | int, ...], value: object) -> None:
    wanted: Any = deepcopy([ASK, MENU, RELOAD])
    part = wanted
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    assert not same_commands(wanted, RETURNED)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_command_too_few_or_too_many_is_a_difference(count: int) -> None:
    assert not same_commands([ASK, MENU, RELOAD][:count], RETURNED)


def _syncs(env: simcord.Env) -> int:
    return sum(entry.method == "PUT" for entry in env.http_requests)


async def test_a_restart_writes_nothing(town: Town, make_bot: Callable[[], FactBot]) -> None:
    assert _syncs(town.env) == 1
    await town.env.restart_bot(make_bot())
    assert _syncs(town.env) == 1


async def test_a_changed_command_is_written_at_the_next_start(
    town: Town, make_bot: Callable[[], FactBot]
) -> None:
    changed = make_bot()

    @changed.tree.command(description="New")
    async def novelty(_interaction: Any) -> None:  # noqa: ANN401 - never called
        pass

    await town.env.restart_bot(changed)
    assert _syncs(town.env) == 2


@pytest.mark.logs_errors
async def test_a_sync_that_fails_is_logged_and_the_bot_runs_on(
    town: Town, make_bot: Callable[[], FactBot], caplog: pytest.LogCaptureFixture
) -> None:
    town.env.inject_error("GET", "/applications/*/commands", status=500)
    town.bot = make_bot()
    await town.env.restart_bot(town.bot)
    assert "commands_not_synced" in [record.getMessage() for record in caplog.records]
    assert "12 cranes" in await _answer(town)


async def _answer(town: Town) -> str:
    await town.asker.send(town.channel, town.mention("how many cranes were damaged?"))
    return town.texts()[-1]


async def test_before_the_login_there_is_nothing_to_set_up(make_bot: Callable[[], FactBot]) -> None:
    with pytest.raises(RuntimeError, match="after its login"):
        await make_bot().setup_hook()


async def test_the_start_logs_the_invite_link_and_the_revision(
    make_bot: Callable[[], FactBot], caplog: pytest.LogCaptureFixture
) -> None:
    bot = make_bot()
    async with simcord.run(bot):
        pass
    logged = {
        record.getMessage(): json.dumps(getattr(record, "fields", {})) for record in caplog.records
    }
    assert "https://discord.com/oauth2/authorize?client_id=" in logged["invite"]
    assert bot.live.current.revision in logged["ready"]
