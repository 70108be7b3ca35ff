"""Progress is for people: never in a pipe, and only when something takes its time."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from bot.commands import progress
from bot.commands.progress import counted, waiting


class Terminal(StringIO):
    """A file that says it is a terminal."""

    def isatty(self) -> bool:
        """Return that it is."""
        return True


def on(file: StringIO) -> Console:
    """Return a console on `file`."""
    return Console(file=file, _environ={"TERM": "xterm"})


def test_long_work_is_announced_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0)
    screen = Terminal()
    with waiting("Reading", on(screen)):
        while "Reading …" not in screen.getvalue():
            pass
    assert screen.getvalue().endswith("\x1b[2K")


def test_short_work_is_not_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 3600)
    screen = Terminal()
    with waiting("Reading", on(screen)):
        pass
    assert "Reading" not in screen.getvalue()


def test_a_failure_inside_passes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 3600)
    with pytest.raises(ZeroDivisionError), waiting("Reading", on(Terminal())):
        raise ZeroDivisionError


@pytest.mark.parametrize("colours", ["", "1"])
def test_a_pipe_sees_nothing_even_with_colours_forced(
    monkeypatch: pytest.MonkeyPatch, colours: str
) -> None:
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0)
    pipe = StringIO()
    console = Console(file=pipe, _environ={"TERM": "xterm", "FORCE_COLOR": colours})
    with waiting("Reading", console):
        assert list(counted("abc", "Asking", console)) == ["a", "b", "c"]
    assert pipe.getvalue() == ""


def test_counting_hands_every_item_on_and_shows_how_far_it_is() -> None:
    screen = Terminal()
    assert list(counted("abc", "Asking", on(screen))) == ["a", "b", "c"]
    assert "Asking" in screen.getvalue()
