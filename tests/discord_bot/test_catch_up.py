"""What no event told of is found out: over loopback, where events can be lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.answering.live import LiveBase
from bot.discord_bot import FactBot
from bot.discord_bot.cogs.catch_up import MISSED_SECONDS
from bot.discord_bot.transport import retry
from bot.settings import Settings
from tests.discord_bot.conftest import FakeClock
from tests.loopback.cases import ASKED
from tests.loopback.faults import Fault, How
from tests.loopback.inside import connected
from tests.loopback.payloads import CHANNEL_IDS, TALK, THREAD_ID, new_id
from tests.loopback.server import LoopbackDiscord

UNASKED, ELSEWHERE, SHUT = CHANNEL_IDS[10], CHANNEL_IDS[11], CHANNEL_IDS[12]


@pytest.fixture
def discord() -> LoopbackDiscord:
    return LoopbackDiscord()


@pytest.fixture
async def bot(
    discord: LoopbackDiscord,
    live: LiveBase,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[FactBot]:
    """Return a connected bot with an answer channel, which does not wait for a new session."""
    settings = Settings(rate_limit=0, listen_channels=(UNASKED,))

    async def at_once(_shard: int | None, *, initial: bool = False) -> None:  # noqa: ARG001 - discord.py's signature
        return

    async with connected(discord, live, settings, clock=clock) as bot:
        monkeypatch.setattr(bot, "before_identify_hook", at_once)
        yield bot


async def answered(discord: LoopbackDiscord, *questions: int) -> None:
    """Wait until each of the questions has a reply."""
    await discord.until(lambda: all(map(discord.replies, questions)))


def lose_session(discord: LoopbackDiscord) -> None:
    """End the session: what is said before there is another one, no event tells."""
    discord.gateway.drop()
    discord.gateway.forget()


def events(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the names of the events that were logged."""
    return [record.getMessage() for record in caplog.records]


async def caught_up(discord: LoopbackDiscord, caplog: pytest.LogCaptureFixture) -> None:
    """Wait until the bot has read back, and answered a question after that."""
    await discord.until(lambda: "caught_up" in events(caplog))
    await answered(discord, await discord.ask(ASKED))


@pytest.mark.usefixtures("bot")
async def test_what_was_asked_while_the_session_was_lost_is_answered_once(
    discord: LoopbackDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    talking = [await discord.ask(ASKED, channel) for channel in (TALK, THREAD_ID, SHUT)]
    await answered(discord, *talking)
    discord.rest.no_history.add(SHUT)
    lose_session(discord)
    missed = [await discord.ask(ASKED, channel) for channel in (TALK, TALK, THREAD_ID)]
    missed.append(await discord.say(ASKED, UNASKED))
    silent = [await discord.ask(ASKED, channel) for channel in (SHUT, ELSEWHERE)]
    silent.append(await discord.say("12 cranes were damaged", UNASKED))
    await answered(discord, *missed)
    await caught_up(discord, caplog)
    assert [len(discord.replies(question)) for question in (*talking, *missed)] == [1] * 7
    assert not any(map(discord.replies, silent)), (
        "out of reach, not where it was talking, no question"
    )


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("resumes", [False, True])
async def test_a_session_lost_before_the_bot_has_caught_up_loses_no_question(
    *, discord: LoopbackDiscord, caplog: pytest.LogCaptureFixture, resumes: bool
) -> None:
    await answered(discord, await discord.ask(ASKED))
    lose_session(discord)
    missed = [await discord.ask(ASKED)]
    await discord.until(lambda: discord.gateway.current)
    before = events(caplog).count("ready")
    discord.gateway.greets = False
    discord.gateway.drop()
    if not resumes:
        discord.gateway.forget()
    missed.append(await discord.ask(ASKED))
    await discord.until(lambda: events(caplog).count("ready") > before)  # that of the lost session
    missed.append(await discord.ask(ASKED))
    discord.gateway.greets = True
    await answered(discord, *missed)
    await caught_up(discord, caplog)
    assert [len(discord.replies(question)) for question in missed] == [1, 1, 1]


async def test_what_was_asked_too_long_ago_is_not_answered_any_more(
    discord: LoopbackDiscord, bot: FactBot, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    await answered(discord, await discord.ask(ASKED))
    lose_session(discord)
    missed = await discord.ask(ASKED)
    clock.now += MISSED_SECONDS + 1
    await caught_up(discord, caplog)
    assert not discord.replies(missed)
    assert bot.exchanges.get(missed) is None


@pytest.mark.usefixtures("bot")
async def test_a_session_that_is_resumed_leaves_nothing_to_be_read_back(
    discord: LoopbackDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    await answered(discord, await discord.ask(ASKED))
    discord.gateway.drop()
    await answered(discord, await discord.ask(ASKED))
    assert discord.gateway.resumed == 1
    lose_session(discord)
    await caught_up(discord, caplog)
    assert [len(discord.replies(int(said["id"]))) for said in discord.rest.said] == [1] * 3


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(("parent", "replies"), [(UNASKED, 1), (ELSEWHERE, 0), (None, 0)])
async def test_a_thread_no_event_told_of_counts_as_its_channel(
    discord: LoopbackDiscord, parent: int | None, replies: int
) -> None:
    post = new_id()
    if parent is not None:
        discord.rest.threads[post] = parent
    requests = discord.requests
    asked = [await discord.say(ASKED, post), await discord.say("12 cranes were damaged", post)]
    await answered(discord, *asked[:replies])
    following = await discord.ask(ASKED, post)
    await answered(discord, following)
    assert [len(discord.replies(question)) for question in asked] == [replies, 0]
    assert discord.requests == requests + 1 + replies + 1, "it asks for the parent once"


@pytest.mark.usefixtures("bot")
async def test_a_thread_that_discord_could_not_tell_of_is_asked_for_again(
    discord: LoopbackDiscord, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(retry, "RETRY_PAUSES", ())
    post = new_id()
    discord.rest.threads[post] = UNASKED
    discord.faults = [Fault(How.ERROR_503, {"channel"})]
    lost = await discord.say(ASKED, post)
    await discord.until(lambda: "lookup_failed" in [line.getMessage() for line in caplog.records])
    await answered(discord, await discord.say(ASKED, post))
    assert discord.replies(lost) == []


@pytest.mark.usefixtures("bot")
async def test_a_remark_in_a_thread_no_event_told_of_asks_nothing_of_discord(
    discord: LoopbackDiscord,
) -> None:
    requests = discord.requests
    await discord.say("12 cranes were damaged", new_id())
    await answered(discord, await discord.ask(ASKED))
    await asyncio.sleep(0)
    assert discord.requests == requests + 1
