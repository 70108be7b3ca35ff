"""Edited and deleted questions take their replies along."""

from __future__ import annotations

from collections.abc import Callable

from bot.answering.phrases import EXAMPLES, NO_ANSWER
from bot.discord_bot import phrases
from bot.discord_bot.memory import REPLY_SECONDS
from bot.settings import Settings
from tests.discord_bot.conftest import FakeClock
from tests.discord_bot.town import (
    OTHER_QUESTION,
    OTHER_STATEMENT,
    QUESTION,
    STATEMENT,
    Town,
    deleted_together,
    text_of,
)

SETTINGS = Settings(rate_limit=0, listen_channels=(1,))


async def test_an_edited_question_changes_its_reply(town: Town) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    await town.asker.edit(question, town.mention(OTHER_QUESTION))
    (text,) = town.texts()
    assert OTHER_STATEMENT in text
    assert STATEMENT not in text
    await town.asker.edit(question, town.mention("who won the cup final?"))
    assert town.texts() == [f"{NO_ANSWER}\n{EXAMPLES}"]


async def test_an_edited_question_in_a_direct_message_changes_its_reply(town: Town) -> None:
    question = await town.asker.send_dm(QUESTION)
    await town.asker.user.edit(question, OTHER_QUESTION)
    (text,) = town.texts(town.asker.user.dm_channel)
    assert OTHER_STATEMENT in text


async def test_only_an_edit_that_changes_the_reply_is_written(town: Town) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    before = len(town.writes())
    await town.asker.edit(question, town.mention("How many cranes were damaged"))
    preview = {"embeds": [{"type": "link", "title": "A link preview"}]}
    town.env.backend.edit_message(town.channel.id, question.id, preview)
    town.env.backend.set_pinned(
        town.channel.id, question.id, pinned=True, actor_id=town.moderator.id
    )
    await town.env.settle()
    assert len(town.writes()) == before


async def test_an_edit_that_ends_the_question_takes_the_reply_away(town: Town) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    await town.asker.edit(question, "never mind")
    assert town.texts() == []
    await town.asker.edit(question, town.mention(QUESTION))
    assert town.texts() == [], "that exchange is over"


async def test_an_unasked_answer_stays_through_a_link_preview(town: Town) -> None:
    town.listen_here(town.channel)
    question = await town.asker.send(town.channel, QUESTION)
    preview = {"embeds": [{"type": "link", "title": "A link preview"}]}
    town.env.backend.edit_message(town.channel.id, question.id, preview)
    await town.env.settle()
    assert STATEMENT in town.texts()[0]
    await town.asker.edit(question, "so many cranes")
    assert town.texts() == []


async def test_an_edit_after_fifteen_minutes_changes_nothing(town: Town, clock: FakeClock) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    clock.now += REPLY_SECONDS + 1
    await town.asker.edit(question, town.mention(OTHER_QUESTION))
    assert STATEMENT in town.texts()[0]


async def test_an_edit_of_what_was_not_answered_stays_unanswered(town: Town) -> None:
    remark = await town.asker.send(town.channel, "hello")
    await town.asker.edit(remark, QUESTION)
    assert town.writes() == []


async def test_a_reply_removed_meanwhile_is_not_brought_back(town: Town) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    await town.moderator.delete(town.own_messages()[0])
    await town.asker.edit(question, town.mention(OTHER_QUESTION))
    await town.asker.edit(question, town.mention(QUESTION))
    assert town.texts() == []


async def test_a_deleted_question_takes_its_reply_along(town: Town) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    await town.asker.delete(question)
    assert town.texts() == []


async def test_a_reply_out_of_reach_stays(town: Town) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    town.env.inject_error("DELETE", "/channels/*/messages/*", status=403, code=50001)
    await town.asker.delete(question)
    assert len(town.texts()) == 1


async def test_questions_deleted_together_take_their_replies_along(town: Town) -> None:
    first = await town.asker.send(town.channel, town.mention(QUESTION))
    second = await town.other.send(town.channel, town.mention(OTHER_QUESTION))
    third = await town.other.send(town.channel, "hello")
    deleted_together(town, first.id, second.id, third.id)
    await town.env.settle()
    assert town.texts() == []


