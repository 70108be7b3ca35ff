"""Tables into a folder of the base: its sections are replaced, everything else stays as it is.

What a table does not hold (the other sections, the files that do not change, with their comments)
is left alone. A record goes back into the file it came from; a new one into the file of its
section.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import KnowledgeError, Problem, UsageError, printable
from bot.exchange.placing import Was, changed_files
from bot.exchange.read_tables import Table
from bot.exchange.tables import SUFFIX
from bot.files import read_bytes
from bot.knowledge import FactBase
from bot.knowledge.loader import Loaded, assemble, collect_files
from bot.knowledge.records import LISTS, Collected, collect
from bot.knowledge.yaml.files import name_of, read_folder
from bot.knowledge.yaml.findings import Findings
from bot.knowledge.yaml.messages import did_you_mean


@dataclass
class Tables:
    """The tables that were read, by the name each has in messages, and the sections they hold."""

    tables: dict[str, Table] = field(default_factory=dict)
    sections: set[str] = field(default_factory=set)
    findings: Findings = field(default_factory=Findings)

    def with_columns(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems with the names of the columns of those that stand in a table."""
        return tuple(
            self.tables[one.file].with_column(one) if one.file in self.tables else one
            for one in problems
        )


@dataclass(frozen=True)
class Import:
    """The base as it will be, as it was if there was one, and the files to write for that.

    A file without text is to be removed; `commented` are files with comments that would be lost.
    """

    loaded: Loaded
    old: FactBase | None
    files: Mapping[str, str | None]
    commented: tuple[str, ...]


def read_tables(place: Path) -> Tables:
    """Read the CSV files of a folder, or one CSV file; raises UsageError where there is none."""
    files = sorted(place.glob(f"*{SUFFIX}")) if place.is_dir() else [place]
    if not files:
        raise UsageError(
            f"{printable(str(place))} holds no {SUFFIX} file; name the folder with them"
        )
    read = Tables()
    for file in files:
        name, section = printable(file.name), file.stem.lower()
        if section not in LISTS:
            what = "the file is not named after a section"
            read.findings.add(name, (0, 0), what, did_you_mean(section, LISTS))
            continue
        read.tables[name] = Table(section, name, read_bytes(str(file)), read.findings)
        read.sections.add(section)
    return read


def merge(read: Tables, folder: Path) -> Import:
    """Return what importing the tables into a folder, which may be new, changes in it.

    Raises KnowledgeError with every problem, those of tables with row and column.
    """
    before = _contents(folder)
    name = name_of(folder)
    was = Was(_loaded(name, before), dict(before)) if before else None
    findings, collected = read.findings, Collected()
    complete = collect_files(before, findings, collected)
    for section in read.sections:
        _drop(section, collected)
    for file, table in read.tables.items():
        complete &= table.root is not None and collect(table.root, file, findings, collected)
    examined = assemble(name, collected, findings, complete=complete)
    if examined.problems:
        raise KnowledgeError(read.with_columns(examined.problems))
    loaded = examined.loaded()
    files = changed_files(name, read.sections, was, loaded)
    _ensure_same(name, before, files, loaded)
    commented = tuple(file for file in files if was and was.loses_comments(file))
    return Import(loaded, was.loaded.base if was else None, files, commented)


def _contents(folder: Path) -> list[tuple[str, bytes]]:
    """Return names and contents of the base's files; none where the folder is new or empty."""
    if not os.path.lexists(folder) or (folder.is_dir() and not any(folder.iterdir())):
        return []
    findings = Findings()
    contents = read_folder(folder, findings)
    if findings.problems:
        raise KnowledgeError(findings.problems)
    return contents


def _loaded(name: str, contents: list[tuple[str, bytes]]) -> Loaded:
    findings, collected = Findings(), Collected()
    complete = collect_files(contents, findings, collected)
    return assemble(name, collected, findings, complete=complete).loaded()


def _drop(section: str, collected: Collected) -> None:
    """Take the records of a section out of what was collected."""
    collected.records[section] = []
    for identity, holders in collected.ids.items():
        collected.ids[identity] = [one for one in holders if one.section != section]
    collected.ids = {identity: holders for identity, holders in collected.ids.items() if holders}


def _ensure_same(
    name: str, before: list[tuple[str, bytes]], files: Mapping[str, str | None], loaded: Loaded
) -> None:
    """Raise KnowledgeError unless the files, once written, say what the tables do."""
    contents = dict(before)
    for file, text in files.items():
        contents.pop(file, None)
        if text is not None:
            contents[file] = text.encode()
    written = _loaded(name, sorted(contents.items()))
    if written.base.revision != loaded.base.revision:
        what = "the files would not say what the tables do"
        raise KnowledgeError([Problem(name, 0, 0, what, "report this as a fault of the program")])
