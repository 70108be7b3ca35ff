"""Sending again: over loopback, since SimCord replaces the connection that has to break."""

from __future__ import annotations

import asyncio
import gc

import pytest
from discord import ui

from bot.answering.live import LiveBase
from bot.discord_bot import FactBot, create_bot, phrases
from bot.discord_bot.layouts.components import RemoveButton
from bot.discord_bot.transport import command_sync, retry
from bot.settings import Settings
from tests.loopback.cases import ASKED, Case, by_message, request_cases
from tests.loopback.faults import Fault, How
from tests.loopback.inside import connected
from tests.loopback.payloads import ASKER
from tests.loopback.server import LoopbackDiscord
from tests.loopback.trials import attempt

BREAKS = (How.RESET, How.CUT, How.LOST, How.ERROR_503, How.GARBAGE, How.PAGE)

pytestmark = pytest.mark.logs_errors


@pytest.fixture
def discord() -> LoopbackDiscord:
    return LoopbackDiscord()


@pytest.mark.parametrize("case", [*request_cases(0, BREAKS)], ids=lambda case: case.name)
async def test_what_breaks_is_sent_again_and_takes_effect_once(
    discord: LoopbackDiscord, live: LiveBase, case: Case
) -> None:
    async with connected(discord, live):
        trial = await attempt(case, discord)
        assert (trial.lost, trial.doubled, trial.recovered) == (0, 0, True)


@pytest.mark.parametrize("how", BREAKS)
async def test_a_button_does_what_it_does_once(
    discord: LoopbackDiscord, live: LiveBase, how: How
) -> None:
    async with connected(discord, live):
        question = await discord.ask(ASKED)
        await discord.until(lambda: discord.replies(question))
        (reply,) = discord.replies(question)
        discord.faults = [Fault(how, {name}) for name in ("answer", "delete_answer")]
        used = await discord.press(reply, RemoveButton(int(ASKER["id"])).custom_id)
        await discord.until(lambda: used.removed)
        assert used.replies == []


@pytest.mark.parametrize("how", BREAKS)
async def test_a_reply_follows_its_question(
    discord: LoopbackDiscord, live: LiveBase, how: How
) -> None:
    async with connected(discord, live):
        question = await discord.ask(ASKED)
        await discord.until(lambda: discord.replies(question))
        discord.faults = [Fault(how, {name}) for name in ("edit", "delete")]
        await discord.edit(question, "what did the mayor call for?")
        await discord.until(lambda: "stay calm" in str(discord.replies(question)))
        await discord.delete(question)
        await discord.until(lambda: not discord.replies(question))


async def test_what_stays_broken_is_given_up(
    discord: LoopbackDiscord,
    live: LiveBase,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(retry, "RETRY_PAUSES", (0.01, 0.01))
    async with connected(discord, live):
        everything = Fault(How.RESET, {"reply", "answer"}, times=100)
        discord.faults = [everything]
        await discord.ask(ASKED)
        await discord.use("ask", question=ASKED)
        untold = ["error_untold"] * 2
        await discord.until(lambda: [name for name in _logged(caplog) if name in untold] == untold)
        discord.faults.clear()
        question = await by_message(discord)
        await discord.until(lambda: question.answered)


@pytest.mark.parametrize("how", [*BREAKS, How.SLOW])
async def test_commands_are_written_in_the_end_and_nobody_waits_for_it(
    discord: LoopbackDiscord, live: LiveBase, monkeypatch: pytest.MonkeyPatch, how: How
) -> None:
    monkeypatch.setattr(command_sync, "SYNC_PAUSES", (0.3,))
    discord.faults = [Fault(how, {name}, seconds=1) for name in ("commands", "sync")]
    async with connected(discord, live):
        question = await by_message(discord)
        await discord.until(lambda: question.answered)
        assert how is not How.SLOW or not discord.rest.commands
        await discord.until(lambda: discord.rest.commands)


async def test_a_message_that_comes_twice_is_answered_once(
    discord: LoopbackDiscord, live: LiveBase
) -> None:
    async with connected(discord, live):
        question = await discord.ask(ASKED)
        await discord.until(lambda: discord.replies(question))
        requests = discord.requests
        await discord.repeat_last()
        following = await by_message(discord)
        await discord.until(lambda: following.answered)
        assert discord.requests == requests + 1


async def test_a_first_connection_that_fails_is_tried_again(
    discord: LoopbackDiscord, live: LiveBase
) -> None:
    discord.gateway.greets = False
    async with connected(discord, live, wait=False):
        await discord.until(lambda: discord.gateway.connections > 1)
        discord.gateway.greets = True
        await discord.until(lambda: discord.gateway.current)
        question = await by_message(discord)
        await discord.until(lambda: question.answered)


async def test_a_fault_while_connecting_that_is_not_discord_pys_ends_the_bot(
    live: LiveBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(bot: FactBot) -> bool:
        raise AttributeError(name="gateway", obj=bot)

    bot = create_bot(Settings(), live)
    monkeypatch.setattr(FactBot, "is_closed", fail)
    with pytest.raises(AttributeError):
        await asyncio.wait_for(bot.connect(), 10)


async def test_what_is_said_in_a_server_that_is_out_is_no_direct_message(
    discord: LoopbackDiscord, live: LiveBase
) -> None:
    async with connected(discord, live):
        await discord.say_aside(ASKED, guild=987)
        following = await by_message(discord)
        await discord.until(lambda: following.answered)
        assert len(discord.rest.messages) == 1


async def test_an_error_over_its_own_message_is_not_told_to_itself(
    discord: LoopbackDiscord, live: LiveBase
) -> None:
    async with connected(discord, live) as bot:

        async def fail(_message: object) -> None:
            raise ValueError

        await bot.remove_cog("Messages")
        bot.add_listener(fail, "on_message")  # fails for what tells of it, too
        for asked in range(1, 4):
            await discord.ask(ASKED)
            await discord.until(lambda: len(discord.rest.messages) >= asked)  # noqa: B023 - awaited here
            assert len(discord.rest.messages) == asked
        for told in discord.rest.messages.values():
            assert phrases.FAILED.partition("{")[0] in str(told["components"])


def _logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records]


async def test_a_reply_leaves_nothing_to_the_garbage_collector(
    discord: LoopbackDiscord, live: LiveBase
) -> None:
    # A base freezes what is there when it is loaded: a circle would stay for good.
    async with connected(discord, live):
        for _ in range(2):
            gc.collect()
            gc.set_debug(gc.DEBUG_SAVEALL)
            try:
                await _asked_and_answered(discord)
                gc.collect()
                left = [one for one in gc.garbage if isinstance(one, (ui.LayoutView, ui.Item))]
            finally:
                gc.set_debug(0)
                gc.garbage.clear()
    assert left == []


async def _asked_and_answered(discord: LoopbackDiscord) -> None:
    question = await by_message(discord)
    await discord.until(lambda: question.answered)
