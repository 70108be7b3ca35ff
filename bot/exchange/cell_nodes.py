"""Rows of a table → the nodes that the YAML of such a record has, each at its row and column.

So a table goes through the same checks as a file, and each problem has its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple, get_args, get_origin

import yaml
from pydantic.fields import FieldInfo

from bot.exchange.cells import LIFTED, text_of
from bot.exchange.tables import SYNONYMS_COLUMN, model_of

QUOTED: Final = '"'
_YES: Final = frozenset({"true", "yes", "x", "1"})
_NO: Final = frozenset({"false", "no", "0"})
_DIGITS: Final = re.compile(r"-?[0-9]{1,18}")
_BETWEEN_NUMBERS: Final = re.compile(r"[\s,;]+")


class Cell(NamedTuple):
    """A cell's text, and where it stands in the file, counted from 1."""

    text: str
    row: int
    column: int


def record_node(section: str, cells: dict[str, Cell], row: int) -> yaml.Node:
    """Return the node of a row's record; `cells` are those of known columns."""
    model = model_of(section)
    if model is None:
        return _list(cells[SYNONYMS_COLUMN], str)
    pairs = [
        (_scalar(name, cell, QUOTED), node)
        for name, cell in cells.items()
        if (node := _value(cell, model.model_fields[name])) is not None
    ]
    return _at(yaml.MappingNode("", pairs), Cell("", row, 1))


def _value(cell: Cell, field: FieldInfo) -> yaml.Node | None:
    """Return the node of a cell, or None where it is empty and may be."""
    if not cell.text.strip():
        return _scalar("", cell, None) if field.is_required() else None
    kind = field.annotation
    if kind is bool:
        return _boolean(cell)
    if kind is int:
        return _integer(cell.text, cell)
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        return _list(cell, getattr(item, "__origin__", item))
    if get_origin(kind) is dict:
        return _reasons(cell)
    return _scalar(text_of(cell.text), cell, QUOTED)


def _boolean(cell: Cell) -> yaml.Node:
    word = text_of(cell.text).strip().lower()
    if word in _YES | _NO:
        return _scalar(str(word in _YES).lower(), cell, None)
    return _scalar(word, cell, QUOTED)


def _integer(text: str, cell: Cell) -> yaml.Node:
    """Return a number; what is none becomes a text, which is reported as no number."""
    text = text_of(text).strip()
    return _scalar(str(int(text)), cell, None) if _DIGITS.fullmatch(text) else _text(text, cell)


def _list(cell: Cell, kind: object) -> yaml.Node:
    text = text_of(cell.text).strip()
    if kind is int:
        items = [_integer(item, cell) for item in filter(None, _BETWEEN_NUMBERS.split(text))]
    else:
        items = [_text(line, cell) for line in _lines(text)]
    return _at(yaml.SequenceNode("", items), cell)


def _reasons(cell: Cell) -> yaml.Node:
    return _at(yaml.MappingNode("", [_reason(line, cell) for line in _lines(cell.text)]), cell)


def _reason(line: str, cell: Cell) -> tuple[yaml.Node, yaml.Node]:
    found = LIFTED.fullmatch(line)
    if found is None:  # a caveat without a reason
        return _text(line, cell), _scalar("", cell, None)
    why = _text(found["why"], cell)
    if found["by"]:
        by = _text(found["by"], cell)
        why = _at(yaml.MappingNode("", [(_text("why", cell), why), (_text("by", cell), by)]), cell)
    return _text(found["caveat"], cell), why


def _lines(text: str) -> Iterator[str]:
    return filter(None, map(str.strip, text.split("\n")))


def _text(text: str, cell: Cell) -> yaml.Node:
    return _scalar(text, cell, QUOTED)


def _scalar(text: str, cell: Cell, style: str | None) -> yaml.Node:
    return _at(yaml.ScalarNode("", text, style=style), cell)


def _at(node: Any, cell: Cell) -> yaml.Node:  # noqa: ANN401 - the nodes of PyYAML are typed loosely
    node.start_mark = yaml.Mark("", 0, cell.row - 1, cell.column - 1, None, 0)
    marked: yaml.Node = node
    return marked
