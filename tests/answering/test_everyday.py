"""Nothing is certain on a word that carries nothing: "yes", "bruh", "seriously?"."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering import Answerer, Snapshot
from bot.answering.explanation import explain
from bot.knowledge import FactBase

LINES = (Path(__file__).parents[1] / "data" / "everyday.txt").read_text("utf-8").splitlines()
THIN = 5  # phrasings an entry


@pytest.fixture(scope="module")
def thin(shipped: Snapshot) -> Answerer:
    """Return the shipped base as a curator has it after an hour: few phrasings, no unknowns."""
    content = shipped.base.content
    cut = {
        section: tuple(
            entry.model_copy(update={"asks": entry.asks[:: len(entry.asks) // THIN]})
            for entry in getattr(content, section)
        )
        for section in ("facts", "topics")
    }
    few = content.model_copy(update={**cut, "unknowns": (), "golden": ()})
    return Answerer(FactBase(few, "thin"))


def test_there_are_enough_lines() -> None:
    assert len(set(LINES)) >= 150


@pytest.mark.parametrize("line", LINES)
def test_an_everyday_line_is_not_answered_plainly_nor_unasked(
    shipped_answerer: Answerer, thin: Answerer, line: str
) -> None:
    for answerer in (shipped_answerer, thin):
        decision = answerer.decide(line)
        assert decision.plain_answer is None
        assert not decision.speaks_unasked


@pytest.mark.parametrize("word", ["bruh", "seriously", "slay", "acha", "copium"])
def test_an_everyday_word_is_not_repaired(shipped_answerer: Answerer, word: str) -> None:
    assert shipped_answerer.matcher.match(word).repaired == ()


def test_why_tells_that_nothing_says_what_the_question_is_about(
    shipped_answerer: Answerer,
) -> None:
    decision = shipped_answerer.decide("what is it now?")
    assert "subject" in decision.doubts
    lines = explain(shipped_answerer, decision).lines()
    assert any("holds no word of the question that says what it is about" in line for line in lines)


def test_a_word_of_the_subject_is_enough(shipped_answerer: Answerer) -> None:
    assert shipped_answerer.decide("seriously, were trains halted?").doubts == ()
