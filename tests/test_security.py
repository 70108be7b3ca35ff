"""SECURITY.md tells the truth: the permissions, the intents, the times, and the tests it names."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from bot.discord_bot import memory
from bot.discord_bot.permissions import PERMISSIONS, intents_for
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
SECURITY = (ROOT / "SECURITY.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w/.]+)::(\w+)`", SECURITY)
LISTED = {  # how Discord calls the permissions that discord.py calls otherwise
    "View Channels": "view_channel",
    "Send Messages": "send_messages",
    "Send Messages in Threads": "send_messages_in_threads",
    "Read Message History": "read_message_history",
    "Attach Files": "attach_files",
}


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the rows of the table whose first heading reads so."""
    table = SECURITY.split(f"\n| {heading} |", 1)[1].split("\n\n", 1)[0]
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]
    ]


def test_the_permission_number_is_that_of_the_invite_link() -> None:
    assert f"`{PERMISSIONS.value}`" in SECURITY


def test_the_permissions_listed_make_the_number() -> None:
    listed = type(PERMISSIONS)(**{LISTED[name]: True for name, _ in rows("permission")})
    assert listed == PERMISSIONS


def test_the_intents_named_are_those_asked_for() -> None:
    (always, sometimes) = re.findall(r"the intents (.*?), and for (`\w+`) only", SECURITY)[0]
    for channels, named in (((), always), ((1,), always + sometimes)):
        asked = intents_for(Settings(listen_channels=channels))
        wanted = type(asked)(**dict.fromkeys(re.findall(r"`(\w+)`", named), True))
        assert asked == wanted


@pytest.mark.parametrize(
    ("what", "seconds"),
    [
        ("ids of a question", memory.REPLY_SECONDS),
        ("which entries", memory.REPEAT_SECONDS),
        ("ids of who asked, and when", memory.RATE_SECONDS),
    ],
)
def test_the_times_are_those_of_the_code(what: str, seconds: float) -> None:
    (row,) = [row for row in rows("what") if row[0].startswith(what)]
    found = re.match(r"(\d+) minute", row[2])
    assert found
    assert int(found[1]) * 60 == seconds


def test_each_attempt_names_a_test() -> None:
    attempts = rows("attempt")
    assert len(attempts) > 30
    for attempt, outcome, test in attempts:
        assert attempt
        assert outcome
        assert re.fullmatch(r"`tests/[\w/.]+::test_\w+`(, `tests/[\w/.]+::test_\w+`)*", test)


@pytest.mark.parametrize(("file", "name"), NAMED, ids=[name for _, name in NAMED])
def test_each_test_it_names_is_there(file: str, name: str) -> None:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    tests = {
        node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert name in tests


def test_the_readme_leads_to_it() -> None:
    assert "(SECURITY.md)" in (ROOT / "README.md").read_text("utf-8")
