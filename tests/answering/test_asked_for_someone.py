"""Whose word a question asks for, and which figures it leaves open."""

from __future__ import annotations

import pytest

from bot.answering import Answerer


@pytest.mark.parametrize(
    ("question", "claimant"),
    [
        ("how many soldiers died according to the army", "pakistan-military"),
        ("how many soldiers died according to the BLA", "bla"),
        ("how many soldiers does the BLA say were killed", "bla"),
    ],
)
def test_the_word_of_whoever_is_asked_for_comes_first(
    shipped_answerer: Answerer, question: str, claimant: str
) -> None:
    assert shipped_answerer.reply(question).statements[0].claimant == claimant


@pytest.mark.parametrize(
    ("question", "corrected"),
    [
        ("between 10 and 20 civilians died", False),
        ("10 to 20 civilians were killed", False),
        ("between 30 and 40 civilians died", True),
        ("10 or 20 civilians were killed", True),
    ],
)
def test_a_range_is_corrected_only_where_the_figure_lies_outside(
    shipped_answerer: Answerer, question: str, *, corrected: bool
) -> None:
    reply = shipped_answerer.reply(question)
    assert [one.id for one in reply.statements] == ["civilians-killed"]
    assert bool(reply.corrections) is corrected
