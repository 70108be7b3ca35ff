"""The files of a knowledge folder: found and read without trusting the file system."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.yaml.findings import WHOLE_FILE, Findings, printable
from bot.knowledge.yaml.limits import (
    MAX_FILE_BYTES,
    MAX_FILES,
    MAX_FOLDER_DEPTH,
    MAX_FOLDER_ENTRIES,
    MEGABYTE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and what it is called in messages."""

    path: Path
    name: str


def find_files(folder: Path, findings: Findings) -> tuple[Found, ...]:
    """Return the `*.yaml` files below `folder`, sorted by name; hidden ones are left out."""
    root = name_of(folder)
    found = sorted(_walk(folder, root, findings), key=lambda file: file.name)
    if len(found) > MAX_FILES:
        findings.add(root, WHOLE_FILE, f"more than {MAX_FILES} files", "merge some of them")
        return ()
    if not found and not findings.problems:
        findings.add(root, WHOLE_FILE, "no .yaml file in it", "name the folder that holds the base")
    return tuple(found)


def name_of(folder: Path) -> str:
    """Return what the folder is called in messages: its own name, without where it lies."""
    return printable(folder.name or folder.absolute().name or str(folder))


def read_bytes(path: Path, name: str, findings: Findings) -> bytes | None:
    """Return the file's content, or None with a problem when it cannot or must not be read."""
    try:
        data = _read_regular(path)
    except OSError as error:
        what, remedy = _explain(error)
        findings.add(name, WHOLE_FILE, what, remedy)
        return None
    if data is None:
        what = "this is not a regular file"
        findings.add(name, WHOLE_FILE, what, "put a text file in its place or remove it")
        return None
    if len(data) > MAX_FILE_BYTES:
        what = f"the file is larger than {MAX_FILE_BYTES // MEGABYTE} MB"
        findings.add(name, WHOLE_FILE, what, "split it into several files")
        return None
    return data


def _read_regular(path: Path) -> bytes | None:
    """Return at most one byte more than allowed, or None for a pipe, a device or a socket."""
    # Opening a pipe would wait for its writer: O_NONBLOCK returns at once instead.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        return stream.read(MAX_FILE_BYTES + 1)


def _walk(folder: Path, root: str, findings: Findings) -> Iterator[Found]:
    """Yield the files of the folder and the folders in it, each folder once, links not followed."""
    waiting = [(folder, root, 0)]
    seen = 0
    while waiting:
        here, name, depth = waiting.pop()
        if depth > MAX_FOLDER_DEPTH:
            what = f"folders are nested deeper than {MAX_FOLDER_DEPTH}"
            findings.add(name, WHOLE_FILE, what, "move the files further up")
            continue
        for entry in _entries(here, name, findings):
            seen += 1
            if seen > MAX_FOLDER_ENTRIES:
                what = f"more than {MAX_FOLDER_ENTRIES} files and folders in it"
                findings.add(root, WHOLE_FILE, what, "keep nothing but the base in this folder")
                return
            inside = f"{name}/{printable(entry.name)}"
            if entry.is_dir(follow_symlinks=False):
                waiting.append((Path(entry.path), inside, depth + 1))
            elif _is_ours(entry, inside, findings) and _stays(entry, folder, inside, findings):
                yield Found(Path(entry.path), inside)


def _entries(folder: Path, name: str, findings: Findings) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from (entry for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        what, remedy = _explain(error)
        findings.add(name, WHOLE_FILE, what, remedy)
    except ValueError:  # a NUL, or half of a surrogate pair: no folder can be called so
        findings.add(name, WHOLE_FILE, "this is no name of a folder", "correct the name")


def _is_ours(entry: os.DirEntry[str], name: str, findings: Findings) -> bool:
    """Return whether to read it; what somebody may think is read but is not, is a problem."""
    if entry.is_symlink() and _leads_to_folder(entry):
        what = "this is a link to a folder, which is not followed"
        findings.add(name, WHOLE_FILE, what, "put the folder itself here, or remove the link")
        return False
    if entry.name.endswith(".yml"):
        findings.add(name, WHOLE_FILE, "only files ending in .yaml are read", "rename it to .yaml")
    return entry.name.endswith(".yaml")


def _stays(entry: os.DirEntry[str], folder: Path, name: str, findings: Findings) -> bool:
    """Return whether it lies in the folder; a link must not make the bot read other files."""
    if not entry.is_symlink():
        return True
    target, home = Path(os.path.realpath(entry.path)), Path(os.path.realpath(folder))
    if target.is_relative_to(home):
        return True
    what = "this link leads out of the folder"
    findings.add(name, WHOLE_FILE, what, "put the file itself here, or remove the link")
    return False


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a loop leads nowhere; reading it as a file tells so
        return False


def _explain(error: OSError) -> tuple[str, str]:
    match error.errno:
        case errno.ENOENT:
            return "there is no such file or folder", "check the name, or where the link leads"
        case errno.ENOTDIR:
            return "this is not a folder", "name the folder that holds the .yaml files"
        case errno.EACCES | errno.EPERM:
            return "no permission to read it", "let the bot's user read it"
        case errno.ELOOP:
            return "this link leads in a circle", "put a file in its place or remove it"
        case _:
            reason = printable(error.strerror or type(error).__name__)
            return f"it cannot be read ({reason})", "check the disk and the file"
