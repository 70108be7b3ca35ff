"""The files of a knowledge folder: found and read without trusting the file system."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import KnowledgeError, Problem, printable
from bot.knowledge.yaml.findings import WHOLE_FILE, Findings
from bot.knowledge.yaml.limits import MAX_ENTRIES, MAX_FILE_BYTES, MAX_TOTAL_BYTES, MEGABYTE

QUIET = 0.5  # seconds; who writes file after file, or one in pieces, pauses for less
PAUSE = 0.05  # seconds between two looks at the folder
PATIENCE = 5.0  # seconds until a folder that goes on changing is refused

BUSY = ("the files are changing while they are read", "try again when all of them are written")

Stamp = tuple[str, int, int, int, int]  # path, inode, size, time of the last write and change


@dataclass
class Listing:
    """The files of a folder to read, with the name each has in messages, and its state."""

    files: list[tuple[str, Path]] = field(default_factory=list)
    stamps: set[Stamp] = field(default_factory=set)
    written: list[float] = field(default_factory=list)

    def note(self, path: Path) -> None:
        """Remember the state of a file or folder, if it is there."""
        try:
            status = path.stat()
        except OSError:  # reading it tells why
            return
        times = status.st_mtime_ns, status.st_ctime_ns
        self.stamps.add((str(path), status.st_ino, status.st_size, *times))
        self.written.append(status.st_mtime)

    def is_quiet(self, seconds: float) -> bool:
        """Tell whether nothing was written for `seconds`."""
        now = time.time()
        return not any(now - seconds < written <= now for written in self.written)


def read_folder(folder: Path, findings: Findings, name: str = "") -> list[tuple[str, bytes]]:
    """Return name (as in messages) and content of each `*.yaml` file below `folder`, by name.

    All of it is of one moment: nothing in the folder changed while it was read. Hidden files are
    left out; what cannot be read, or goes on changing, is added to `findings`. In messages the
    folder is called `name`, or as it is called where it lies.
    """
    name = name or name_of(folder)
    deadline = time.monotonic() + PATIENCE
    while True:
        problems = Findings()
        listing = find_files(folder, problems, name)
        contents = _read_all(listing, problems)
        if state_of(folder) == listing.stamps:
            findings.problems += problems.problems
            return contents
        if time.monotonic() > deadline:
            findings.add(name, WHOLE_FILE, *BUSY)
            return []
        time.sleep(PAUSE)


def state_of(folder: Path) -> set[Stamp]:
    """Return what changes with anything in the folder."""
    return find_files(folder, Findings()).stamps


def await_quiet(folder: Path, seconds: float = QUIET) -> set[Stamp]:
    """Return the state of the folder once nothing in it has been written for that long.

    Raises KnowledgeError when that does not happen.
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() <= deadline:
        listing = find_files(folder, Findings())
        if listing.is_quiet(seconds):
            return listing.stamps
        time.sleep(PAUSE)
    raise KnowledgeError([busy(folder)])


def busy(folder: Path) -> Problem:
    """Return the problem of a folder whose files go on changing."""
    return Problem(name_of(folder), *WHOLE_FILE, *BUSY)


def find_files(folder: Path, findings: Findings, name: str = "") -> Listing:
    """Return the files to read, sorted by name, and the state of everything in the folder."""
    root = name or name_of(folder)
    listing = Listing()
    listing.files = sorted(_walk(folder, root, listing, findings))
    if not listing.files and not findings.problems:
        findings.add(root, WHOLE_FILE, "no .yaml file in it", "name the folder that holds the base")
    return listing


def name_of(folder: Path) -> str:
    """Return what the folder is called in messages: its own name, without where it lies."""
    return printable(folder.name or folder.absolute().name or str(folder))


def read_file(path: Path) -> bytes:
    """Return a file's content, at most one byte more than allowed; raises OSError."""
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe would wait for its writer
        raise OSError(errno.EINVAL, "not a regular file")
    with path.open("rb") as stream:
        return stream.read(MAX_FILE_BYTES + 1)


