"""What YAML reads otherwise than it looks: texts cut off at a #, and lines that run together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import yaml

from bot.knowledge.yaml.findings import Findings

LINE_END: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines
NARROWEST: Final = 60  # columns; programs that write YAML break lines at 80 and more
_SPACE: Final = " \t"
_GLUED: Final = re.compile(r"(?<=[ \t])#(?![\s#!]|$)")  # a comment has a space behind its #
_CUT: Final = (
    "what stands behind ' #' is left out, as a comment",
    "put the whole text in quotes, or a space behind the #",
)
_RUN_TOGETHER: Final = (
    "these lines are read as one text",
    "begin the next one with '- ', or put the text in quotes",
)


def find_pitfalls(root: yaml.Node, text: str, name: str, findings: Findings) -> None:
    """Add a problem for each plain text that is likely not meant as it is read."""
    is_glued, lines = _GLUED.search(text) is not None, LINE_END.split(text)
    for scalar, is_item in _plain_scalars(root):
        start: Any = scalar.start_mark
        end: Any = scalar.end_mark
        if is_item and start.line != end.line and not _is_wrapped(lines, start.line):
            findings.add(name, (start.line + 1, start.column + 1), *_RUN_TOGETHER)
        if not is_glued or not scalar.value:
            continue
        rest = lines[end.line][end.column :]
        comment = rest.lstrip(_SPACE)
        if len(comment) < len(rest) and _GLUED.match(f" {comment}", 1):
            column = end.column + len(rest) - len(comment) + 1
            findings.add(name, (end.line + 1, column), *_CUT)


def _is_wrapped(lines: Sequence[str], line: int) -> bool:
    """Tell whether a program may have broken a line there: the next word had no room in it."""
    return len(lines[line]) + len(" ") + len((lines[line + 1].split() or [""])[0]) > NARROWEST


def _plain_scalars(node: yaml.Node, *, is_item: bool = False) -> Iterator[tuple[Any, bool]]:
    """Yield every text without quotes, and whether it is an item of a list of lines."""
    match node:
        case yaml.ScalarNode():
            if not node.style:
                yield node, is_item
        case yaml.SequenceNode():
            for item in node.value:
                yield from _plain_scalars(item, is_item=not node.flow_style)
        case _:
            for _, value in node.value:
                yield from _plain_scalars(value)
