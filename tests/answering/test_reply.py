"""A reply and its statements: what is asked of them."""

from __future__ import annotations

import pytest

from bot.answering import Reply, Suggestion, compose, compose_entry
from bot.answering.outcome import Answer, Correction, Nearest
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
    nearest = compose(base, Nearest("cranes", 0.4, (), ("mayor-calm", "strike-end")))
    assert nearest.suggestions == (
        Suggestion("mayor-calm", "What did the mayor call for?"),
        Suggestion("strike-end", "About when the walkout will end"),
    )
    assert (nearest.topic, nearest.first, nearest.corrections) == ("cranes", "cranes-damaged", ())


def test_an_empty_reply_shows_nothing() -> None:
    empty = Reply("no_answer", (), 0.0, "revision")
    assert (empty.statements, empty.corrections, empty.suggestions) == ((), (), ())
