"""`chat`: a conversation, from a terminal or from a pipe."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path
from threading import Timer

import pytest
from rich.console import Console

from bot.answering import Answerer
from bot.commands.chat import HELP, Conversation
from tests.alone import alone
from tests.commands.conftest import Call

CALM = "She asked everybody to stay calm."
ANSWER = f"Claimed — according to Mayor Ada Quill:\n  {CALM}\n"
BRACKETED_PASTE_ON = b"\x1b[?2004h"  # what the line editor sends when it is ready
VAGUE = "what did the mayor say"


def hesitant(answerer: Answerer) -> Answerer:
    """Return an answerer that is never sure enough to answer, and shows what is nearest."""
    return Answerer(answerer.base, replace(answerer.policy, answer=2, nearest=0))


class Screen:
    """A conversation, and what it printed since it was last looked at."""

    def __init__(self, answerer: Answerer) -> None:
        """Begin a conversation with `answerer`."""
        self._file = StringIO()
        self._conversation = Conversation(alone(answerer), Console(file=self._file, width=100))

    def after(self, *lines: str) -> str:
        """Return what the last of some typed lines prints."""
        for line in lines:
            self._file.seek(0)
            self._file.truncate()
            assert self._conversation.take(line)
        return self._file.getvalue()

    def leaves(self, line: str) -> bool:
        """Tell whether a line ends the conversation."""
        return not self._conversation.take(line)


@pytest.fixture
def screen(answerer: Answerer) -> Screen:
    return Screen(answerer)


def test_a_question_is_answered(screen: Screen) -> None:
    assert screen.after("what did ada quill say").startswith(ANSWER)


def test_a_number_picks_what_is_offered(answerer: Answerer) -> None:
    screen = Screen(hesitant(answerer))
    question = answerer.base.topics["said-by-dockers-union"].question
    assert f"  1. {question}\n" in screen.after(VAGUE)
    assert "according to the Selby Dockers' Union" in screen.after("1")


@pytest.mark.parametrize("line", ["0", "99", "12345", "²"])
def test_a_number_that_is_not_on_offer_is_a_question(answerer: Answerer, line: str) -> None:
    screen = Screen(hesitant(answerer))
    assert screen.after(VAGUE, line)
    assert "Outcome: " in screen.after(":why")


def test_a_line_may_follow_up_the_last_answer(screen: Screen) -> None:
    assert screen.after("what did ada quill say", "source?").startswith("Said by Mayor Ada Quill.")
    assert "does not say when in this" in screen.after("when?")


def test_a_line_may_follow_up_what_was_picked(answerer: Answerer) -> None:
    text = Screen(hesitant(answerer)).after(VAGUE, "1", "source?")
    assert text.startswith("Who says this, and where:")
    assert "according to the Selby Dockers' Union" in text


def test_an_empty_line_is_passed_over(screen: Screen) -> None:
    assert screen.after("  ") == ""


def test_why_tells_what_the_last_reply_rests_on(screen: Screen) -> None:
    text = screen.after("what did ada quill say", ":why")
    assert text.startswith("Why:\n  Outcome: answer with “mayor-calm”")


@pytest.mark.parametrize("lines", [[":why"], [VAGUE, "1", ":why"]])
def test_why_has_nothing_to_tell_where_nothing_was_decided(
    answerer: Answerer, lines: list[str]
) -> None:
    assert "picked this from a list" in Screen(hesitant(answerer)).after(*lines)


@pytest.mark.parametrize("line", [":help", "/help"])
def test_help_tells_what_can_be_typed(screen: Screen, line: str) -> None:
    assert screen.after(line) == "".join(f"{line}\n" for line in HELP)


def test_an_unknown_command_is_told_the_known_ones_and_not_repeated(screen: Screen) -> None:
    assert screen.after(":exit") == "The commands are :help, :why, :quit.\n"


@pytest.mark.parametrize("line", [":quit", " :q ", "/quit"])
def test_quit_leaves(screen: Screen, line: str) -> None:
    assert screen.leaves(line)


def test_a_pipe_is_answered_line_by_line_without_a_prompt(call: Call) -> None:
    called = call("chat", typed=b"what did ada quill say\n:quit\nwage demand\n")
    assert called.code == 0
    assert called.out.startswith(ANSWER)
    assert "wage" not in called.out


def test_the_end_of_the_input_ends_the_conversation(call: Call) -> None:
    assert call("chat", typed=b"wage demand").code == 0


def test_a_terminal_gets_a_welcome_and_a_prompt(folder: Path) -> None:
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    ours, theirs = pty.openpty()
    program = [sys.executable, "-m", "bot", "chat", "--knowledge", str(folder)]
    with subprocess.Popen(  # noqa: S603 - our own program
        program,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"},
    ) as process:
        os.close(theirs)  # so that reading fails, and does not wait, once the program has ended
        hanging = Timer(60, process.kill)
        hanging.start()
        seen = b""
        while BRACKETED_PASTE_ON not in seen:
            seen += os.read(ours, 4096)
        os.write(ours, b"what did ada quill say\r")
        while CALM.encode() not in seen or seen.count(BRACKETED_PASTE_ON) == 1:
            seen += os.read(ours, 4096)
        os.write(ours, b"\x04")
        assert process.wait() == 0
        hanging.cancel()
    os.close(ours)
    assert b"Ask something" in seen
