"""With abstention: replies to questions when the answerer may also offer or decline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.noise import is_plain
from benchmarks.report import Cell, Column, Table
from bot.answering import Answerer
from bot.answering.evaluation.evaluate import Evaluation

OTHER_CONFLICTS = Path(__file__).parent / "data" / "other-conflicts.txt"
OPEN_SLOTS = OTHER_CONFLICTS.with_name("open-slots.txt")
VERDICTS = ("right", "shown", "offered", "wrong", "silent", "misled")


def other_conflicts() -> list[str]:
    """Return questions about other conflicts and countries, in the words of the shipped base."""
    return OTHER_CONFLICTS.read_text("utf-8").splitlines()


def open_slots() -> list[str]:
    """Return questions for what each fact leaves open: when, where, why, by whom, how many, ..."""
    return OPEN_SLOTS.read_text("utf-8").splitlines()


@dataclass(frozen=True)
class Answered:
    """Questions that the base has nothing on, and how many of them are plainly answered."""

    name: str
    asked: int
    answered: float


def unsupported_names(answerer: Answerer, name: str, questions: Sequence[str]) -> Answered:
    """Return how many of the questions are plainly answered."""
    plain = sum(is_plain(answerer, question) for question in questions)
    return Answered(name, len(questions), plain / len(questions))


def verdict_table(evaluations: dict[str, Evaluation]) -> Table:
    """Return the share of each verdict, over the answerable questions of each set."""
    rows: list[tuple[Cell, ...]] = []
    for name, found in evaluations.items():
        rates = found.rates()
        seen = rates["right"] + rates["shown"] + rates["offered"]
        asked = sum(not one.graded.abstain for one in found.judged)
        shares = (rates[verdict] for verdict in VERDICTS)
        rows.append((name, asked, *shares, seen, found.companions, found.faults))
    columns = (
        Column(""),
        Column("questions", "{:,}"),
        *map(Column, VERDICTS),
        Column("seen at all"),
        Column("companions seen"),
        Column("bare statements", "{:,}"),
    )
    return Table("With abstention: questions with an answer", columns, tuple(rows), VERDICT_NOTES)


def silence_table(evaluations: dict[str, Evaluation], others: Iterable[Answered]) -> Table:
    """Return how many of the questions without an answer are plainly answered all the same."""
    rows = [
        (f"{name}: {kind.replace('_', ' ')}", asked, found.rates(kind)["answered"])
        for name, found in evaluations.items()
        for kind in found.kinds
        if (asked := sum(one.graded.abstain for one in found.judged if one.graded.kind == kind))
    ]
    rows += [(one.name, one.asked, one.answered) for one in others]
    columns = (Column(""), Column("questions", "{:,}"), Column("plainly answered"))
    return Table("With abstention: questions without an answer", columns, tuple(rows))


VERDICT_NOTES = (
    (
        "right: an expected fact comes first in an answer, or a topic holds all of several; "
        "shown: it is visible otherwise; "
        "offered: it is among the suggestions; wrong: something else was answered; silent: "
        "nothing of it was seen. misled: another fact comes first in an answer, whatever else "
        "is visible. seen at all: right, shown or offered. companions: facts that have to be "
        "visible too. bare: statements without their attribution or a caveat."
    ),
)
