"""The one error path, by command, by button, by message; and what Discord itself refuses."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable

import discord
import pytest
from discord import app_commands

from bot.discord_bot import FactBot, phrases
from bot.discord_bot.errors import Refusal, explained
from bot.discord_bot.layouts import sentence
from bot.discord_bot.transport.responses import answer, defer_if_slow
from tests.discord_bot.town import QUESTION, STATEMENT, Town, response, text_of

Interaction = discord.Interaction[FactBot]

WORKINGS = "the innermost workings"
FAILED = re.compile(re.escape(phrases.FAILED).replace(r"\{reference\}", "([0-9a-f]{6})"))
MESSAGES = "/channels/*/messages"


@pytest.fixture
def simcord_bot(make_bot: Callable[[], FactBot]) -> FactBot:
    """Return a bot with commands that go wrong in every way."""
    bot = make_bot()

    @bot.tree.command(description="Fails before anything was acknowledged")
    async def fail(_interaction: Interaction) -> None:
        raise ValueError(WORKINGS)

    @bot.tree.command(description="Fails after it was acknowledged")
    async def fail_late(interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        raise ValueError(WORKINGS)

    @bot.tree.command(description="Refuses")
    async def refuse(_interaction: Interaction) -> None:
        raise Refusal("Not today.")

    @bot.tree.command(description="Finds that the command has changed")
    async def change(_interaction: Interaction) -> None:
        raise app_commands.CommandNotFound("change", [])

    @bot.tree.command(description="Takes its time")
    async def dawdle(interaction: Interaction) -> None:
        text = await defer_if_slow(interaction, _dawdle(interaction), private=True)
        await answer(interaction, sentence(text), private=True)

    @bot.tree.command(description="Looks whether its work goes on after it failed")
    async def give_up(interaction: Interaction) -> None:
        try:
            await defer_if_slow(interaction, _dawdle(interaction), private=True)
        finally:
            assert not [task for task in asyncio.all_tasks() if "_dawdle" in repr(task)]

    return bot


async def _dawdle(interaction: Interaction) -> str:
    """Work until the interaction was acknowledged, within reason."""
    for _ in range(300):
        if interaction.response.is_done():
            return "Here it is."
        await asyncio.sleep(0.01)
    return "Nobody acknowledged it."


def _reference(text: str) -> str:
    found = FAILED.fullmatch(text)
    assert found, text
    return found[1]


def _logged(caplog: pytest.LogCaptureFixture, reference: str) -> logging.LogRecord:
    (record,) = (
        record
        for record in caplog.records
        if getattr(record, "fields", {}).get("reference") == reference
    )
    return record


async def test_work_for_an_interaction_that_is_gone_is_given_up(town: Town) -> None:
    town.bot.defer_after = 0.01
    town.env.inject_error("POST", "/interactions/*/*/callback", status=404, code=10062)
    await town.asker.slash(town.channel, "give_up")
    assert town.env.errors


@pytest.mark.logs_errors
@pytest.mark.parametrize("command", ["fail", "fail_late"])
async def test_a_failing_command_gives_a_reference_to_the_traceback(
    town: Town, caplog: pytest.LogCaptureFixture, command: str
) -> None:
    result = await town.asker.slash(town.channel, command)
    text = text_of(response(result))
    record = _logged(caplog, _reference(text))
    assert WORKINGS not in text
    assert result.ephemeral
    assert record.exc_info is not None
    assert WORKINGS in str(record.exc_info[1])
    assert town.env.errors


async def test_a_refusal_is_a_private_sentence(town: Town) -> None:
    result = await town.asker.slash(town.channel, "refuse")
    assert result.ephemeral
    assert text_of(response(result)) == "Not today."
    assert town.env.errors


async def test_a_changed_command_is_to_be_chosen_again(town: Town) -> None:
    result = await town.asker.slash(town.channel, "change")
    assert text_of(response(result)) == phrases.COMMAND_CHANGED
    assert town.env.errors


async def test_what_takes_long_is_acknowledged_first(town: Town) -> None:
    town.bot.defer_after = 0.01
    result = await town.asker.slash(town.channel, "dawdle")
    first, second = town.writes()
    assert first.json == {"type": 5, "data": {"flags": 64}}, "deferred, and private"
    assert second.path.startswith("/webhooks/"), "then followed up"
    assert text_of(response(result)) == "Here it is."


@pytest.mark.logs_errors
async def test_a_failing_button_gives_a_reference_too(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    reply = await town.ask(QUESTION)
    del town.bot.live
    result = await town.asker.click(reply, label=phrases.RELATED_BUTTON)
    assert result.ephemeral
    assert _logged(caplog, _reference(text_of(response(result)))).exc_info
    assert town.env.errors


@pytest.mark.logs_errors
async def test_a_failing_message_gives_a_reference_too(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    del town.bot.live
    reply = await town.ask(QUESTION)
    assert _logged(caplog, _reference(text_of(reply))).exc_info
    assert town.env.errors


@pytest.mark.logs_errors
async def test_any_other_event_that_fails_is_logged(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    question = await town.asker.send(town.channel, town.mention(QUESTION))
    del town.bot.live
    await town.asker.edit(question, town.mention("how many ships?"))
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert record.exc_info
    assert len(town.texts()) == 1, "nobody is bothered with it"
    assert town.env.errors


@pytest.mark.logs_errors
async def test_completion_that_fails_offers_nothing(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    del town.bot.live
    assert await town.asker.autocomplete(town.channel, "ask", "question", "cranes") == []
    assert [record.getMessage() for record in caplog.records].count("no_completion") == 1


async def test_where_replies_are_forbidden_it_sends_a_plain_message(town: Town) -> None:
    town.env.inject_error("POST", MESSAGES, status=403, code=160002, message="No history")
    reply = await town.ask(QUESTION)
    assert STATEMENT in text_of(reply)
    assert reply.reference is None


async def test_where_sending_is_forbidden_it_is_silent_and_logs_one_line(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    default = town.guild.default_role
    closed = town.guild.create_text_channel(
        "read-only",
        overwrites={
            town.asker: discord.PermissionOverwrite(send_messages=True),
            default: discord.PermissionOverwrite(send_messages=False),
            town.guild.roles["TestBot"]: discord.PermissionOverwrite(send_messages=False),
        },
    )
    town.env.inject_error("POST", MESSAGES, status=403, code=50013, times=2)
    caplog.clear()
    await town.asker.send(closed, town.mention(QUESTION))
    assert town.own_messages(closed) == []
    assert [record.getMessage() for record in caplog.records] == ["not_allowed_to_send"]


async def test_a_question_deleted_meanwhile_gets_no_reply(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    gone = "In message_reference: Unknown message"
    town.env.inject_error("POST", MESSAGES, status=400, code=50035, message=gone)
    await town.asker.send(town.channel, town.mention(QUESTION))
    assert town.texts() == []
    assert "question_gone" in [record.getMessage() for record in caplog.records]


async def test_a_channel_that_is_gone_meanwhile_is_one_line(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    town.env.inject_error("POST", MESSAGES, status=404, code=10003, message="Unknown Channel")
    await town.asker.send(town.channel, town.mention(QUESTION))
    assert [record.getMessage() for record in caplog.records][-1] == "too_late"
    assert town.env.errors


@pytest.mark.logs_errors
async def test_a_reply_that_discord_refuses_for_its_form_is_an_error(town: Town) -> None:
    town.env.inject_error("POST", MESSAGES, status=400, code=50035, message="components: bad")
    reply = await town.ask(QUESTION)
    _reference(text_of(reply))
    assert town.env.errors


@pytest.mark.logs_errors
async def test_an_error_that_cannot_be_told_is_logged_once_more(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    town.env.inject_error("POST", MESSAGES, status=500, times=2)
    await town.asker.send(town.channel, town.mention(QUESTION))
    town.env.inject_error("POST", "/interactions/*/callback", status=500, times=2)
    await town.asker.slash(town.channel, "ask", question=QUESTION)
    untold = [record for record in caplog.records if record.getMessage() == "error_untold"]
    assert len(untold) == 2
    assert town.env.errors


@pytest.mark.parametrize(
    ("status", "code", "logged"),
    [
        (404, 10062, "too_late"),
        (400, 40060, "too_late"),
        (404, 10008, "too_late"),
        (403, 50001, "forbidden"),
        (400, 50083, "takes_no_reply"),
        (400, 200000, "takes_no_reply"),
        (400, 200001, "takes_no_reply"),
    ],
)
async def test_what_discord_does_not_let_it_answer_is_one_line(
    town: Town, caplog: pytest.LogCaptureFixture, status: int, code: int, logged: str
) -> None:
    town.env.inject_error("POST", "/interactions/*/callback", status=status, code=code)
    await town.asker.slash(town.channel, "ask", question=QUESTION)
    said = [record.getMessage() for record in caplog.records if record.name.endswith("errors")]
    assert said == [logged]
    assert town.env.errors


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (400, 40060)])
async def test_suggestions_that_come_too_late_are_one_line(
    town: Town, caplog: pytest.LogCaptureFixture, status: int, code: int
) -> None:
    town.env.inject_error("POST", "/interactions/*/callback", status=status, code=code)
    await town.asker.autocomplete(town.channel, "ask", "question", "cranes")
    (record,) = [record for record in caplog.records if record.getMessage() == "too_late"]
    assert (record.levelname, record.exc_info) == ("WARNING", None)
    assert vars(record)["fields"] == {"where": "autocomplete", "code": code}


async def test_nothing_at_info_holds_a_question(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    asked = "how many zxqvbn cranes were damaged?"
    question = await town.asker.send(town.channel, town.mention(asked))
    await town.asker.edit(question, town.mention(f"{asked} really?"))
    await town.asker.slash(town.channel, "ask", question=asked)
    await town.asker.slash(town.channel, "check", text=asked)
    await town.asker.autocomplete(town.channel, "ask", "question", asked)
    logged = [f"{record.getMessage()} {vars(record)}" for record in caplog.records]
    assert any("cranes-damaged" in line for line in logged), "what was shown is logged"
    assert not any("zxqvbn" in line for line in logged)


def test_a_cause_is_found_within_what_discord_wraps_it_in() -> None:
    @app_commands.command(description="Any")
    async def anything(_interaction: Interaction) -> None:
        pass

    wrapped = app_commands.CommandInvokeError(anything, Refusal("Not today."))
    assert explained(wrapped, where="test") == "Not today."
