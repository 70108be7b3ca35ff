"""Pointing at what a path leads to in the files."""

from __future__ import annotations

import pytest

from bot.knowledge import Loaded
from tests.world import world_yaml

LINES = world_yaml().splitlines()


def line_of(text: str) -> int:
    (line,) = (number for number, line in enumerate(LINES, start=1) if text in line)
    return line


@pytest.mark.parametrize(
    ("path", "text", "column"),
    [
        (("facts", "ships-waiting"), "- id: ships-waiting", 5),
        (("facts", "ships-waiting", "asks", 1), "how many vessels are stuck", 37),
        (("facts", "ships-waiting", "paragraphs"), "paragraphs: [1]", 17),
        (("golden", 2), "who won the cup final", 5),
        (("golden", 2, "question"), "who won the cup final", 16),
        (("synonyms", 1, 0), "[damaged, broken", 6),
        # further than the file goes: the last place on the way
        (("facts", "ships-waiting", "asks", 99), "asks: [number of ships", 11),
        (("facts", "ships-waiting", "note"), "- id: ships-waiting", 5),
        (("facts", "ships-waiting", "id", "x"), "- id: ships-waiting", 9),
    ],
)
def test_a_path_leads_to_a_line_and_a_column(
    world: Loaded, path: tuple[str | int, ...], text: str, column: int
) -> None:
    problem = world.places.problem(path, "what", "remedy")
    place = (problem.file, problem.line, problem.column)
    assert place == ("knowledge/world.yaml", line_of(text), column)


@pytest.mark.parametrize("path", [(), ("facts",), ("topics", "said-by-dockers-union", "asks", 0)])
def test_a_path_that_starts_nowhere_leads_to_the_folder(
    world: Loaded, path: tuple[str | int, ...]
) -> None:
    assert str(world.places.problem(path, "what", "do")) == "knowledge: what; do"
