"""What happens to a question while its reply is on the way: it gets one at most."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch

import pytest

from bot.answering.live import LiveBase
from bot.discord_bot.memory import RATE_SECONDS
from bot.discord_bot.transport.lookups import messages_after
from bot.settings import Settings
from tests.discord_bot.conftest import FakeClock
from tests.discord_bot.town import (
    ABOVE,
    OTHER_QUESTION,
    OTHER_STATEMENT,
    QUESTION,
    Town,
    deleted_together,
)
from tests.loopback.faults import Fault, How
from tests.loopback.inside import connected
from tests.loopback.payloads import TALK
from tests.loopback.server import LoopbackDiscord

SETTINGS = Settings(rate_limit=0, ask_channels=(1,))


def created(town: Town, text: str = QUESTION, by: str = "asker") -> int:
    """Send a question, and return its id before the bot has seen it."""
    author = getattr(town, by).id
    return town.env.backend.create_message(town.channel.id, author, town.mention(text)).id


async def test_questions_deleted_together_while_it_answers_get_no_reply(town: Town) -> None:
    first, second = created(town), created(town, OTHER_QUESTION, by="other")
    deleted_together(town, first, second)
    await town.env.settle()
    assert town.texts() == []


async def test_two_edits_at_once_leave_the_reply_to_the_last(town: Town) -> None:
    question = created(town)
    for text in (OTHER_QUESTION, QUESTION, OTHER_QUESTION):
        town.env.backend.edit_message(town.channel.id, question, {"content": town.mention(text)})
    await town.env.settle()
    (text,) = town.texts()
    assert OTHER_STATEMENT in text


async def test_an_event_that_comes_again_is_answered_once(town: Town) -> None:
    backend = town.env.backend
    with patch.object(backend, "emit", wraps=backend.emit) as emitted:
        created(town)
    (again,) = [call for call in emitted.call_args_list if call.args[0] == "MESSAGE_CREATE"]
    backend.emit(*again.args, **again.kwargs)
    await town.env.settle()
    backend.emit(*again.args, **again.kwargs)
    await town.env.settle()
    assert len(town.texts()) == 1


@pytest.mark.parametrize("then", ["delete", "edit", "take the mention away"])
async def test_a_link_follows_its_question(
    town: Town, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    await town.ask(QUESTION)
    monkeypatch.setattr(town.bot.recent, "delay_of_link", lambda _: 0)
    question, backend = created(town, by="other"), town.env.backend
    act: dict[str, Callable[[], object]] = {
        "delete": lambda: backend.delete_message(town.channel.id, question),
        "edit": lambda: backend.edit_message(
            town.channel.id, question, {"content": town.mention(OTHER_QUESTION)}
        ),
        "take the mention away": lambda: backend.edit_message(
            town.channel.id, question, {"content": "nothing of note"}
        ),
    }
    act[then]()
    await town.env.settle()
    _, *rest = town.texts()
    assert not any(text.startswith(ABOVE) for text in rest)
    assert len(rest) == (then == "edit")


async def test_two_edits_of_what_asked_nothing_leave_the_reply_to_the_last(town: Town) -> None:
    remark = created(town, "thanks!")
    for text in (QUESTION, OTHER_QUESTION):
        town.env.backend.edit_message(town.channel.id, remark, {"content": town.mention(text)})
    await town.env.settle()
    (text,) = town.texts()
    assert OTHER_STATEMENT in text


async def test_an_earlier_edit_that_is_heard_of_later_changes_nothing(live: LiveBase) -> None:
    discord = LoopbackDiscord()
    async with connected(discord, live) as bot:
        question = await discord.ask("what did the mayor call for?")
        await discord.until(lambda: discord.replies(question))
        await messages_after(bot, TALK, question)  # until then discord.py asks one after another
        bot.exchanges.clear()  # as after a restart: each edit looks for the reply
        discord.faults = [slow := Fault(How.SLOW, {"history"}, seconds=0.5)]
        await discord.edit(question, QUESTION)
        await discord.until(lambda: slow.hits)
        await discord.edit(question, OTHER_QUESTION)
        await discord.until(lambda: "forty ships" in str(discord.replies(question)))
        await bot.under_way.finish(5)
        assert "forty ships" in str(discord.replies(question))


@pytest.mark.parametrize("told", ["too much", "failed"])
@pytest.mark.logs_errors
async def test_a_question_that_was_put_off_or_failed_is_followed_too(
    live: LiveBase, clock: FakeClock, told: str
) -> None:
    """Over loopback, where a second reply to the same question is the first one again."""
    discord = LoopbackDiscord()
    async with connected(discord, live, Settings(rate_limit=1), clock=clock) as bot:
        bot.set_up_at -= timedelta(minutes=1)  # nothing is looked for from before the start
        first = await discord.ask(QUESTION)
        await discord.until(lambda: discord.replies(first))
        if told == "failed":
            clock.now += RATE_SECONDS + 1
            del bot.live
        second = await discord.ask(QUESTION)
        await discord.until(lambda: discord.replies(second))
        assert "12 cranes" not in str(discord.replies(second))
        bot.live = live
        clock.now += RATE_SECONDS + 1
        await discord.edit(second, OTHER_QUESTION)
        await discord.until(lambda: "forty ships" in str(discord.replies(second)))
        assert len(discord.replies(second)) == 1
        await discord.delete(second)
        await discord.until(lambda: not discord.replies(second))


async def test_a_pin_while_the_reply_fails_asks_nothing(town: Town) -> None:
    town.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=2)
    question, by = created(town), town.moderator.id
    town.env.backend.set_pinned(town.channel.id, question, pinned=True, actor_id=by)
    await town.env.settle()
    assert [text for text in town.texts() if text] == []


def _go(town: Town, what: str) -> None:
    if what == "server":
        town.env.backend.remove_guild(town.guild.id)
    elif what == "access":
        town.env.inject_error("*", "/channels/*", status=403, code=50001, times=None)
    else:
        town.env.backend.delete_channel(town.channel.id)


@pytest.mark.parametrize("what", ["channel", "server", "access"])
@pytest.mark.parametrize("event", ["asked", "edited", "deleted"])
async def test_where_the_place_goes_meanwhile_that_is_a_line_in_the_log(
    town: Town, caplog: pytest.LogCaptureFixture, what: str, event: str
) -> None:
    question = created(town)
    if event != "asked":
        await town.env.settle()
    if event == "edited":
        content = town.mention(OTHER_QUESTION)
        town.env.backend.edit_message(town.channel.id, question, {"content": content})
    elif event == "deleted":
        town.env.backend.delete_message(town.channel.id, question)
    _go(town, what)
    await town.env.settle()
    assert not any(record.exc_info for record in caplog.records)
    assert len(town.env.errors) <= 1, "SimCord notes what failed"


async def test_an_edit_that_adds_the_mention_where_every_question_is_answered_changes_nothing(
    town: Town,
) -> None:
    town.answer_here(town.channel)
    backend = town.env.backend
    question = backend.create_message(town.channel.id, town.asker.id, QUESTION).id
    for text in (town.mention(QUESTION), QUESTION):
        backend.edit_message(town.channel.id, question, {"content": text})
    await town.env.settle()
    (text,) = town.texts()
    assert "12 cranes" in text
    assert {entry.method for entry in town.writes()} == {"POST"}
