"""CSV files as spreadsheets write them → trees of nodes, or problems with row and column.

Separators are commas, semicolons or tabs; a byte order mark, a first line `sep=;`, columns in any
order, empty rows and empty columns are all right. Rows are counted as a spreadsheet counts them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import zip_longest
from typing import Final

import yaml

from bot.errors import Problem
from bot.exchange.cell_nodes import Cell, record_node
from bot.exchange.tables import columns_of
from bot.knowledge.yaml.findings import Findings, quoted
from bot.knowledge.yaml.limits import MAX_FILE_BYTES
from bot.knowledge.yaml.messages import did_you_mean
from bot.knowledge.yaml.reader import decode

SEPARATORS: Final = ",;\t"
_HINT: Final = "sep="


@dataclass(frozen=True, slots=True)
class CellProblem(Problem):
    """A problem in a table; `name` is that of its column."""

    name: str = ""

    def __str__(self) -> str:
        """Return `file: row 12, column claimant: what; remedy`."""
        column = f", column {self.name}" if self.name else ""
        return f"{self.file}: row {self.line}{column}: {self.what}; {self.remedy}"


class Table:
    """A CSV file of one section: its tree, None where it cannot be used, and its columns' names."""

    def __init__(self, section: str, name: str, data: bytes, findings: Findings) -> None:
        self._section, self._name, self._findings = section, name, findings
        self._header: list[str] = []
        text = decode(data, name, findings)
        self.root = None if text is None else self._root(text)

    def with_column(self, problem: Problem) -> Problem:
        """Return a problem of this file with the name of its column."""
        if not self._header:  # it stands in a line of the file, which is no table
            return problem
        header = dict(enumerate(self._header, 1))
        parts = (problem.file, problem.line, problem.column, problem.what, problem.remedy)
        return CellProblem(*parts, name=header.get(problem.column, ""))

    def _root(self, text: str) -> yaml.Node | None:
        rows = _rows(text)
        try:
            self._header = [cell.strip().lower() for cell in next(rows, [])]
            if not self._has_good_columns():
                return None
            nodes = [
                record_node(self._section, self._cells(row, number), number)
                for number, row in enumerate(rows, 2)
                if any(map(str.strip, row))
            ]
        except csv.Error as error:
            what = f"this is not CSV ({error})"
            self._findings.add(self._name, (1, 1), what, "save the sheet as CSV once more")
            return None
        key = yaml.ScalarNode("", self._section)
        return yaml.MappingNode("", [(key, yaml.SequenceNode("", nodes))])

    def _has_good_columns(self) -> bool:
        known = columns_of(self._section)
        before = len(self._findings.problems)
        for column, name in enumerate(self._header, 1):
            if name and name not in known:
                what = f"the column {quoted(name)} is not known here"
                self._findings.add(self._name, (1, column), what, did_you_mean(name, known))
            elif name and name in self._header[: column - 1]:
                what = f"the column {quoted(name)} stands here a second time"
                self._findings.add(self._name, (1, column), what, "keep one of the two")
        if known[0] not in self._header:
            what = f"there is no column '{known[0]}'"
            self._findings.add(self._name, (1, 1), what, "name the columns in the first row")
        return len(self._findings.problems) == before

    def _cells(self, row: list[str], number: int) -> dict[str, Cell]:
        cells = {name: Cell("", number, 1) for name in columns_of(self._section)}
        for column, (name, text) in enumerate(zip_longest(self._header, row, fillvalue=""), 1):
            if name:
                cells[name] = Cell(text, number, column)
            elif text.strip():
                what = f"{quoted(text)} stands in a column without a name"
                self._findings.add(self._name, (number, column), what, "name it, or empty the cell")
        return cells


def _rows(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_FILE_BYTES)
    first, _, rest = text.partition("\n")
    hint = first.strip()
    if hint.lower().startswith(_HINT) and len(hint) == len(_HINT) + 1:
        return csv.reader(StringIO(rest, newline=""), delimiter=hint[-1], strict=True)
    separator = max(SEPARATORS, key=first.count)
    return csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
