"""Channels where every question is for the bot; and what a burst of the same question gets."""

from __future__ import annotations

import pytest

from bot.answering.live import LiveBase
from bot.discord_bot import memory, phrases
from bot.discord_bot.memory import REPEAT_SECONDS, RateLimit
from bot.settings import Channels, Settings
from tests.discord_bot.conftest import FakeClock
from tests.discord_bot.town import ABOVE, QUESTION, STATEMENT, Town, buttons, text_of
from tests.loopback.inside import connected
from tests.loopback.payloads import TALK, user
from tests.loopback.server import LoopbackDiscord

SETTINGS = Settings(rate_limit=0, ask_channels=(1,))


@pytest.fixture
def town(town: Town) -> Town:
    """Return the server, whose channel is an ask channel."""
    town.answer_here(town.channel)
    return town


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (QUESTION, STATEMENT),
        ("crane damage", STATEMENT),
        ("who won the cup final?", "holds nothing on that"),
        ("when is the strike over?", "does not state when the walkout will end"),
        ("were 29 cranes damaged?", "does not say 29 here"),
        ("are you a bot?", "/help"),
        ("@TestBot crane damage", STATEMENT),
        ("¿cuántas personas murieron?", "English"),
    ],
)
async def test_every_question_gets_a_reply(town: Town, message: str, said: str) -> None:
    await town.asker.send(town.channel, message)
    (text,) = town.texts()
    assert said in text


@pytest.mark.parametrize(
    "message",
    [
        "hi all",
        "thanks!",
        "lol",
        "bruh?",
        "what a day",
        "see you all at the match on friday",
        "https://example.org/?q=cranes",
    ],
)
async def test_small_talk_and_remarks_are_left_alone(town: Town, message: str) -> None:
    await town.asker.send(town.channel, message)
    assert town.writes() == []


async def test_members_who_talk_to_each_other_are_left_alone(town: Town) -> None:
    remark = await town.other.send(town.channel, "what a day")
    await town.asker.send(town.channel, QUESTION, reply_to=remark)
    await town.asker.send(town.channel, f"{town.other.mention} {QUESTION}")
    assert town.writes() == []


async def test_whoever_asks_too_much_is_told_once_and_remarks_cost_nothing(town: Town) -> None:
    town.bot.rate = RateLimit(1, town.bot.clock)
    for message in ("what a day", QUESTION, "who is the mayor?", "what about the ships?"):
        await town.asker.send(town.channel, message)
    assert [STATEMENT in text for text in town.texts()] == [True, False]
    assert town.texts()[1] == phrases.SLOW_DOWN


async def test_who_asks_the_same_within_minutes_gets_a_link(town: Town, clock: FakeClock) -> None:
    await town.asker.send(town.channel, QUESTION)
    await town.other.send(town.channel, "How many cranes were damaged")
    first, second = town.own_messages()
    assert text_of(second).startswith(ABOVE)
    assert first.jump_url in text_of(second)
    await town.other.send(town.channel, "who is the mayor?")
    assert ABOVE not in town.texts()[-1]
    clock.now += REPEAT_SECONDS + 1
    await town.other.send(town.channel, QUESTION)
    assert STATEMENT in town.texts()[-1]


async def test_an_answer_that_was_removed_is_given_again(town: Town) -> None:
    await town.asker.send(town.channel, QUESTION)
    await town.asker.send(town.channel, "who is the mayor?")
    (first, _) = town.own_messages()
    await town.asker.click(first, custom_id=buttons(first)[phrases.REMOVE_BUTTON])
    await town.other.send(town.channel, QUESTION)
    assert STATEMENT in town.texts()[-1]


async def test_a_link_stays_a_link_when_its_question_is_edited_a_little(town: Town) -> None:
    await town.asker.send(town.channel, QUESTION)
    question = await town.other.send(town.channel, QUESTION)
    await town.other.edit(question, QUESTION.upper())
    assert town.texts()[-1].startswith(ABOVE)
    await town.other.edit(question, "who is the mayor?")
    assert ABOVE not in town.texts()[-1]


async def test_each_is_answered_in_a_direct_message(town: Town) -> None:
    user = town.env.create_user("cora")
    for _ in range(2):
        await user.send_dm(QUESTION)
    texts = town.texts(user.dm_channel)
    assert [STATEMENT in text for text in texts] == [True, True]


async def test_a_burst_of_one_question_leaves_room_for_others(
    live: LiveBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    discord = LoopbackDiscord()
    # All a fifth of the time that Discord takes.
    discord.rest.bucket_size = 5, 1.0
    monkeypatch.setattr(memory, "LINK_SECONDS", memory.LINK_SECONDS / 5)
    async with connected(discord, live, Settings(rate_limit=0)) as bot:
        bot.channels = Channels(ask=frozenset({TALK}))
        burst = [
            await discord.say(QUESTION, author=user(100 + number, "ada")) for number in range(10)
        ]
        other = await discord.say("what did the mayor call for?")
        await discord.until(lambda: discord.replies(other))
        replied = sum(bool(discord.replies(question)) for question in burst)
        assert 1 <= replied <= 5, "the answer, and links as far as they left room"
        await discord.until(lambda: all(map(discord.replies, burst)))
        replies = [str(discord.replies(question)) for question in burst]
        assert sum(STATEMENT in reply for reply in replies) == 1
        assert sum(ABOVE in reply for reply in replies) == 9


async def test_a_reply_that_failed_is_no_reason_for_a_link(
    live: LiveBase, caplog: pytest.LogCaptureFixture
) -> None:
    discord = LoopbackDiscord()
    async with connected(discord, live, Settings(rate_limit=0)) as bot:
        bot.channels = Channels(ask=frozenset({TALK}))
        discord.rest.no_sending.add(TALK)
        await discord.say(QUESTION)
        await discord.until(lambda: "not_allowed_to_send" in caplog.messages)
        discord.rest.no_sending.clear()
        second = await discord.say(QUESTION)
        await discord.until(lambda: discord.replies(second))
        assert STATEMENT in str(discord.replies(second))
