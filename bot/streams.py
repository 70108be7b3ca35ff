"""Standard input, output and error, whatever state they are in when the program starts."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from bot.errors import OutputError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

SIZES = ("COLUMNS", "LINES")
LARGEST_SIZE = 99_999


def prepare_streams() -> None:
    """Make standard output fail with an OutputError, and standard error not at all.

    A stream that was closed is opened the wrong way round on nothing: to use it is an error as
    before, and no other file takes its number.
    """
    if sys.stdin is None:
        unreadable = os.open(os.devnull, os.O_WRONLY)
        sys.stdin = open(unreadable, encoding="utf-8", closefd=False)  # noqa: SIM115 - open until the program ends
    if sys.stdout is None:
        sys.stdout = TextIOWrapper(_Output(os.open(os.devnull, os.O_RDONLY), "w", closefd=False))
    if sys.stderr is None:
        sys.stderr = TextIOWrapper(FileIO(os.open(os.devnull, os.O_WRONLY), "w", closefd=False))
    sys.stdout = _rebuilt(sys.stdout, _Output)
    sys.stderr = _rebuilt(sys.stderr, _Forgiving)


def drop_unusable_sizes(environment: MutableMapping[str, str]) -> list[str]:
    """Take sizes that no terminal has out of the environment; return a sentence for each.

    Rich takes `²` for a number and then fails, and prints nothing on 0 columns.
    """
    unusable = [name for name in SIZES if not _is_size(environment.get(name) or "80")]
    for name in unusable:
        del environment[name]
    return [
        f"{name} is not used: it is no number from 1 to {LARGEST_SIZE}; correct it or unset it."
        for name in unusable
    ]


class _Output(FileIO):
    """A descriptor whose first failure is an OutputError; what is written after that is lost."""

    _failed = False

    def write(self, data: ReadableBuffer, /) -> int:
        """Write bytes; raises OutputError the first time they cannot be written."""
        if self._failed or not data:  # /dev/full refuses even nothing, which libraries try
            return memoryview(data).nbytes
        try:
            return super().write(data)
        except OSError as error:
            self._failed = True
            raise OutputError(
                f"Standard output cannot be written to ({error.strerror}), and some of it is"
                " missing; see where it leads to."
            ) from error


class _Forgiving(FileIO):
    """A descriptor that drops what cannot be written: there is nowhere left to report it."""

    def write(self, data: ReadableBuffer, /) -> int:
        """Write bytes, as far as that is possible."""
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def _rebuilt(stream: TextIO, kind: type[FileIO]) -> TextIO:
    """Return a stream on the same descriptor, written to through `kind` if it is a file.

    What its encoding lacks is replaced: a terminal gets a stand-in, not a traceback.
    """
    if not isinstance(stream, TextIOWrapper):
        return stream
    stream.reconfigure(errors="replace")
    is_unbuffered = isinstance(stream.buffer, FileIO)
    if not is_unbuffered and not isinstance(getattr(stream.buffer, "raw", None), FileIO):
        return stream
    raw = kind(stream.fileno(), "w", closefd=False)
    return TextIOWrapper(
        raw if is_unbuffered else BufferedWriter(raw),
        encoding=stream.encoding,
        errors="replace",
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


def _is_size(text: str) -> bool:
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(LARGEST_SIZE))
    return is_number and int(text) > 0
