"""The prompt of `chat`: a line editor with a history and completion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.output import Output

from bot.answering.stories import Stories

SHOWN = 8


class QuestionCompleter(Completer):
    """Completes to the neutral questions nearest to what is being typed."""

    def __init__(self, stories: Stories, commands: Iterable[str]) -> None:
        """Offer the questions of `stories`, and after a colon the `commands`."""
        self._stories = stories
        self._commands = tuple(commands)

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 - the library's signature
    ) -> Iterable[Completion]:
        """Yield what the text before the cursor may become; it is replaced as a whole."""
        text = document.text_before_cursor
        if text.startswith(":"):
            offered = [command for command in self._commands if command.startswith(text)]
        else:
            offered = [found.question for found in self._stories.complete(text, SHOWN)]
        return [Completion(line, start_position=-len(text)) for line in offered]


def open_session(
    completer: Completer, keys: Input | None = None, screen: Output | None = None
) -> PromptSession[str]:
    """Return a line editor; `keys` and `screen` default to the terminal."""
    return PromptSession(
        "> ",
        completer=completer,
        complete_in_thread=True,
        history=InMemoryHistory(),
        input=keys,
        output=screen,
    )


def prompted(session: PromptSession[str]) -> Iterator[str]:
    """Yield the lines a person types until Ctrl-D."""
    while True:
        try:
            yield session.prompt()
        except EOFError:
            return
