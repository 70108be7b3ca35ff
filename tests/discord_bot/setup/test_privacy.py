"""No member is in the database: neither an id, nor a name, nor a word of theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from simcord.actors import MemberActor

from bot.settings import Settings
from bot.store import Store
from tests.discord_bot.setup.choosing import open_panel, pick, press
from tests.discord_bot.town import QUESTION, Town, response

SETTINGS = Settings(rate_limit=0, ask_channels=(1,))
NAME = "Zwetschkenknoedel"
GAP = "why did the mayor resign?"
WORDS = f"{QUESTION} asks {NAME}"
SWITCHES = ("private_ask", "gap_log")


@pytest.fixture
def member(town: Town) -> MemberActor:
    """Return a member whose name is found in any file it gets into."""
    user = town.env.create_user(NAME, global_name=NAME)
    return town.guild.add_member(user, nick=NAME)


async def test_no_member_is_in_the_database(
    town: Town, manager: MemberActor, member: MemberActor, folder: Path, stores: list[Store]
) -> None:
    panel = await open_panel(town, manager)
    for switch in SWITCHES:
        await press(manager, panel, f"{switch}:on")
    await pick(manager, panel, "ask_channels", [town.channel])
    await pick(manager, panel, "curator_roles", [town.guild.create_role("curators")])
    await everything_a_member_can_do(town, member)
    for store in stores:
        await store.close()
    kept = b"".join(file.read_bytes() for file in files_in(folder))
    assert str(town.channel.id).encode() in kept, "the file that is searched is the right one"
    assert b"why did the mayor" in kept, "so is what it holds"
    for person in (member, manager):
        for form in forms_of(person.id):
            assert form not in kept
    assert NAME.casefold().encode() not in kept.lower()
    for words in (QUESTION, GAP, "resign"):
        assert words.encode() not in kept.lower()


async def everything_a_member_can_do(town: Town, member: MemberActor) -> None:
    """Ask in every way there is."""
    question = await member.send(town.channel, WORDS)
    await member.edit(question, f"{WORDS}?")
    await member.send(town.channel, town.mention(f"what about {NAME}?"))
    for text in (GAP, f"{NAME}: {GAP}", f"{GAP} @{NAME} {member.id}"):
        await member.send(town.channel, text)
    await member.send(town.channel, "source?", reply_to=town.own_messages()[-1])
    for command, option in (("ask", "question"), ("check", "text")):
        await member.slash(town.channel, command, **{option: WORDS})
    shown = response(await member.slash(town.channel, "ask", question=QUESTION))
    await member.click(shown, label="Related")
    await member.context_menu(town.channel, "Check against the facts", question)
    await member.autocomplete(town.channel, "ask", "question", WORDS)
    for command in ("help", "timeline", "actors", "sources"):
        await member.slash(town.channel, command)
    await member.delete(question)


def files_in(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def forms_of(member_id: int) -> Iterator[bytes]:
    """Yield an id as it would stand in a file: as digits, or as a whole number in either order."""
    yield str(member_id).encode()
    yield f"{member_id:x}".encode()
    yield member_id.to_bytes(8, "big")
    yield member_id.to_bytes(8, "little")
