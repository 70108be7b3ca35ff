"""A folder of YAML files → the fact base, or everything that is wrong with it at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from bot.errors import KnowledgeError, Problem
from bot.knowledge.base import FactBase
from bot.knowledge.checks.cross_checks import check
from bot.knowledge.checks.draft import Draft
from bot.knowledge.checks.lint import lint
from bot.knowledge.model import Document
from bot.knowledge.records import SECTIONS, Collected, collect
from bot.knowledge.revision import revision_of
from bot.knowledge.yaml.files import find_files, name_of
from bot.knowledge.yaml.findings import Findings
from bot.knowledge.yaml.limits import MAX_PROBLEMS, Budget
from bot.knowledge.yaml.places import Located, Places, Step
from bot.knowledge.yaml.reader import read_file


@dataclass(frozen=True)
class Examined:
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


def load(folder: Path) -> Loaded:
    """Read, validate and check the base in `folder`.

    Raises KnowledgeError with all problems of all files; nothing else, whatever is in the folder.
    """
    return examine(folder).loaded()


def examine(folder: Path) -> Examined:
    """Read what can be read of the base in `folder`, and find everything wrong with it."""
    findings = Findings()
    collected = Collected()
    complete = _read_all(folder, findings, collected)
    content = _merge(collected)
    places = Places(name_of(folder), _index(collected))
    draft = Draft(content, places, collected.ids, complete=complete)
    problems = chain(findings.problems, check(draft), lint(draft))
    return Examined(draft, tuple(islice(problems, MAX_PROBLEMS)))


def _read_all(folder: Path, findings: Findings, into: Collected) -> bool:
    """Collect the records of all files; return whether every file could be read."""
    budget = Budget()
    files = find_files(folder, findings)
    complete = not findings.problems
    for file in files:
        root = read_file(file.path, file.name, findings, budget)
        complete &= root is not None and collect(root, file.name, findings, into)
        if findings.full or budget.is_overspent:
            return False
    return complete


def _merge(collected: Collected) -> Document:
    records = {
        section: tuple(record for record, _ in collected.records[section]) for section in SECTIONS
    }
    return Document.model_validate(records)


def _index(collected: Collected) -> dict[tuple[str, Step], Located]:
    """Return the places of the valid records by id, or by position where they have none."""
    return {
        (section, getattr(record, "id", position)): at
        for section, records in collected.records.items()
        for position, (record, at) in enumerate(records)
    }
