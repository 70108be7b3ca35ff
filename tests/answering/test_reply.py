"""A reply and its statements: what is asked of them."""

from __future__ import annotations

import pytest

from bot.answering import Reply, Suggestion, compose, compose_entry
from bot.answering.outcome import Answer, Choice, Correction
from bot.knowledge import FactBase


@pytest.mark.parametrize(
    ("fact", "is_claim", "standing"),
    [("cranes-damaged", True, "Claimed"), ("ships-waiting", False, "Reported")],
)
def test_a_statement_is_claimed_or_reported(
    base: FactBase, fact: str, standing: str, *, is_claim: bool
) -> None:
    (shown,) = compose_entry(base, fact).statements
    assert shown.is_claim is is_claim
    assert shown.standing == standing


def test_together_yields_a_statement_and_its_responses(base: FactBase) -> None:
    (shown,) = compose_entry(base, "union-accused").statements
    assert [one.id for one in shown.with_responses()] == ["union-accused", "union-dismissal"]


def test_a_reply_tells_its_statements_corrections_and_suggestions(base: FactBase) -> None:
    corrected = compose(base, Answer("cranes", 0.9, (Correction("number", "29"),)))
    assert [shown.id for shown in corrected.statements] == ["cranes-damaged"]
    assert [note.correction.token for note in corrected.corrections] == ["29"]
    assert list(corrected.visible_ids()) == ["cranes-damaged", "cranes-old"]
    assert corrected.suggestions == ()
    choice = compose(base, Choice(("cranes", "mayor-calm"), 0.4))
    assert choice.suggestions == (
        Suggestion("cranes", "What is said about the cranes?"),
        Suggestion("mayor-calm", "What did the mayor call for?"),
    )
    assert (choice.statements, choice.corrections, [*choice.visible_ids()]) == ((), (), [])


def test_an_empty_reply_shows_nothing() -> None:
    empty = Reply("no_answer", (), 0.0, "revision")
    assert (empty.statements, empty.corrections, empty.suggestions) == ((), (), ())
