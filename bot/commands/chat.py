"""`chat`: a small conversation in the terminal, or with whatever standard input is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from bot.answering import (
    DEFAULT_RISK,
    Reply,
    Risk,
    Suggestion,
)
from bot.answering.follow_ups import Context, context_of
from bot.answering.stories import Routed, Stories
from bot.commands.ask import show_why
from bot.commands.reading import typed_lines
from bot.commands.stories import opened
from bot.rendering import open_console, show

WELCOME = "Ask something, or type :help."
HELP = (
    "Type a question and press Enter; completion offers questions as you type.",
    "A number picks from the list above it.",
    "“source?”, “when?” or “and civilians?” follow up the last answer.",
    ":why   what the last reply rests on",
    ":quit  leave (or Ctrl-D)",
)
COMMANDS = (":help", ":why", ":quit")


class Conversation:
    """Answers each typed line; remembers the last decision and what was offered with it."""

    def __init__(self, stories: Stories, console: Console) -> None:
        """Answer from `stories`, on `console`."""
        self._stories = stories
        self._console = console
        self._routed: Routed | None = None
        self._offered: tuple[Suggestion, ...] = ()
        self._context = Context()

    def take(self, line: str) -> bool:
        """Answer a line; return whether the conversation goes on."""
        text = _as_command(line.strip())
        if text in {":quit", ":q"}:
            return False
        if text.startswith(":"):
            self._obey(text)
        elif text:
            self._show(self._picked(text) or self._answered(text), text)
        return True

    def _obey(self, command: str) -> None:
        if command == ":why" and self._routed:
            show_why(self._stories, self._routed, self._console)
            self._console.print()
        elif command == ":why":
            self._say("You picked this from a list, or have not asked anything yet.")
        elif command == ":help":
            self._say(*HELP)
        else:
            self._say(f"The commands are {', '.join(COMMANDS)}.")

    def _picked(self, text: str) -> Reply | None:
        """Return the reply a number stands for, if it is one on offer."""
        number = int(text) if text.isdecimal() and len(text) < len("1000") else 0
        if not 1 <= number <= len(self._offered):
            return None
        self._routed = None
        return self._stories.entry(self._offered[number - 1].key)

    def _answered(self, text: str) -> Reply:
        self._routed = self._stories.decide_after(text, self._context)
        return self._stories.compose(self._routed)

    def _show(self, reply: Reply, text: str) -> None:
        self._offered = reply.suggestions
        self._context = context_of(reply, text)
        show(self._console, reply.blocks, numbered=True)
        self._console.print()

    def _say(self, *sentences: str) -> None:
        for sentence in sentences:
            self._console.print(sentence, highlight=False)


def _as_command(text: str) -> str:
    """Return a command written as on Discord ("/help", which replies name) as one of the chat's."""
    command = text.replace("/", ":", 1)
    return command if command in COMMANDS else text


def chat(folder: Path, risk: Risk = DEFAULT_RISK, story: str = "") -> None:
    """Answer line by line until the end of the input or `:quit`.

    Raises KnowledgeError when the base does not load.
    """
    stories = opened(folder, risk, story)
    console = open_console()
    conversation = Conversation(stories, console)
    interactive = sys.stdin.isatty() and sys.stdout.isatty()
    if interactive:
        console.print(WELCOME, highlight=False)
    for line in _prompted(stories) if interactive else typed_lines():
        if not conversation.take(line):
            break


def _prompted(stories: Stories) -> Iterator[str]:
    from bot.commands.prompt import (  # noqa: PLC0415 - slow to import, and for terminals only
        QuestionCompleter,
        open_session,
        prompted,
    )

    return prompted(open_session(QuestionCompleter(stories, COMMANDS)))
