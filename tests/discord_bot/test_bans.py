"""While Discord has banned the address, nothing is asked of it; then it goes on by itself."""

from __future__ import annotations

import asyncio

import pytest

from bot.answering.live import LiveBase
from bot.discord_bot.transport import retry
from tests.loopback.cases import ASKED, by_message
from tests.loopback.faults import Fault, How
from tests.loopback.inside import connected
from tests.loopback.server import LoopbackDiscord

BAN = 1  # second
ROUTES = ("reply", "answer", "edit_answer", "commands", "channel", "edit", "delete")
OTHER = "how many ships could not be unloaded?"

pytestmark = pytest.mark.logs_errors


@pytest.fixture
def discord() -> LoopbackDiscord:
    return LoopbackDiscord()


def banned(*routes: str, times: int = 1) -> list[Fault]:
    """Return the fault that bans the address when a route is requested."""
    return [Fault(How.BAN, routes, times=times, seconds=BAN)]


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the names of the events that were logged."""
    return [record.getMessage() for record in caplog.records]


async def test_what_is_asked_during_a_ban_is_answered_after_it(
    discord: LoopbackDiscord, live: LiveBase, caplog: pytest.LogCaptureFixture
) -> None:
    async with connected(discord, live):
        await discord.until(lambda: discord.rest.commands)
        requests = discord.requests
        # Long enough for all of it to happen meanwhile on a slow computer as well.
        discord.faults = [Fault(How.BAN, ROUTES, seconds=8)]
        asked = [await by_message(discord)]
        await discord.until(lambda: "waiting_out_ban" in logged(caplog))
        asked += [await by_message(discord) for _ in range(2)]
        await discord.use("ask", question=ASKED)
        await discord.type("ask", "question", "cranes")
        await discord.until(lambda: logged(caplog).count("unanswered_during_ban") == 2)
        await discord.until(lambda: logged(caplog).count("waiting_out_ban") == len(asked))
        assert discord.requests == requests + 1, "that was how it found out"
        lines = {"banned": 1, "unanswered_during_ban": 2, "waiting_out_ban": 3}
        assert {name: logged(caplog).count(name) for name in lines} == lines, "a line a question"
        await discord.until(lambda: all(question.answered for question in asked))
        assert [len(question.replies()) for question in asked] == [1] * 3
    assert not any(record.exc_info for record in caplog.records)


async def test_what_is_edited_or_deleted_during_a_ban_is_followed_after_it(
    discord: LoopbackDiscord, live: LiveBase, caplog: pytest.LogCaptureFixture
) -> None:
    async with connected(discord, live):
        edited, deleted = await discord.ask(ASKED), await discord.ask(ASKED)
        await discord.until(lambda: discord.replies(edited) and discord.replies(deleted))
        discord.faults = banned(*ROUTES)
        await discord.edit(edited, OTHER)
        await discord.delete(deleted)
        await discord.until(lambda: not discord.replies(deleted))
        await discord.until(lambda: "forty ships" in str(discord.replies(edited)))
        assert "waiting_out_ban" in logged(caplog)
        assert not any(record.exc_info for record in caplog.records)


async def test_nobody_gets_an_answer_that_comes_much_too_late(
    discord: LoopbackDiscord,
    live: LiveBase,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(retry, "BAN_PATIENCE", BAN / 2)
    async with connected(discord, live):
        discord.faults = banned("reply")
        question = await by_message(discord)
        await discord.until(lambda: "unanswered_during_ban" in logged(caplog))
        await asyncio.sleep(BAN)
        following = await by_message(discord)
        await discord.until(lambda: following.answered)
    assert not question.replies()
    assert not any(record.exc_info for record in caplog.records)


async def test_the_first_to_find_out_that_a_ban_goes_on_spares_the_others(
    discord: LoopbackDiscord, live: LiveBase, caplog: pytest.LogCaptureFixture
) -> None:
    async with connected(discord, live):
        await discord.until(lambda: discord.rest.commands)
        requests = discord.requests
        (fault,) = discord.faults = banned("reply", times=2)
        asked = [await by_message(discord)]
        await discord.until(lambda: "waiting_out_ban" in logged(caplog))
        asked += [await by_message(discord) for _ in range(4)]
        await discord.until(lambda: all(question.answered for question in asked))
        assert (fault.hits, discord.requests - requests) == (2, 2 + len(asked))


@pytest.mark.parametrize("route", ["login", "application"])
async def test_a_start_during_a_ban_waits_and_goes_on_by_itself(
    discord: LoopbackDiscord, live: LiveBase, caplog: pytest.LogCaptureFixture, route: str
) -> None:
    discord.faults = banned(route)
    async with connected(discord, live):
        question = await by_message(discord)
        await discord.until(lambda: question.answered)
    (told,) = (record for record in caplog.records if record.getMessage() == "banned")
    assert "goes on by itself" in str(vars(told)["fields"])


@pytest.mark.parametrize("first", [True, False])
async def test_a_connection_refused_by_a_ban_is_made_after_it(
    *, discord: LoopbackDiscord, live: LiveBase, first: bool
) -> None:
    discord.gateway.ban = BAN if first else 0
    async with connected(discord, live):
        if not first:
            before = await by_message(discord)
            await discord.until(lambda: before.answered)
            discord.gateway.ban = BAN
            discord.gateway.drop()
        question = await by_message(discord)
        await discord.until(lambda: question.answered)
        assert discord.gateway.connections == (1 if first else 2)


async def test_commands_are_written_when_a_ban_is_over(
    discord: LoopbackDiscord, live: LiveBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.discord_bot.transport.command_sync.SYNC_PAUSES", (0.3,))
    discord.faults = banned("commands")
    async with connected(discord, live):
        await discord.until(lambda: discord.rest.commands)
