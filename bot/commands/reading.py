"""Reading what people hand to a command: files and standard input, in whatever bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from bot.errors import UsageError

STANDARD_INPUT = "-"


def typed_lines() -> Iterator[str]:
    """Yield the lines of standard input as they arrive; what is not UTF-8 is replaced."""
    for line in sys.stdin.buffer:
        yield _decoded(line)


def read_lines(file: str) -> Iterator[str]:
    """Yield the lines of a file, or of standard input for `-`.

    Raises UsageError for a file that cannot be read.
    """
    if file == STANDARD_INPUT:
        yield from typed_lines()
        return
    try:
        with Path(file).open("rb") as stream:
            yield from map(_decoded, stream)
    except OSError as error:
        raise UsageError(f"{file} cannot be read ({error.strerror}); name a text file") from error


def read_text(file: str) -> str:
    """Return a file's text; raises UsageError where that is not to be had."""
    try:
        return Path(file).read_text("utf-8")
    except OSError as error:
        raise UsageError(f"{file} cannot be read ({error.strerror}); name a text file") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8; save it as UTF-8") from error


def typed(argument: str) -> str:
    """Return an argument of the command line with what was not UTF-8 replaced."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _decoded(line: bytes) -> str:
    return line.decode("utf-8", "replace").rstrip("\r\n").removeprefix("\ufeff")
