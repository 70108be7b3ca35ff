"""Values ↔ cells of a table, so that a spreadsheet neither runs nor loses what stands in them.

A list stands in one cell, an item a line. A text that a spreadsheet would take for a formula gets
an apostrophe before it; so does one that would be read as having one. An empty cell is a value
left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from yaml.reader import Reader

from bot.errors import UsageError
from bot.knowledge.model import Lifting
from bot.knowledge.yaml.findings import quoted

LIFTED: Final = re.compile(r"(?P<caveat>[^\s:]+)(?: \(by (?P<by>[^\s:)]+)\))?: ?(?P<why>.*)")
_FORMULA: Final = r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]"  # the wide signs count in some locales
_ESCAPED: Final = re.compile(rf"'+(?:{_FORMULA}|\s*$)")
_TO_ESCAPE: Final = re.compile(rf"'*(?:{_FORMULA}|\s*$)")
_UNWRITABLE: Final = re.compile(rf"\r|{Reader.NON_PRINTABLE.pattern}")
_KEPT_AS_TEXT: Final = re.compile(r'="((?:[^"]|"")*)"')  # how Excel keeps digits from changing


def cell_of(value: object) -> str:
    """Return a field's value as a cell; an empty one for what is left out."""
    match value:
        case None | False | ():
            return ""
        case True:
            return "true"
        case int():
            return str(value)
        case str():
            return _escaped(value)
        case tuple():
            text = "\n".join(map(str, value))
            return text if isinstance(value[0], int) else _escaped(text)
        case Mapping():
            return "\n".join(_lifted(caveat, reason) for caveat, reason in value.items())
        case _:
            raise TypeError(type(value))


def text_of(cell: str) -> str:
    """Return what a cell holds as the curator sees it: without an apostrophe put before it."""
    cell = cell.replace("\r\n", "\n")
    if kept := _KEPT_AS_TEXT.fullmatch(cell):
        return kept[1].replace('""', '"')
    return cell[1:] if _ESCAPED.match(cell) else cell


def _escaped(text: str) -> str:
    if found := _UNWRITABLE.search(text):
        raise UsageError(
            f"{quoted(text)}: the control character {found[0]!a} has no place in a spreadsheet;"
            " take it out"
        )
    return f"'{text}" if _TO_ESCAPE.match(text) else text


def _lifted(caveat: str, reason: object) -> str:
    if isinstance(reason, Lifting):
        return f"{caveat} (by {reason.by}): {reason.why}"
    return f"{caveat}: {reason}"
