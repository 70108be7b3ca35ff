"""What effort brings: thin copies of a base, from little written to much, asked graded questions.

    python -m benchmarks.effort [--graded FILE] [--short]

More phrasings, unknowns or golden questions should never answer fewer questions than less did: the
deepest falls stand below the table. With some 120 answerable questions and three draws, up to about
four points are noise.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from rich.console import Console

from benchmarks.arguments import existing_file, existing_folder, run
from benchmarks.report import Column, Table, markdown, show
from benchmarks.thin import thinned
from bot.answering import Answerer
from bot.answering.evaluation.evaluate import Judged, evaluate
from bot.answering.evaluation.graded import GradedQuestion, read_graded
from bot.answering.verdict import FAULTY, FIRST
from bot.knowledge import FactBase, load

ROOT = Path(__file__).parents[1]
GRADED = ROOT / "tests/data/questions-dev.jsonl"
ASKS = (4, 5, 8, 10, 15, 20, 30)
UNKNOWNS = (0, 10, 20)
GOLDEN = (0, 15, 30, 60)
SHORT = ((5, 0), (5, 10), (10, 0), (10, 10), (20, 0), (20, 10))  # what the curator's guide shows
DRAWS, SHORT_DRAWS = 3, 2


class Effort(NamedTuple):
    """What a curator has written: phrasings of an entry, unknowns, golden questions."""

    asks: int
    unknowns: int
    golden: int = 0


class Fared(NamedTuple):
    """How the questions fared, as shares.

    Of the answerable ones: `right`, answered plainly with an expected fact first; `shown`, that or
    the same as the nearest; `plain`, answered plainly at all. `wrong`: of all questions, answered
    with something else, or though nothing answers them.
    """

    right: float
    shown: float
    plain: float
    wrong: float


def fared(base: FactBase, questions: Sequence[GradedQuestion]) -> Fared:
    """Return how graded questions to a base fare."""
    judged = evaluate(Answerer(base), questions).judged
    answerable = [one for one in judged if not one.graded.abstain]
    return Fared(
        right=mean(one.verdict == "right" for one in answerable),
        shown=mean(one.verdict in FIRST for one in answerable),
        plain=mean(_is_plain(one) for one in answerable),
        wrong=mean(one.verdict in FAULTY for one in judged),
    )


def _is_plain(judged: Judged) -> bool:
    return judged.outcome in {"answer", "not_stated"}


def measured(
    base: FactBase,
    questions: Sequence[GradedQuestion],
    efforts: Sequence[Effort],
    draws: int = DRAWS,
) -> dict[Effort, Fared]:
    """Return how the questions fare for each effort, the mean of some draws."""
    found: dict[Effort, Fared] = {}
    for effort in efforts:
        each = [
            fared(
                thinned(base, effort.asks, seed, unknowns=effort.unknowns, golden=effort.golden),
                questions,
            )
            for seed in range(draws)
        ]
        found[effort] = Fared(*map(mean, zip(*each, strict=True)))
    return found


def falls(found: Mapping[Effort, Fared], figure: str) -> Iterator[tuple[float, Effort, Effort]]:
    """Yield how far a figure falls from each effort to each that adds to it; negative: it rises."""
    for less, more in product(found, found):
        if less != more and all(one <= other for one, other in zip(less, more, strict=True)):
            yield getattr(found[less], figure) - getattr(found[more], figure), less, more


def effort_table(found: Mapping[Effort, Fared]) -> Table:
    """Return the figures, a row for each effort, and the deepest falls."""
    written = [Column(name, "{:.0f}") for name in ("unknowns", "golden")]
    columns = (Column("phrasings an entry"), *written, *map(Column, Fared._fields))
    rows = tuple(
        (str(effort.asks), effort.unknowns, effort.golden, *figures)
        for effort, figures in found.items()
    )
    deepest = ((name, max(falls(found, name))) for name in ("right", "shown", "plain"))
    notes = (
        f"{name}: falls by {100 * fall:.1f} points at most as effort grows, from {tuple(less)} to "
        f"{tuple(more)}"
        for name, (fall, less, more) in deepest
    )
    return Table("What effort brings", columns, rows, tuple(notes))


def short_table(found: Mapping[Effort, Fared]) -> Table:
    """Return the table of the curator's guide."""
    columns = (
        Column("phrasings a fact"),
        Column("unknowns", "{:.0f}"),
        *(Column(title, "{:.0%}") for title in ("shown at once", "answered plainly", "wrong")),
    )
    rows = tuple(
        (str(effort.asks), effort.unknowns, figures.shown, figures.right, figures.wrong)
        for effort, figures in found.items()
    )
    return Table("What effort brings", columns, rows)


def main() -> None:
    """Measure the grid, or the short table of the curator's guide."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument(
        "--knowledge", type=existing_folder, default=ROOT / "knowledge", metavar="DIR"
    )
    parser.add_argument("--graded", type=existing_file, default=GRADED, metavar="FILE")
    parser.add_argument("--short", action="store_true", help="print the table of the guide")
    asked = parser.parse_args()
    base = load(asked.knowledge).base
    questions = read_graded(asked.graded)
    if asked.short:
        short = [Effort(*effort) for effort in SHORT]
        print(markdown(short_table(measured(base, questions, short, SHORT_DRAWS))))
    else:
        grid = [Effort(*effort) for effort in product(ASKS, UNKNOWNS, GOLDEN)]
        show(effort_table(measured(base, questions, grid)), Console())


if __name__ == "__main__":
    run(main)
