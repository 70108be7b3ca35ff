"""Figures and names as people put them: the true are never corrected, the false always are."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.answering import Answerer
from bot.answering.guards import corrections
from tests.answering.asking import subject

DATA = Path(__file__).parents[2] / "data"


def rows(name: str) -> list[tuple[str, ...]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file, delimiter="\t")]


TRUE, FALSE = rows("figures-true.tsv"), rows("figures-false.tsv")


def test_there_are_many_of_both() -> None:
    assert len(set(TRUE)) == len(TRUE) >= 100
    assert len(set(FALSE)) == len(FALSE) >= 60


@pytest.mark.parametrize(("entry", "question"), TRUE)
def test_a_true_figure_or_name_is_never_corrected(
    shipped_answerer: Answerer, entry: str, question: str
) -> None:
    assert list(corrections(subject(shipped_answerer, question, entry))) == []
    assert shipped_answerer.reply(question).corrections == ()


@pytest.mark.parametrize(("entry", "question", "token"), FALSE)
def test_a_false_figure_is_always_corrected(
    shipped_answerer: Answerer, entry: str, question: str, token: str
) -> None:
    (correction,) = corrections(subject(shipped_answerer, question, entry))
    assert (correction.kind, correction.token) == ("number", token)
    reply = shipped_answerer.reply(question)
    assert reply.outcome != "answer" or reply.corrections
