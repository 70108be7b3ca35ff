"""What was aimed at, held against the tables of figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.report import OURS, Cell, Column, Table


@dataclass(frozen=True, slots=True)
class Aim:
    """A cell of a table (its title, row and column) that should be at least or at most `limit`."""

    table: str
    row: str
    column: str
    least: bool
    limit: float

    def holds(self, value: float) -> bool:
        """Tell whether a figure is as good as was aimed at."""
        return value >= self.limit if self.least else value <= self.limit


def aims_table(tables: Sequence[Table]) -> Table:
    """Return every aim whose figure is in the tables, and whether it is reached."""
    rows = tuple(row for table in tables for row in _rows(table))
    missed = sum(row[-1] == "no" for row in rows)
    note = f"{len(rows) - missed} of {len(rows)} aims are reached."
    columns = (Column(""), Column("aim"), Column("measured"), Column("reached"))
    return Table("Aims", columns, rows, (note,))


def _rows(table: Table) -> Iterable[tuple[Cell, ...]]:
    titles = {column.title: column for column in table.columns}
    for aim in AIMS:
        value = table.cell(aim.row, aim.column) if aim.table == table.title else None
        if isinstance(value, int | float):
            shown = titles[aim.column].show
            row = "" if aim.row == OURS else f", {aim.row}"
            sign = "≥" if aim.least else "≤"
            reached = "yes" if aim.holds(value) else "no"
            name = f"{table.title}{row}: {aim.column}"
            yield (name, f"{sign} {shown(aim.limit)}", shown(value), reached)


AT_LEAST, AT_MOST = True, False
WITH_ANSWER = "With abstention: questions with an answer"
WITHOUT = "With abstention: questions without an answer"
PUBLIC = "Public sets, 5 phrasings an entry"
NOISE = "Golden questions under noise"
SWAPS = "Swapped actors, numbers and negations"
RELIABILITY = "Reliability of the confidence"
START = "A question to the shipped base"
AIMS = (
    Aim(WITH_ANSWER, "graded", "right", AT_LEAST, 0.85),
    Aim(WITH_ANSWER, "graded", "seen at all", AT_LEAST, 0.98),
    Aim(WITH_ANSWER, "graded", "wrong", AT_MOST, 0.03),
    Aim(WITHOUT, "graded: near miss", "plainly answered", AT_MOST, 0.06),
    Aim(WITHOUT, "CLINC150, out of scope", "plainly answered", AT_MOST, 0.01),
    Aim(WITHOUT, "other conflicts", "plainly answered", AT_MOST, 0.05),
    Aim(PUBLIC, OURS, "StackFAQ acc", AT_LEAST, 0.975),
    Aim(PUBLIC, OURS, "30 facts acc", AT_LEAST, 0.99),
    Aim(PUBLIC, OURS, "fold out right", AT_LEAST, 0.85),
    Aim(PUBLIC, OURS, "CLINC150 acc", AT_LEAST, 0.77),
    Aim(PUBLIC, OURS, "CLINC150 oos", AT_LEAST, 0.90),
    Aim(PUBLIC, OURS, "BANKING77 acc", AT_LEAST, 0.66),
    *(
        Aim(NOISE, kind, "outcome changes", AT_MOST, 0.0)
        for kind in ("case", "spacing", "punctuation", "greeting")
    ),
    Aim(NOISE, "one slip: all", "outcome changes", AT_MOST, 0.07),
    Aim(SWAPS, "all", "swapped plainly answered", AT_MOST, 0.05),
    Aim(RELIABILITY, "all", "off by", AT_MOST, 0.05),
    *(
        Aim(f"Speed at {size} phrasings", OURS, column, AT_MOST, limit)
        for size, *limits in (
            ("1,000", 2.0, 0.3, 80),
            ("10,000", 2.5, 1.0, 120),
            ("100,000", 4.0, 6.0, 400),
        )
        for column, limit in zip(("p99 ms", "build s", "peak MB"), limits, strict=True)
    ),
    Aim(START, "python -m bot ask", "seconds", AT_MOST, 0.7),
)
