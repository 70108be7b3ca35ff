"""Guards one by one: what slips through without each, and what they keep for nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from unittest.mock import patch

from benchmarks.abstention import open_slots, other_conflicts
from benchmarks.noise import is_plain, swaps
from benchmarks.report import Cell, Column, Table
from bot.answering import Answerer, guards
from bot.answering.outcome import Answer

Guards = tuple[guards.Guard, ...]


def guard_table(answerer: Answerer, abstain: Iterable[str]) -> Table:
    """Return what comes of questions with all guards, without each of them, and without any.

    `abstain` are questions that must not be answered, beside our own lists of them.
    """
    every = guards.GUARDS
    kept: dict[str, Guards] = {"all": every}
    for out in every:
        name = out.check.__name__.removeprefix("check_")
        kept[f"without {name}"] = tuple(one for one in every if one is not out)
    kept["none"] = ()
    asked = (
        ([swap.swapped for swap in swaps()], is_plain),
        (list(abstain), is_plain),
        (other_conflicts(), is_plain),
        (open_slots(), is_plain),
        ([swap.original for swap in swaps()], is_corrected),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, *(_share(answerer, chosen, texts, tells) for texts, tells in asked))
        for name, chosen in kept.items()
    )
    return Table("Guards", COLUMNS, rows, NOTES)


def _share(
    answerer: Answerer,
    chosen: Guards,
    texts: list[str],
    tells: Callable[[Answerer, str], bool],
) -> float:
    """Return of which share of the texts something is told, where only those guards watch."""
    with patch.object(guards, "GUARDS", chosen):
        return sum(tells(answerer, text) for text in texts) / max(len(texts), 1)


def is_corrected(answerer: Answerer, text: str) -> bool:
    """Tell whether a question is answered with a correction."""
    outcome = answerer.decide(text).outcome
    return isinstance(outcome, Answer) and bool(outcome.corrections)


COLUMNS = (
    Column(""),
    Column("swapped plainly answered"),
    Column("must abstain, plainly answered"),
    Column("other conflicts plainly answered"),
    Column("what facts leave open plainly answered"),
    Column("originals corrected"),
)
NOTES = (
    (
        "swapped, originals: the table of swaps. must abstain: golden and graded questions. Of "
        "two guards that see the same, the one that says more speaks: without it the other does."
    ),
)