async def test_after_fifteen_minutes_a_reply_stays(town: Town, clock: FakeClock) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    clock.now += REPLY_SECONDS + 1
    await town.asker.delete(question)
    assert len(town.texts()) == 1


async def test_a_question_that_got_no_reply_can_be_deleted(town: Town) -> None:
    town.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=2)
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    await town.asker.delete(question)
    assert town.texts() == []


async def test_only_ids_are_kept_and_not_for_long(town: Town, clock: FakeClock) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    exchange = town.bot.exchanges.get(question.id)
    assert exchange is not None
    assert exchange.reply == town.own_messages()[0].id
    assert len(town.bot.cached_messages) == 0
    clock.now += REPLY_SECONDS + 1
    assert len(town.bot.exchanges) == 0


async def _send_at_once(town: Town, *, then: Callable[[int], object]) -> None:
    """Send a question and do something with it before the bot had time to answer."""
    backend = town.env.backend
    question = backend.create_message(town.channel.id, town.asker.id, town.mention(QUESTION))
    then(question.id)
    await town.env.settle()


def _edit(town: Town) -> Callable[[int], object]:
    edited = {"content": town.mention(OTHER_QUESTION)}
    return lambda question: town.env.backend.edit_message(town.channel.id, question, edited)


def _delete(town: Town) -> Callable[[int], object]:
    return lambda question: town.env.backend.delete_message(town.channel.id, question)


async def test_an_edit_while_it_is_answering_is_not_lost(town: Town) -> None:
    await _send_at_once(town, then=_edit(town))
    (text,) = town.texts()
    assert OTHER_STATEMENT in text


async def test_a_deletion_while_it_is_answering_is_not_lost(town: Town) -> None:
    await _send_at_once(town, then=_delete(town))
    assert town.texts() == []


async def test_a_question_deleted_before_its_reply_fails_stays_without_one(town: Town) -> None:
    town.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=2)
    await _send_at_once(town, then=_delete(town))
    assert town.texts() == []


async def test_an_edit_of_a_question_whose_reply_failed_is_answered(town: Town) -> None:
    town.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=2)
    await _send_at_once(town, then=_edit(town))
    (text,) = town.texts()
    assert OTHER_STATEMENT in text


async def test_an_edit_that_adds_the_mention_is_answered_once(town: Town) -> None:
    remark = await town.asker.send(town.channel, QUESTION)
    assert town.texts() == []
    for _ in range(2):
        await town.asker.edit(remark, town.mention(QUESTION))
    assert [STATEMENT in text for text in town.texts()] == [True]
    await town.asker.edit(remark, town.mention(OTHER_QUESTION))
    assert [OTHER_STATEMENT in text for text in town.texts()] == [True]
    await town.asker.delete(remark)
    assert town.texts() == []


async def test_an_edit_that_makes_a_statement_a_question_is_answered_once(town: Town) -> None:
    town.listen_here(town.channel)
    remark = await town.asker.send(town.channel, "so many cranes")
    for text in (QUESTION, "How many cranes were damaged?"):
        await town.asker.edit(remark, text)
    assert [STATEMENT in text for text in town.texts()] == [True]


async def test_what_is_no_edit_of_the_text_asks_nothing(town: Town) -> None:
    town.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=2)
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    town.env.backend.set_pinned(
        town.channel.id, question.id, pinned=True, actor_id=town.moderator.id
    )
    await town.env.settle()
    assert town.texts() == []


async def test_an_old_message_that_is_edited_into_a_question_is_left_alone(
    town: Town, clock: FakeClock
) -> None:
    remark = await town.asker.send(town.channel, "hello")
    clock.now += REPLY_SECONDS + 1
    await town.asker.edit(remark, town.mention(QUESTION))
    assert town.texts() == []


async def test_the_hint_for_replies_changes_into_an_answer(town: Town) -> None:
    question = await town.asker.send(town.channel, town.mention(""))
    assert town.texts() == [phrases.ASK_ME]
    await town.asker.edit(question, town.mention(QUESTION))
    assert STATEMENT in text_of(town.own_messages()[0])
