"""A folder of YAML files → the fact base, or everything that is wrong with it at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.errors import KnowledgeError
from bot.knowledge._events import Budget
from bot.knowledge._files import MEGABYTE, find_files, name_of, read_bytes
from bot.knowledge.base import FactBase
from bot.knowledge.checks import check
from bot.knowledge.draft import Draft
from bot.knowledge.findings import WHOLE_FILE, Findings
from bot.knowledge.limits import MAX_PROBLEMS, MAX_TOTAL_BYTES
from bot.knowledge.lint import lint
from bot.knowledge.model import Document
from bot.knowledge.places import Located, Places, Step
from bot.knowledge.reader import read_data
from bot.knowledge.records import SECTIONS, Collected, collect
from bot.knowledge.revision import revision_of


@dataclass(frozen=True)
class Loaded:
    """A base that passed every check, and where its records stand."""

    base: FactBase
    places: Places


def load(folder: Path) -> Loaded:
    """Read, validate and check the base in `folder`.

    Raises KnowledgeError with all problems of all files; nothing else, whatever is in the folder.
    """
    findings = Findings()
    collected = Collected()
    complete = _read_all(folder, findings, collected)
    content = _merge(collected)
    places = Places(name_of(folder), _index(collected))
    draft = Draft(content, places, collected.ids, complete=complete)
    problems = [*findings.problems, *check(draft), *lint(draft)]
    if problems:
        raise KnowledgeError(problems[:MAX_PROBLEMS])
    return Loaded(FactBase(content, revision_of(content)), places)


def _read_all(folder: Path, findings: Findings, into: Collected) -> bool:
    """Collect the records of all files; return whether every file could be read."""
    budget = Budget()
    total = 0
    complete = True
    for file in find_files(folder, findings):
        data = read_bytes(file, findings)
        total += len(data or b"")
        if total > MAX_TOTAL_BYTES:
            what = f"the base is larger than {MAX_TOTAL_BYTES // MEGABYTE} MB"
            findings.add(file.name, WHOLE_FILE, what, "take out what is not needed")
            return False
        root = None if data is None else read_data(data, file.name, findings, budget)
        if root is None:
            complete = False
        else:
            collect(root, file.name, findings, into)
        if findings.full or budget.events < 0:
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