def explain_unreadable(error: OSError) -> tuple[str, str]:
    """Return why a file or folder cannot be read, and what to do."""
    match error.errno:
        case errno.ENOENT:
            return "there is no such file or folder", "check the name, or where the link leads"
        case errno.ENOTDIR:
            return "this is not a folder", "name the folder that holds the .yaml files"
        case errno.EACCES | errno.EPERM:
            return "no permission to read it", "let the bot's user read it"
        case errno.ELOOP:
            return "this link leads in a circle", "put a file in its place or remove it"
        case errno.EINVAL:
            return "this is not a regular file", "put a text file in its place or remove it"
        case _:
            reason = printable(error.strerror or type(error).__name__)
            return f"it cannot be read ({reason})", "check the disk and the file"


def _read_all(listing: Listing, findings: Findings) -> list[tuple[str, bytes]]:
    contents: list[tuple[str, bytes]] = []
    left = MAX_TOTAL_BYTES
    for name, path in listing.files:
        try:
            data = read_file(path)
        except OSError as error:
            findings.add(name, WHOLE_FILE, *explain_unreadable(error))
            continue
        left -= len(data)
        if len(data) > MAX_FILE_BYTES:
            what = f"the file is larger than {MAX_FILE_BYTES // MEGABYTE} MB"
            findings.add(name, WHOLE_FILE, what, "split it into several files")
        elif left < 0:
            what = f"the base is larger than {MAX_TOTAL_BYTES // MEGABYTE} MB"
            findings.add(name, WHOLE_FILE, what, "take out what is not needed")
            return []
        else:
            contents.append((name, data))
    return contents


def _walk(
    folder: Path, root: str, listing: Listing, findings: Findings
) -> Iterator[tuple[str, Path]]:
    """Yield name and path of each file, each folder looked through once, links not followed."""
    waiting = [(folder, root)]
    seen = 0
    while waiting:
        here, name = waiting.pop()
        for entry in _entries(here, name, listing, findings):
            seen += 1
            if seen > MAX_ENTRIES:
                what = f"more than {MAX_ENTRIES} files and folders in it"
                findings.add(root, WHOLE_FILE, what, "keep nothing but the base in this folder")
                return
            path, inside = Path(entry.path), f"{name}/{printable(entry.name)}"
            if entry.is_dir(follow_symlinks=False):
                waiting.append((path, inside))
            elif _belongs(entry, inside, findings) and _stays(path, folder, inside, findings):
                listing.note(path)
                yield inside, path


def _entries(
    folder: Path, name: str, listing: Listing, findings: Findings
) -> Iterator[os.DirEntry[str]]:
    try:
        listing.note(folder)
        with os.scandir(folder) as entries:
            yield from (entry for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        findings.add(name, WHOLE_FILE, *explain_unreadable(error))
    except ValueError:  # a NUL, or half of a surrogate pair: no folder can be called so
        findings.add(name, WHOLE_FILE, "this is no name of a folder", "correct the name")


def _belongs(entry: os.DirEntry[str], name: str, findings: Findings) -> bool:
    """Tell whether to read it; what somebody may think is read but is not, is a problem."""
    if entry.is_symlink() and _leads_to_folder(entry):
        what = "this is a link to a folder, which is not followed"
        findings.add(name, WHOLE_FILE, what, "put the folder itself here, or remove the link")
        return False
    if entry.name.endswith(".yaml"):
        return True
    if entry.name.casefold().strip().removesuffix(".txt").endswith((".yaml", ".yml")):
        findings.add(name, WHOLE_FILE, "only files ending in .yaml are read", "rename it to .yaml")
    return False


def _stays(path: Path, folder: Path, name: str, findings: Findings) -> bool:
    """Tell whether it lies in the folder; a link must not make the bot read other files."""
    if not path.is_symlink():
        return True
    target, home = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    if target.is_relative_to(home):
        return True
    what = "this link leads out of the folder"
    findings.add(name, WHOLE_FILE, what, "put the file itself here, or remove the link")
    return False


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a loop leads nowhere; reading it as a file reports that
        return False
