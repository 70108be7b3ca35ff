"""The base as tables: a CSV file for each section, a row for each record, a column for each field.

What the base is about is no list, and stays where it is. The columns are the fields of the model,
so that a new field has one by itself. The files begin with a byte order mark, by which
spreadsheets know UTF-8.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Final, get_args

from bot.exchange.cells import cell_of
from bot.knowledge import FactBase
from bot.knowledge.model import Document, Record
from bot.knowledge.records import LISTS

BYTE_ORDER_MARK: Final = "\ufeff"
SYNONYMS_COLUMN: Final = "words"
SUFFIX: Final = ".csv"
LONGEST_CELL: Final = 32_767  # characters that Excel keeps of a cell; it drops the others silently


def as_tables(base: FactBase) -> dict[str, str]:
    """Return the text of each file by its name; a section without records has its columns."""
    return {f"{section}{SUFFIX}": _table(base, section) for section in LISTS}


def model_of(section: str) -> type[Record] | None:
    """Return the model of a section's records, or None for the synonyms, which are lists."""
    kind = get_args(Document.model_fields[section].annotation)[0]
    return kind if isinstance(kind, type) and issubclass(kind, Record) else None


def columns_of(section: str) -> tuple[str, ...]:
    """Return the names of a section's columns."""
    model = model_of(section)
    return tuple(model.model_fields) if model else (SYNONYMS_COLUMN,)


def _table(base: FactBase, section: str) -> str:
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(columns_of(section))
    writer.writerows(_rows(base, section))
    return BYTE_ORDER_MARK + stream.getvalue()


def _rows(base: FactBase, section: str) -> Iterator[list[str]]:
    columns = columns_of(section)
    for record in getattr(base.content, section):
        is_list = not isinstance(record, Record)
        values = [record] if is_list else [getattr(record, name) for name in columns]
        yield [cell_of(value) for value in values]


def overlong_cells(base: FactBase) -> Iterator[str]:
    """Yield a sentence for each cell that spreadsheets would cut."""
    for section in LISTS:
        for number, row in enumerate(_rows(base, section), 2):
            for column, cell in zip(columns_of(section), row, strict=True):
                if len(cell) > LONGEST_CELL:
                    yield (
                        f"{section}{SUFFIX}: row {number}, column {column}: longer than the"
                        f" {LONGEST_CELL:,} characters a spreadsheet keeps; edit it in the YAML"
                    )
