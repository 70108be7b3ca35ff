"""The prompt: lines, history, completion."""

from __future__ import annotations

from prompt_toolkit.completion import CompleteEvent, DummyCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.answering import Answerer
from bot.commands.chat import COMMANDS
from bot.commands.prompt import QuestionCompleter, open_session, prompted
from tests.alone import alone

END = "\x04"


def completions(answerer: Answerer, text: str) -> list[str]:
    """Return what a text may be completed to."""
    found = list(
        QuestionCompleter(alone(answerer), COMMANDS).get_completions(
            Document(text), CompleteEvent()
        )
    )
    assert all(one.start_position == -len(text) for one in found)
    return [one.text for one in found]


def test_questions_complete_what_is_typed(answerer: Answerer) -> None:
    assert "What did the mayor call for?" in completions(answerer, "what did the may")


def test_commands_complete_after_a_colon(answerer: Answerer) -> None:
    assert completions(answerer, ":w") == [":why"]


def test_lines_come_one_by_one_until_control_d_and_stay_in_the_history() -> None:
    with create_pipe_input() as keys:
        keys.send_text(f"first\rsecond\r{END}")
        session = open_session(DummyCompleter(), keys, DummyOutput())
        assert list(prompted(session)) == ["first", "second"]
        assert session.history.get_strings() == ["first", "second"]
