"""Writing an export: whole or not at all, and never over what this program did not write."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import typer

from bot.errors import OutputError, UsageError, printable

STANDARD_OUTPUT = "-"
LOOKED_AT = 600  # bytes, in which a file of ours says that it is one


def write_file(out: str, text: str, mark: str, *, force: bool) -> None:
    """Write a text to a file, or to standard output for `-`.

    What holds `mark` near its beginning was written by this program and is replaced; raises
    UsageError for anything else that is there, unless `force`, and OutputError where it fails.
    """
    if out == STANDARD_OUTPUT:
        typer.echo(text, nl=False)
        return
    path = Path(out)
    if not force and os.path.lexists(path) and not _is_ours(path, mark):
        raise UsageError(
            f"{printable(out)} is there and is no such export; name another file, or add --force"
        )
    replace_files({path: text})


def write_files(out: str, texts: Mapping[str, str], *, force: bool) -> None:
    """Write files into a folder, which is made if need be; raises UsageError unless it is empty.

    With `force` files of these names are replaced. Raises OutputError where it fails.
    """
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        is_empty = next(folder.iterdir(), None) is None
    except OSError as error:
        raise _unwritable(folder, error) from error
    if not (is_empty or force):
        raise UsageError(
            f"{printable(out)} is not empty; name a new folder, or add --force to replace its files"
        )
    replace_files({folder / name: text for name, text in texts.items()})


def replace_files(texts: Mapping[Path, str | None]) -> None:
    """Write files, and remove those without a text: all of them, or none.

    Nothing is replaced before every text is on the disk. Raises OutputError where that fails.
    """
    written: dict[Path, Path] = {}
    path = Path()
    try:
        for path, text in texts.items():
            if text is not None:
                written[path] = beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
                _write_new(beside, text)
        for path in texts:
            if path in written:
                written[path].replace(path)
            else:
                path.unlink(missing_ok=True)
    except OSError as error:
        for beside in written.values():
            with suppress(OSError):
                beside.unlink()
        raise _unwritable(path, error) from error


def _write_new(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


def _is_ours(path: Path, mark: str) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return mark.encode() in stream.read(LOOKED_AT)
    except OSError:
        return False


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{printable(str(path))} cannot be written ({error.strerror}); name another place"
    )
