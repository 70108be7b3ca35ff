"""A folder of YAML files → the fact base, or everything that is wrong with it at once.

What a later step looks at has passed the one before: bytes of a folder that stood still, trees of
files that are YAML, records that are valid, records whose id is theirs alone. The base itself, with
all that follows from references, is built when no check has found anything.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from bot.errors import KnowledgeError, Problem
from bot.knowledge.base import FactBase
from bot.knowledge.checks.cross_checks import check
from bot.knowledge.checks.draft import Draft
from bot.knowledge.checks.ids import drop_repeated, tell_misnamed
from bot.knowledge.checks.lint import lint
from bot.knowledge.model import Document
from bot.knowledge.records import LISTS, STORY, Collected, collect
from bot.knowledge.revision import revision_of
from bot.knowledge.yaml.files import name_of, read_folder
from bot.knowledge.yaml.findings import Findings
from bot.knowledge.yaml.limits import MAX_PROBLEMS
from bot.knowledge.yaml.places import Located, Places, Step
from bot.knowledge.yaml.reader import YamlReader


@dataclass(frozen=True)
class Examination:
    """What could be read of a folder, and everything found wrong with it, at most MAX_PROBLEMS."""

    draft: Draft
    problems: tuple[Problem, ...]

    def loaded(self) -> Loaded:
        """Return the base; raises KnowledgeError with the problems, if there are any."""
        if self.problems:
            raise KnowledgeError(self.problems)
        content = self.draft.content
        return Loaded(FactBase(content, revision_of(content)), self.draft.places)


@dataclass(frozen=True)
class Loaded:
    """A base that passed every check, and where its records stand."""

    base: FactBase
    places: Places


def load(folder: Path, name: str = "") -> Loaded:
    """Read, validate and check the base in `folder`.

    Raises KnowledgeError with all problems of all files; nothing else, whatever is in the folder.
    """
    return examine(folder, name).loaded()


def examine(folder: Path, name: str = "") -> Examination:
    """Read what can be read of the base in `folder`, and find everything wrong with it.

    In messages the folder is called `name`, or as it is called where it lies.
    """
    with uncollected():
        return _examine(folder, name or name_of(folder))


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave no work to the garbage collector meanwhile: nearly all that is made here stays."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _examine(folder: Path, name: str) -> Examination:
    findings = Findings()
    collected = Collected()
    complete = collect_files(read_folder(folder, findings, name), findings, collected)
    return assemble(name, collected, findings, complete=complete)


def assemble(root: str, collected: Collected, findings: Findings, *, complete: bool) -> Examination:
    """Put what was collected together, and find everything wrong with it.

    `root` names where it comes from in messages; `complete` says whether all of it could be read.
    """
    drop_repeated(collected, findings)
    tell_misnamed(collected, findings)
    places = Places(root, _index(collected))
    draft = Draft(_merge(collected), places, collected.ids, collected.nameless, complete=complete)
    problems = chain(findings.problems, check(draft), lint(draft))
    return Examination(draft, tuple(islice(problems, MAX_PROBLEMS)))


def collect_files(contents: list[tuple[str, bytes]], findings: Findings, into: Collected) -> bool:
    """Collect the records of all files; return whether every file could be read."""
    complete = not findings.problems
    reader = YamlReader(findings)
    for name, data in contents:
        root = reader.read(data, name)
        complete &= root is not None and collect(root, name, findings, into)
        if findings.full:
            return False
    return complete


def _merge(collected: Collected) -> Document:
    records = {
        section: tuple(record for record, _ in collected.records[section]) for section in LISTS
    }
    story = next((record for record, _ in collected.records[STORY]), None)
    return Document.model_validate({STORY: story, **records})


def _index(collected: Collected) -> dict[tuple[str, Step], Located]:
    """Return the places of the valid records by id, or by position where they have none."""
    return {
        (section, getattr(record, "id", position)): located
        for section, records in collected.records.items()
        for position, (record, located) in enumerate(records)
    }
