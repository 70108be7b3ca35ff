"""Graded questions of one story, put to all."""

from __future__ import annotations

import pytest

from bot.answering.evaluation.evaluate import evaluate
from bot.answering.evaluation.graded import GradedQuestion, graded
from bot.answering.stories import Stories, open_stories
from bot.answering.stories.judging import evaluate_among
from tests.two_stories import write_two


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Stories:
    return open_stories(write_two(tmp_path_factory.mktemp("two") / "knowledge"))


def judged(two: Stories, question: str, *expect: str, after: str | None = None) -> tuple[str, str]:
    """Return verdict and first entry for a question about the harbour."""
    asked = GradedQuestion(question=question, expect=expect, abstain=not expect, after=after)
    (found,) = evaluate_among(two, two.by_id["harbour-strike"], [asked]).judged
    return found.verdict, found.top


def test_what_its_own_story_answers_is_judged_as_alone(two: Stories) -> None:
    assert judged(two, "how many cranes were damaged?", "cranes-damaged")[0] == "right"
    assert judged(two, "who says so?", "cranes-damaged", after="how many cranes were damaged?") == (
        "right",
        "cranes-damaged",
    )
    one = two.by_id["harbour-strike"]
    questions = graded(one.base.golden)
    among, by_itself = evaluate_among(two, one, questions), evaluate(one.answerer, questions)
    assert among.rates() == by_itself.rates()
    alone = two.only("harbour-strike")
    assert evaluate_among(alone, alone.first, questions) == by_itself


def test_what_another_story_answers_is_wrong(two: Stories) -> None:
    assert judged(two, "death toll of the flood", "cranes-damaged") == (
        "wrong",
        "arden-flood/toll-second",
    )
    assert judged(two, "death toll of the flood") == ("answered", "arden-flood/toll-second")
    assert judged(two, "cost of the flood", "cranes-damaged")[0] == "silent"
    assert judged(two, "cost of the flood")[0] == "abstained"
