"""Bases with faults in them, and what their problems have to be like."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml

from bot.answering import compose_entry
from bot.errors import Problem
from bot.knowledge import FactBase, examine
from tests.knowledge.mutations import Base, Fault, Pairs, taken_apart, words_of
from tests.world import world_yaml

SHIPPED = Path(__file__).parents[2] / "knowledge"
WITHOUT_PLACE = ("the base holds no fact", "no .yaml file in it", "the file is empty")


@cache
def small_base() -> Base:
    return taken_apart([yaml.safe_load(world_yaml())])


@cache
def shipped_base() -> Base:
    files = sorted(SHIPPED.rglob("*.yaml"))
    return taken_apart([yaml.safe_load(file.read_text("utf-8")) for file in files])


def problems_of(base: Base, folder: Path) -> tuple[Problem, ...]:
    """Return what is wrong with a base; where nothing is, everything in it can be shown."""
    (folder / "a.yaml").write_text(base.text(), encoding="utf-8")
    found = examine(folder)
    if not found.problems:
        show(found.loaded().base)
    return found.problems


def show(base: FactBase) -> None:
    for entry in base.entries:
        compose_entry(base, entry)


def ids_of(base: Base, *, sources: bool) -> set[str]:
    """Return the ids of the records, those of sources only if asked for: nearly all name one."""
    return {
        value
        for section, item in base.items()
        if (sources or section != "sources") and isinstance(item.value, Pairs)
        for key, value in item.value
        if key == "id"
    }


def flow_of(base: Base, section: str) -> list[str]:
    return [text for name, _, text in base.lines() if name == section]


def check_places(whole: Base, base: Base, problems: Iterable[Problem], faults: list[Fault]) -> None:
    """Check that each problem is told where a fault is, or where something refers to it."""
    lines = base.lines()
    words = set().union(*(fault.words for fault in faults))
    sections = {fault.section for fault in faults if fault.kind == "section"}
    same_sources = flow_of(whole, "sources") == flow_of(base, "sources")
    ids = ids_of(whole, sources=not same_sources)
    touched = {id(item) for fault in faults for item in fault.touched}
    for problem in problems:
        assert str(problem).isprintable()
        if problem.what in WITHOUT_PLACE:
            continue
        assert problem.file.endswith("/a.yaml"), problem
        section, item, text = lines[problem.line - 1]
        assert problem.column <= len(text) + 1
        if item is None:
            assert section in sections, problem
        elif id(item) not in touched:
            assert words_of(item.value) & words & ids, (str(problem), faults, text)
