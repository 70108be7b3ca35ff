"""Tables of figures: in the terminal, and as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

Cell = str | float | None
Better = Literal["high", "low"]
OURS = "ours"
AHEAD = "Where a peer wins:"


@dataclass(frozen=True)
class Column:
    """A column of a table: a title, a format for its numbers, and which of them are better."""

    title: str
    shape: str = "{:.1%}"
    better: Better | None = None

    def show(self, cell: Cell) -> str:
        """Return a cell as text."""
        if cell is None:
            return "–"
        return cell if isinstance(cell, str) else self.shape.format(cell)


@dataclass(frozen=True)
class Table:
    """Rows of figures; the first cell of a row names it. `notes` say what the figures mean."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()

    def cell(self, row: str, column: str) -> Cell:
        """Return the cell of a row and a column, None where there is none."""
        titles = [one.title for one in self.columns]
        found = (cells for cells in self.rows if cells[0] == row and column in titles)
        return next((cells[titles.index(column)] for cells in found), None)

    def best(self, place: int) -> float | None:
        """Return the best figure of a column, None where it is no contest."""
        cells = (row[place] for row in self.rows)
        numbers = [cell for cell in cells if isinstance(cell, int | float)]
        better = self.columns[place].better
        if better is None or len(numbers) < 2:  # noqa: PLR2004 - a contest takes two
            return None
        return float(max(numbers) if better == "high" else min(numbers))

    def beaten(self) -> Iterator[str]:
        """Yield a sentence for each column in which a peer does better than ours."""
        own = next((row for row in self.rows if row[0] == OURS), None)
        for place, column in enumerate(self.columns):
            best = self.best(place)
            if own is None or best is None or own[place] == best:
                continue
            winner = next(row for row in self.rows if row[place] == best)
            yield (
                f"{column.title}: {winner[0]} is ahead, {column.show(best)} against"
                f" {column.show(own[place])}."
            )


def show(table: Table, console: Console) -> None:
    """Write a table to the terminal, the best figure of each contest in bold."""
    drawn = RichTable(title=table.title, title_justify="left", box=None)
    for place, column in enumerate(table.columns):
        drawn.add_column(column.title, justify="right" if place else "left")
    for row in table.rows:
        drawn.add_row(*(Text(text, "bold" if best else "") for text, best in _cells(table, row)))
    console.print(drawn)
    for line in (*table.notes, *_ahead(table)):
        console.print(f"  {line}", style="italic", highlight=False)
    console.print()


def markdown(table: Table) -> str:
    """Return a table as Markdown, the best figure of each contest in bold."""
    lines = [
        "| " + " | ".join(column.title for column in table.columns) + " |",
        "| --- |" + " ---: |" * (len(table.columns) - 1),
    ]
    for row in table.rows:
        cells = (f"**{text}**" if best else text for text, best in _cells(table, row))
        lines.append("| " + " | ".join(cells) + " |")
    parts = [f"## {table.title}", "\n".join(lines), *table.notes]
    ahead = list(table.beaten())
    if ahead:
        parts += [AHEAD, "\n".join(f"- {line}" for line in ahead)]
    return "\n\n".join(parts)


def machine() -> str:
    """Return the date, and what the figures were measured on."""
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, on {_processor()}, {os.cpu_count()} cores, "
        f"{platform.system()}, Python {platform.python_version()}; load before it began "
        f"{os.getloadavg()[0]:.1f}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _cells(table: Table, row: Sequence[Cell]) -> Iterator[tuple[str, bool]]:
    for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
        yield column.show(cell), cell is not None and cell == table.best(place)


def _ahead(table: Table) -> Iterator[str]:
    found = list(table.beaten())
    if found:
        yield AHEAD
        yield from found
