"""Progress, for people only: on standard error, and only where that is a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TypeVar

from rich.console import Console

from bot.rendering import open_console

PATIENCE_SECONDS = 0.5
Item = TypeVar("Item")


@contextmanager
def waiting(what: str, console: Console | None = None) -> Iterator[None]:
    """Show `what` with a spinner as soon as the work inside takes longer than a moment."""
    console = console or open_console(stderr=True)
    if not _is_watched(console):
        yield
        return
    status = console.status(f"{what} …")
    timer = Timer(PATIENCE_SECONDS, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()


def counted(items: Iterable[Item], what: str, console: Console | None = None) -> Iterable[Item]:
    """Return `items`, showing how many have been taken, and of how many if that is known."""
    from rich.progress import track  # noqa: PLC0415 - slow to import, and for long work only

    console = console or open_console(stderr=True)
    return track(items, what, console=console, transient=True, disable=not _is_watched(console))


def _is_watched(console: Console) -> bool:
    """Tell whether a person sees it; FORCE_COLOR makes Rich call a pipe a terminal."""
    return console.file.isatty() and console.is_interactive
