"""Which file each record of an imported base belongs to, and the files that change with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bot.exchange.write_yaml import as_yaml
from bot.knowledge.loader import Loaded
from bot.knowledge.model import Golden
from bot.knowledge.records import SECTIONS

Sections = dict[str, list[object]]
Find = Callable[[str, int, object], str]

_HEAD: Final = re.compile(r"(?:[ \t]*(?:#.*)?\r?\n)*")
_QUOTED: Final = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_COMMENT: Final = re.compile(r"(?:^|\s)#")


@dataclass(frozen=True)
class Was:
    """The base as it was, with the contents of its files by their names."""

    loaded: Loaded
    contents: Mapping[str, bytes]

    def head(self, file: str) -> str:
        """Return the comments a file begins with; none for a new one."""
        return self._parted(file)[0]

    def loses_comments(self, file: str) -> bool:
        """Tell whether there may be a comment in a file, other than at its head."""
        lines = self._parted(file)[1].splitlines()
        return any(_COMMENT.search(_QUOTED.sub("", line)) for line in lines)

    def _parted(self, file: str) -> tuple[str, str]:
        text = self.contents.get(file, b"").decode("utf-8-sig")
        found = _HEAD.match(text)
        end = found.end() if found else 0
        return text[:end], text[end:]


def changed_files(
    root: str, sections: Collection[str], was: Was | None, now: Loaded
) -> dict[str, str | None]:
    """Return the texts of the files that change when `sections` are replaced, None to remove one.

    A record stays in the file it was in; a new one goes into the file of its section. The comments
    at the head of a file stay.
    """
    before = _by_file(was.loaded, _place(was.loaded)) if was else {}
    homes = {
        (section, _key(record)): file
        for file, kept in before.items()
        for section, records in kept.items()
        for record in records
    }
    place = _place(now)

    def file_of(section: str, position: int, record: object) -> str:
        new = f"{root}/{section}.yaml"
        if section in sections:
            return homes.get((section, _key(record)), new)
        return place(section, position, record)

    after = _by_file(now, file_of)
    return {
        file: as_yaml(after[file], was.head(file) if was else "") if file in after else None
        for file in sorted({*before, *after})
        if before.get(file) != after.get(file)
    }


def _by_file(loaded: Loaded, file_of: Find) -> dict[str, Sections]:
    """Return the records of each file by section, in their order."""
    files: dict[str, Sections] = {}
    for section, position, record in _records(loaded):
        file = files.setdefault(file_of(section, position, record), {})
        file.setdefault(section, []).append(record)
    return files


def _records(loaded: Loaded) -> Iterator[tuple[str, int, object]]:
    for section in SECTIONS:
        for position, record in enumerate(loaded.base.content.records(section)):
            yield section, position, record


def _place(loaded: Loaded) -> Find:
    """Return the function that tells in which file a record stands."""
    return lambda section, position, record: loaded.places.find(
        (section, getattr(record, "id", position))
    )[0]


def _key(record: object) -> object:
    """Return what a record is known by."""
    match record:
        case Golden():
            return record.question
        case tuple():
            return frozenset(record)
        case _:
            return getattr(record, "id", None)
