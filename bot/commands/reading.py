"""Reading what people hand to a command: files and standard input, in whatever bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import BinaryIO

from bot.errors import UsageError, printable
from bot.files import opened, unreadable

STANDARD_INPUT = "-"
LONGEST_LINE = 1_000_000  # bytes: far more than a question has, far less than the memory


def typed_lines() -> Iterator[str]:
    """Yield the lines of standard input as they arrive; what is not UTF-8 is replaced.

    Raises UsageError for an input that cannot be read, and for an endless line.
    """
    yield from _lines(sys.stdin.buffer, "Standard input")


def read_lines(file: str) -> Iterator[str]:
    """Yield the lines of a file, or of standard input for `-`.

    Raises UsageError for a file that cannot be read, and for an endless line.
    """
    if file == STANDARD_INPUT:
        yield from typed_lines()
        return
    with opened(file) as stream:
        yield from _lines(stream, file)


def typed(argument: str) -> str:
    """Return an argument of the command line with what was not UTF-8 replaced."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _lines(stream: BinaryIO, name: str) -> Iterator[str]:
    number = 0
    while line := _line(stream, name):
        number += 1
        if len(line) > LONGEST_LINE:
            raise UsageError(
                f"{printable(name)}:{number}: longer than {LONGEST_LINE // 1_000_000} MB;"
                " give one question a line"
            )
        yield line.decode("utf-8", "replace").rstrip("\r\n").removeprefix("\ufeff")


def _line(stream: BinaryIO, name: str) -> bytes:
    try:
        return stream.readline(LONGEST_LINE + 1) or b""
    except OSError as error:
        raise unreadable(name, error) from error
