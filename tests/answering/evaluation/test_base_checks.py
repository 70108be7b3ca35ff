"""What only the matcher can find wrong with a base, and where it stands in the files."""

from __future__ import annotations

import pytest

from bot.answering import Answerer, Snapshot
from bot.answering.evaluation.base_checks import (
    check_base,
    check_changed,
    check_golden,
    check_phrasings,
    golden_outcomes,
    regressions,
)
from bot.errors import GoldenRegression, KnowledgeError
from bot.knowledge.diff import BaseDiff, diff
from tests.answering.asking import Changed
from tests.world import world_yaml

STOLEN = ("wage demand]", "wage demand, crane damage please]")
NEAR_MISS = ("[how many ships sank]", "[number of ships waiting please]")
WRONG = ("expect: [ships-waiting]}", "expect: [mayor-calm]}")
CERTAIN = ("how many boats wait in the port", "number of ships waiting now")


def line_of(text: str, *replacements: tuple[str, str]) -> int:
    """Return the line of the invented base, so changed, that holds a text."""
    world = world_yaml()
    for old, new in replacements:
        world = world.replace(old, new)
    (number,) = (n for n, line in enumerate(world.splitlines(), start=1) if text in line)
    return number


def test_a_sound_base_has_no_problem(world: Snapshot) -> None:
    assert check_base(world.loaded, world.answerer) == []


@pytest.mark.parametrize(
    ("replacement", "at", "told"),
    [
        (
            STOLEN,
            "crane damage please",
            "the phrasing 'crane damage please' of 'wage-demand' finds 'cranes-damaged'; reword",
        ),
        (
            NEAR_MISS,
            "number of ships waiting please",
            "'ships-waiting' would answer 'number of ships waiting please', which it must not; ",
        ),
    ],
)
def test_a_phrasing_that_finds_something_else_is_told_with_its_place(
    changed: Changed, replacement: tuple[str, str], at: str, told: str
) -> None:
    found = changed(replacement)
    (problem,) = check_base(found.loaded, found.answerer)
    assert problem.file.endswith("/world.yaml")
    assert problem.line == line_of(at, replacement)
    assert problem.column > 1
    assert told in str(problem)


def test_a_golden_question_with_a_wrong_answer_is_told_with_its_place(changed: Changed) -> None:
    found = changed(CERTAIN, WRONG)
    (problem,) = check_golden(found.loaded, found.answerer)
    assert problem.line == line_of("number of ships waiting now", CERTAIN)
    assert problem.what == (
        "the golden question 'number of ships waiting now' is answered with 'ships-waiting'"
    )
    assert "'missed: true'" in problem.remedy


def test_a_golden_question_that_must_abstain_is_told_when_it_is_answered(changed: Changed) -> None:
    found = changed(("who won the cup final", "number of vessels waiting now"))
    (problem,) = check_golden(found.loaded, found.answerer)
    assert "is answered with 'ships-waiting'" in problem.what


def test_a_wrong_answer_that_is_known_is_no_problem(changed: Changed) -> None:
    found = changed(CERTAIN, (WRONG[0], "expect: [mayor-calm], missed: true}"))
    assert list(check_golden(found.loaded, found.answerer)) == []


def test_a_mark_for_what_is_no_longer_missed_is_told(changed: Changed) -> None:
    found = changed(CERTAIN, (WRONG[0], "expect: [ships-waiting], missed: true}"))
    (problem,) = check_golden(found.loaded, found.answerer)
    assert problem.line == line_of("number of ships waiting now", CERTAIN)
    assert problem.what.endswith("is marked as missed, and is not now")


def test_only_the_entries_named_are_checked(changed: Changed) -> None:
    found = changed(STOLEN)
    assert not list(check_phrasings(found.loaded, found.answerer, ["strike-end", "cranes"]))
    assert list(check_phrasings(found.loaded, found.answerer, ["wage-demand"]))


def test_topics_that_nobody_wrote_are_not_checked(world: Snapshot) -> None:
    # An answerer that answers nothing: every phrasing that is checked is a problem.
    deaf = Answerer(type(world.base)(type(world.base.content)(), "none"))
    derived = [topic for topic in world.base.topics if topic.startswith("said-by-")]
    assert derived
    assert not list(check_phrasings(world.loaded, deaf, derived))
    assert list(check_phrasings(world.loaded, deaf, ["cranes"]))
    told = [problem.what for problem in check_phrasings(world.loaded, deaf, ["wage-demand"])]
    assert "the phrasing 'wage demand' of 'wage-demand' finds 'nothing'" in told


def test_phrasings_of_what_changed_are_checked(world: Snapshot, changed: Changed) -> None:
    found = changed(STOLEN)
    with pytest.raises(KnowledgeError) as caught:
        check_changed(found.loaded, found.answerer, diff(world.base, found.base))
    assert len(caught.value.problems) == 1
    assert not isinstance(caught.value, GoldenRegression)


def test_phrasings_of_what_did_not_change_are_not_checked(changed: Changed) -> None:
    found = changed(STOLEN)
    check_changed(found.loaded, found.answerer, BaseDiff({}))


def test_outcomes_tell_which_golden_questions_are_not_wrong(changed: Changed) -> None:
    found = changed(CERTAIN, WRONG)
    assert golden_outcomes(found.answerer, found.base.golden) == {
        "number of ships waiting now": False,
        "who is blamed for the cranes": True,
        "who won the cup final": True,
    }


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ({"a": True, "b": True}, (True, True), 0),
        ({"a": True, "b": False}, (False, False), 1),
        ({"a": False, "b": False}, (False, True), 0),
        ({}, (False, False), 0),
        ({"a": True, "b": True}, (False, False), 2),
    ],
)
def test_a_regression_is_what_was_right_and_would_be_wrong(
    world: Snapshot, before: dict[str, bool], after: tuple[bool, bool], lost: int
) -> None:
    one, other, *_ = (golden.question for golden in world.base.golden)
    names = {"a": one, "b": other}
    now = dict.fromkeys((golden.question for golden in world.base.golden), True)
    now |= {one: after[0], other: after[1]}
    were = {names[name]: right for name, right in before.items()}
    if not lost:
        regressions(world.loaded, were, now)
        return
    with pytest.raises(GoldenRegression) as caught:
        regressions(world.loaded, were, now)
    assert len(caught.value.problems) == lost
    assert f"the golden question {one!r} would be answered wrongly" in str(caught.value)
    assert caught.value.problems[0].line == line_of(one)
