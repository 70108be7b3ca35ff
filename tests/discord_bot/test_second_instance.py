"""Another process with the same token is noticed: in the log, and in `/status`."""

from __future__ import annotations

import pytest

from bot.answering.live import LiveBase
from bot.discord_bot.memory import REPLY_SECONDS
from bot.discord_bot.transport.responses import SIGNATURE
from bot.settings import Settings
from tests.discord_bot.conftest import FakeClock
from tests.discord_bot.town import Town, admin, response, text_of
from tests.loopback.cases import ASKED
from tests.loopback.inside import connected
from tests.loopback.payloads import BOT, TALK, message
from tests.loopback.server import LoopbackDiscord

NOTICED = "second_instance"
V2 = 1 << 15


def _noticed(caplog: pytest.LogCaptureFixture) -> int:
    return [record.getMessage() for record in caplog.records].count(NOTICED)


async def _another_replies(discord: LoopbackDiscord, signature: int | None) -> None:
    text = {"type": 10, "id": 2, "content": "It counted 12 cranes."}
    container = {"type": 17, "components": [text], **({"id": signature} if signature else {})}
    said = message(BOT, TALK, {"components": [container], "flags": V2})
    await discord.gateway.dispatch("MESSAGE_CREATE", said)


async def test_a_reply_that_another_process_sent_is_noticed_once_in_a_while(
    live: LiveBase, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    discord = LoopbackDiscord()
    async with connected(discord, live, Settings(rate_limit=0), clock=clock) as bot:
        for _ in range(3):
            await _another_replies(discord, SIGNATURE + 1)
        await discord.until(lambda: bot.second_instance_at is not None)
        clock.now += REPLY_SECONDS + 1
        await _another_replies(discord, SIGNATURE + 1)
        await discord.until(lambda: _noticed(caplog) == 2)


@pytest.mark.parametrize("signature", [None, 1, SIGNATURE], ids=["none", "numbered", "own"])
async def test_replies_of_its_own_or_unsigned_ones_are_no_news(
    live: LiveBase, signature: int | None
) -> None:
    discord = LoopbackDiscord()
    async with connected(discord, live) as bot:
        await _another_replies(discord, signature)
        question = await discord.ask(ASKED)
        await discord.until(lambda: discord.replies(question))
        assert bot.second_instance_at is None
        signed = {sent["components"][-1]["id"] for sent in discord.rest.messages.values()}
        assert signed == {SIGNATURE}


async def test_an_interaction_that_another_process_answered_is_noticed_and_told(
    town: Town, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    town.bot.owner_ids = {town.asker.id}
    town.env.inject_error("POST", "/interactions/*/callback", status=400, code=40060)
    await town.asker.slash(town.channel, "ask", question=ASKED)
    assert _noticed(caplog) == 1
    town.env.errors.clear()
    clock.now += 120
    status = text_of(response(await admin(town, "status")))
    assert "Another process answers with my token (last seen 2 minutes ago)" in status
