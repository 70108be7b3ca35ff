"""The limit of questions per member and minute."""

from __future__ import annotations

from bot.discord_bot import phrases
from bot.discord_bot.memory import RATE_SECONDS
from bot.settings import Settings
from tests.discord_bot.conftest import FakeClock
from tests.discord_bot.town import OTHER_QUESTION, QUESTION, Town, response, text_of

SETTINGS = Settings(rate_limit=2, listen_channels=(1,))


async def test_a_member_over_the_limit_is_told_once(town: Town, clock: FakeClock) -> None:
    for _ in range(5):
        await town.asker.send(town.channel, town.mention(QUESTION))
    texts = town.texts()
    assert len(texts) == 3
    assert texts[2] == phrases.SLOW_DOWN
    clock.now += RATE_SECONDS + 1
    assert text_of(await town.ask(QUESTION)) == texts[0]


async def test_an_edit_that_brings_another_answer_counts(town: Town, clock: FakeClock) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    for other in (OTHER_QUESTION, QUESTION, OTHER_QUESTION, QUESTION, OTHER_QUESTION, QUESTION):
        await town.asker.edit(question, town.mention(other))
    assert town.texts() == [phrases.SLOW_DOWN], "and not the answer to an earlier question"
    assert sum(entry.method == "PATCH" for entry in town.writes()) == 2
    clock.now += RATE_SECONDS + 1
    await town.asker.edit(question, town.mention(OTHER_QUESTION))
    assert "forty ships" in town.texts()[0]


async def test_unasked_an_edit_too_many_takes_the_reply_away(town: Town) -> None:
    town.listen_here(town.channel)
    question = await town.asker.send(town.channel, QUESTION)
    await town.asker.edit(question, OTHER_QUESTION)
    await town.asker.edit(question, QUESTION)
    assert town.texts() == []


async def test_edits_that_change_no_answer_do_not_count(town: Town) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    for mark in ("??", "???", "!?", "?!"):
        await town.asker.edit(question, town.mention(QUESTION + mark))
    await town.asker.edit(question, town.mention(OTHER_QUESTION))
    assert "forty ships" in town.texts()[0]


async def test_others_are_not_concerned(town: Town) -> None:
    for _ in range(3):
        await town.asker.send(town.channel, town.mention(QUESTION))
    assert "cranes" not in town.texts()[-1]
    assert "forty ships" in text_of(await town.ask(OTHER_QUESTION, by=town.other))


async def test_unasked_it_just_stays_silent(town: Town) -> None:
    town.listen_here(town.channel)
    await town.ask("what is the union accused of?")
    await town.ask("what did the mayor call for?")
    await town.asker.send(town.channel, OTHER_QUESTION)
    assert len(town.texts()) == 2


async def test_questions_nobody_answers_do_not_count(town: Town) -> None:
    town.listen_here(town.channel)
    for _ in range(3):
        await town.asker.send(town.channel, "who won the cup final?")
    await town.asker.send(town.channel, QUESTION)
    assert len(town.texts()) == 1


async def test_a_command_over_the_limit_is_refused_privately(town: Town) -> None:
    for _ in range(2):
        await town.asker.slash(town.channel, "ask", question=QUESTION)
    for command, option in (("ask", "question"), ("check", "text")):
        result = await town.asker.slash(town.channel, command, **{option: QUESTION})
        assert result.ephemeral
        assert text_of(response(result)) == phrases.SLOW_DOWN
    assert town.env.errors, "SimCord notes the refusals"
