"""Dates without an event: one message each, at the place where it can be put right."""

from __future__ import annotations

import pytest

from tests.knowledge.conftest import Changed

CALM = "She asked everybody to stay calm."


def test_a_date_is_one_problem_with_what_to_add(changed: Changed) -> None:
    (problem,) = changed((CALM, "On Friday, 12 May 2024, she asked for calm."))
    assert problem == (
        "base/a.yaml:69:16: in 'statement': 'Friday, 12 May 2024' is the 'when' of no event that "
        'lists this fact; add an event, {id: …, when: "Friday, 12 May 2024", order: …, facts: '
        "[mayor-calm]}, or take the date out"
    )


def test_each_date_of_a_fact_is_told_once(changed: Changed) -> None:
    found = changed(
        (CALM, "On Friday and on Sunday she asked for calm."),
        ("What did the mayor call for?", "What did the mayor call for on Friday?"),
    )
    assert ["'Friday'" in problem for problem in found] == [True, False]
    assert ["'Sunday'" in problem for problem in found] == [False, True]


def test_dates_that_words_part_are_two(changed: Changed) -> None:
    found = changed((CALM, "On Friday and on Sunday she asked for calm."))
    assert ["'Friday'" in problem for problem in found] == [True, False]


def test_what_an_event_gives_of_a_date_is_not_told(changed: Changed) -> None:
    (problem,) = changed(("left forty ships", "on Tuesday, in May 2024, left forty ships"))
    assert "'May 2024' is the 'when'" in problem


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("facts: [ships-waiting]}", "facts: [ship-waiting]}"),
        ("when: Tuesday", "whn: Tuesday"),
        ("order: 10", "order: ten"),
        ("id: walkout,", "id: Walkout,"),
        ("when: Tuesday", "when: Tuesdya"),
    ],
)
def test_a_slip_in_an_event_is_told_and_not_what_follows_from_it(
    changed: Changed, old: str, new: str
) -> None:
    (problem,) = changed((old, new), ("left forty ships", "on Tuesday left forty ships"))
    assert problem.startswith("base/a.yaml:100:")


def test_other_dates_are_told_beside_an_event_that_lists_no_fact(changed: Changed) -> None:
    found = changed(
        ("facts: [ships-waiting]}", "facts: [ship-waiting]}"),
        (CALM, "On Friday she asked for calm."),
    )
    assert ["'Friday'" in problem for problem in found] == [True, False]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("when: Tuesday", "when: 30 February"),
        ("title: Harbour at a standstill", 'published: "2024-13-01"'),
    ],
)
def test_a_day_that_no_calendar_has_is_told(changed: Changed, old: str, new: str) -> None:
    assert any("is a day that no calendar has; correct" in told for told in changed((old, new)))
