"""Files named on the command line, which may be anything."""

from __future__ import annotations

import os
import stat
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from bot.errors import UsageError, printable

LONGEST_TEXT = 50_000_000  # bytes
WRITER_SECONDS = 3  # in which somebody has to write to a pipe


def read_bytes(file: str) -> bytes:
    """Return what a file holds; raises UsageError where it cannot be read or is too long."""
    with opened(file) as stream:
        return bytes_of(stream, file)


def bytes_of(stream: BinaryIO, file: str) -> bytes:
    """Return what a stream holds that messages call `file`, as `read_bytes` does."""
    try:
        data = stream.read(LONGEST_TEXT + 1) or b""
    except OSError as error:
        raise unreadable(file, error) from error
    if len(data) > LONGEST_TEXT:
        raise UsageError(
            f"{printable(file)} is longer than {LONGEST_TEXT // 1_000_000} MB;"
            " name a text file, or split it"
        )
    return data


def read_text(file: str) -> str:
    """Return a file's text; raises UsageError where there is none."""
    return text_of(read_bytes(file), file)


def text_of(data: bytes, file: str) -> str:
    """Return bytes of what messages call `file` as text; raises UsageError where they are none."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{printable(file)}:{line}: not UTF-8; save the file as UTF-8") from error


def opened(file: str) -> BinaryIO:
    """Open a file, or a pipe that somebody writes to; raises UsageError for anything else."""
    try:
        kind = Path(file).stat().st_mode
        if stat.S_ISFIFO(kind):
            return _opened_pipe(file)
        if stat.S_ISREG(kind) or stat.S_ISDIR(kind):
            return open(file, "rb", opener=_without_waiting)
    except OSError as error:
        raise unreadable(file, error) from error
    raise UsageError(f"{printable(file)} is a device; name a text file")


def _without_waiting(file: str, flags: int) -> int:
    """Open a file of the system's for what it holds now: the kernel's log would wait for more."""
    return os.open(file, flags | getattr(os, "O_NONBLOCK", 0))


def _opened_pipe(file: str) -> BinaryIO:
    """Open a pipe; opening one that nobody writes to would wait for ever, and cannot be ended."""
    opened: Future[BinaryIO] = Future()

    def try_to_open() -> None:
        try:
            opened.set_result(Path(file).open("rb"))  # noqa: SIM115 - whoever called closes it
        except OSError as error:
            opened.set_exception(error)

    Thread(target=try_to_open, daemon=True).start()
    try:
        return opened.result(WRITER_SECONDS)
    except TimeoutError:
        raise UsageError(
            f"{printable(file)} is a pipe that nobody writes to; name a text file"
        ) from None


def unreadable(name: str, error: OSError) -> UsageError:
    """Return the error for a file that the system does not let be read."""
    return UsageError(f"{printable(name)} cannot be read ({error.strerror}); name a text file")
