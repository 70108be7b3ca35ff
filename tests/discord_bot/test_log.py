"""Logging: one line an event, readable by people or programs, and no secrets."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from io import StringIO

import pytest
from pydantic import SecretStr

from bot.discord_bot.log import REDACTED, configure, event, failure
from bot.settings import Settings

TOKEN = "MTIzNDU2.Gabcde.secret-part"  # noqa: S105 - invented for the test
LOG = logging.getLogger("bot.test")

Configure = Callable[..., StringIO]


def _raised(text: str) -> ValueError:
    """Return an error that has a traceback."""
    try:
        int(text)
    except ValueError as error:
        return error
    raise AssertionError("a number is no error")


@pytest.fixture
def configured() -> Iterator[Configure]:
    """Return what sets logging up; the root logger is put back afterwards."""
    root, discord_log = logging.getLogger(), logging.getLogger("discord")
    before = root.handlers[:], root.level, discord_log.level

    def set_up(**fields: object) -> StringIO:
        stream = StringIO()
        configure(Settings(discord_token=SecretStr(TOKEN)).model_copy(update=fields), stream)
        return stream

    yield set_up
    root.handlers[:], root.level = before[0], before[1]
    discord_log.setLevel(before[2])


def test_a_person_reads_one_line_an_event(configured: Configure) -> None:
    stream = configured()
    event(LOG, "replied", outcome="answer", entries=("a", "b"), unknown=None, empty=())
    event(LOG, "two\nlines", note="also\ntwo")
    first, second = stream.getvalue().splitlines()
    assert first.endswith("bot.test: replied outcome=answer entries=a,b unknown=None empty=-")
    assert second.endswith("two\\nlines note=also\\ntwo")


def test_a_program_reads_one_object_an_event(configured: Configure) -> None:
    stream = configured(log_format="json")
    event(LOG, "replied", outcome="answer", entries=("a", "b"))
    (line,) = stream.getvalue().splitlines()
    entry = json.loads(line)
    assert entry.pop("time")
    assert entry == {
        "level": "INFO",
        "logger": "bot.test",
        "event": "replied",
        "outcome": "answer",
        "entries": ["a", "b"],
    }


@pytest.mark.parametrize("log_format", ["human", "json"])
@pytest.mark.parametrize("ending", ["\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_no_text_can_forge_a_line_or_steer_a_terminal(
    configured: Configure, log_format: str, ending: str
) -> None:
    forged = f"x{ending}2026-01-01 CRITICAL bot: forged \x1b[2J\u202e\ud800"
    stream = configured(log_format=log_format)
    event(LOG, forged, field=forged, several=(forged,))
    LOG.warning("said %s", forged)
    failure(LOG, "error", _raised(forged))
    text = stream.getvalue()
    lines = text.splitlines()
    begun = [line for line in lines if not line.startswith("    ")]
    assert len(begun) == 3
    assert all("forged" not in line.partition("bot.test")[0] for line in begun)
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("log_format", ["human", "json"])
def test_a_secret_stays_one_however_it_is_escaped(configured: Configure, log_format: str) -> None:
    odd = "é\"\\'secret\n\u2028"
    stream = configured(log_format=log_format, discord_token=SecretStr(odd))
    event(LOG, odd, field=odd, several=(odd,), other={"key": odd})
    failure(LOG, f"with {odd!r}", _raised(odd))
    assert "secret" not in stream.getvalue()


@pytest.mark.parametrize("log_format", ["human", "json"])
def test_a_failure_comes_with_its_traceback(configured: Configure, log_format: str) -> None:
    stream = configured(log_format=log_format)
    failure(LOG, "error", _raised("broken"), reference="abc123")
    text = stream.getvalue()
    assert "abc123" in text
    assert "ValueError: invalid literal" in text
    lines = text.splitlines()
    if log_format == "json":
        assert len(lines) == 1
    else:
        assert all(line.startswith("    ") for line in lines[1:])


@pytest.mark.parametrize("log_format", ["human", "json"])
def test_the_token_never_gets_into_the_log(configured: Configure, log_format: str) -> None:
    stream = configured(log_format=log_format, log_level="DEBUG")
    event(LOG, "started", token=TOKEN)
    LOG.warning("the token is %s", TOKEN)
    failure(LOG, f"failed with {TOKEN}", _raised(TOKEN))
    assert TOKEN not in stream.getvalue()
    assert stream.getvalue().count(REDACTED) >= 4


@pytest.mark.parametrize("log_level", ["DEBUG", "INFO", "WARNING"])
def test_discord_itself_never_logs_messages(configured: Configure, log_level: str) -> None:
    stream = configured(log_level=log_level)
    logging.getLogger("discord.gateway").debug("WebSocket Event: {'content': 'a question'}")
    assert stream.getvalue() == ""


def test_a_level_switches_lower_events_off(configured: Configure) -> None:
    stream = configured(log_level="WARNING")
    event(LOG, "replied")
    event(LOG, "forbidden", logging.WARNING)
    assert [line.rsplit(" ", 1)[1] for line in stream.getvalue().splitlines()] == ["forbidden"]


def test_without_a_token_there_is_nothing_to_hide(configured: Configure) -> None:
    stream = configured(discord_token=None)
    event(LOG, "started")
    assert "started" in stream.getvalue()
