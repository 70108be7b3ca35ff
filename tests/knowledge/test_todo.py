"""Records marked `todo`: each is listed, says nothing else, and keeps the base from going live."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.errors import KnowledgeError
from bot.knowledge import load
from tests.knowledge.conftest import Changed, Problems
from tests.world import world_yaml

SECTIONS = ("sources", "actors", "caveats", "facts", "topics", "unknowns", "events", "golden")
REMEDY = "once done, remove the key 'todo'"


def marked(section: str, place: int | None) -> tuple[str, int]:
    """Return the world with one record of a section marked, or all, and how many are."""
    world = yaml.safe_load(world_yaml())
    records = world[section] if place is None else [world[section][place]]
    for record in records:
        record["todo"] = "look again"
    return yaml.safe_dump(world, sort_keys=False), len(records)


@pytest.mark.parametrize("section", SECTIONS)
def test_what_is_unfinished_is_the_only_problem(problems: Problems, section: str) -> None:
    for place in (None, *range(len(yaml.safe_load(world_yaml())[section]))):
        text, count = marked(section, place)
        told = problems(text)
        assert len(told) == count
        assert all(line.endswith(f": todo: look again; {REMEDY}") for line in told)


def test_it_stands_at_its_own_place(changed: Changed) -> None:
    told = changed(
        ("    curator_note: The report", "    todo: ask whom\n    curator_note: The report")
    )
    line = world_yaml().splitlines().index("    curator_note: The report gives no reasons.") + 1
    assert told == [f"base/a.yaml:{line}:11: todo: ask whom; {REMEDY}"]


def test_whatever_else_is_wrong_with_the_record_waits(changed: Changed) -> None:
    told = changed(
        ("    what: what pay the dockers ask for", "    what:\n    todo: word it\n    zz: 1")
    )
    assert [line.partition(": ")[2] for line in told] == [f"todo: word it; {REMEDY}"]


@pytest.mark.parametrize(
    ("todo", "told"),
    [
        ("", "in 'todo': nothing stands here; write it, or remove the key"),
        ("''", "in 'todo': the text is empty; write one, or remove the key"),
        (
            "12",
            "in 'todo': without quotes '12' is read as a number, not as a text; put it in quote",
        ),
        ("[a]", "in 'todo': a list stands where a text belongs"),
    ],
)
def test_a_mark_that_says_nothing_is_told_as_any_other_key(
    changed: Changed, todo: str, told: str
) -> None:
    (line,) = changed(("    time_bound: true", f"    todo: {todo}"))
    assert told in line


def test_a_mark_of_nothing_marks_nothing(changed: Changed) -> None:
    assert changed(("    time_bound: true", "    todo: null")) == []


def test_a_long_mark_is_cut_and_control_characters_are_escaped(changed: Changed) -> None:
    (line,) = changed(("    time_bound: true", f'    todo: "\\u202e{"a" * 500}"'))
    assert r"todo: \u202eaaa" in line
    assert len(line) < 500


def test_a_base_with_something_unfinished_does_not_load(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(marked("golden", 0)[0], "utf-8")
    with pytest.raises(KnowledgeError, match="todo: look again"):
        load(tmp_path)


def test_a_fault_in_an_event_is_not_told_again_of_each_date(changed: Changed) -> None:
    told = changed(
        ("order: 10", "order: ten"),
        ("It says 12 cranes were damaged.", "It says 12 cranes were damaged on Tuesday."),
    )
    assert len(told) == 1
    assert "in 'order': not a whole number" in told[0]
