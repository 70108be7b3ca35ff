"""What a guard looks at: the facts an entry shows, with what is shown along with them."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.answering.guards import corrections
from tests.answering.asking import subject


@pytest.mark.parametrize(
    ("question", "entry", "facts"),
    [
        ("reaction of the mayor", "mayor-calm", ["mayor-calm"]),
        ("what is the union accused of", "union-accused", ["union-accused", "union-dismissal"]),
        ("tell me about the cranes", "cranes", ["cranes-damaged", "cranes-old"]),
    ],
)
def test_the_facts_are_those_the_entry_shows_each_once(
    answerer: Answerer, question: str, entry: str, facts: list[str]
) -> None:
    assert [fact.id for fact in subject(answerer, question, entry).entry.facts] == facts


def test_shown_words_hold_notes_and_stated_words_do_not(answerer: Answerer) -> None:
    seen = subject(answerer, "how many cranes were damaged", "cranes-damaged").entry
    assert seen.stated_words < seen.shown_words
    assert {"12", "dozens", "years"} <= seen.stated_words
    assert "report" in seen.shown_words - seen.stated_words


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("how many cranes were damaged", []),
        ("were 29 cranes damaged in Karachi", ["number"]),
        ("not a single crane was damaged in Karachi", ["name"]),
    ],
)
def test_one_correction_is_told_at_most(
    answerer: Answerer, question: str, kinds: list[str]
) -> None:
    found = corrections(subject(answerer, question, "cranes-damaged"))
    assert [correction.kind for correction in found] == kinds
