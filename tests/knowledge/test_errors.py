"""How problems read."""

from __future__ import annotations

from bot.errors import KnowledgeError, Problem


def test_a_problem_reads_as_place_what_and_remedy() -> None:
    assert (
        str(Problem("a.yaml", 3, 7, "it is wrong", "mend it")) == "a.yaml:3:7: it is wrong; mend it"
    )
    assert str(Problem("a.yaml", 0, 0, "it is wrong", "mend it")) == "a.yaml: it is wrong; mend it"


def test_problems_are_told_in_the_order_of_files_and_lines() -> None:
    first, second, third = (
        Problem(*place, 1, "x", "y") for place in (("a", 2), ("a", 10), ("b", 1))
    )
    error = KnowledgeError([third, second, first])
    assert error.problems == (first, second, third)
    assert str(error) == "a:2:1: x; y\na:10:1: x; y\nb:1:1: x; y"
