"""JSON lines → the nodes that YAML is read into, so that they are checked and told alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.errors import printable
from bot.files import opened, unreadable
from bot.knowledge.yaml.findings import WHOLE_FILE, Findings
from bot.knowledge.yaml.limits import MAX_DEPTH, MAX_FILE_BYTES, MEGABYTE
from bot.knowledge.yaml.places import Located
from bot.knowledge.yaml.reader import clean_keys, decode

_LINE_END = re.compile("\r\n|[\n\r]")  # JSON may hold other line separators within a string
_REMEDY = "write one JSON object a line"


class _Pairs(list[tuple[str, object]]):
    """A JSON object with its keys as they stand there, also those that stand there twice."""


def read_json_lines(path: Path, findings: Findings) -> Iterator[Located]:
    """Yield the node of each line that is JSON; what is wrong is added to `findings`.

    Raises UsageError where the file cannot be read.
    """
    name = printable(str(path))
    with opened(str(path)) as stream:
        try:
            data = stream.read(MAX_FILE_BYTES + 1)
        except OSError as error:
            raise unreadable(name, error) from error
    if len(data) > MAX_FILE_BYTES:
        what = f"the file is larger than {MAX_FILE_BYTES // MEGABYTE} MB"
        findings.add(name, WHOLE_FILE, what, "split it into several files")
        return
    text = decode(data, name, findings)
    for number, line in enumerate(_LINE_END.split(text or ""), start=1):
        if line.strip() and not findings.full:
            located = read_json_line(line, number, name, findings)
            if located is not None:
                yield located


def read_json_line(line: str, number: int, name: str, findings: Findings) -> Located | None:
    """Return the node of one line, if it is JSON; what is wrong is added to `findings`."""
    node = _parsed(line, number, name, findings)
    if node is None:
        return None
    clean_keys(node, name, findings)
    return Located(name, node)


def _parsed(line: str, number: int, name: str, findings: Findings) -> yaml.Node | None:
    try:
        value = json.loads(line, object_pairs_hook=_Pairs)
        return _Nodes(line, number).node(value, len(line) - len(line.lstrip()))
    except json.JSONDecodeError as error:
        findings.add(name, (number, error.pos + 1), f"this is not JSON: {error.msg}", _REMEDY)
    except (ValueError, RecursionError):  # a number without end is a bare ValueError
        what = f"a number without end, or nested deeper than {MAX_DEPTH} levels"
        findings.add(name, (number, 1), what, "take it out")
    return None


class _Nodes:
    """Makes the nodes of one line; what stands in a value is said to stand where it begins."""

    def __init__(self, line: str, number: int) -> None:
        self._line = line
        self._number = number

    def node(self, value: object, column: int, depth: int = 0) -> yaml.Node:
        """Return the node of a value; raises RecursionError where it is nested too deep."""
        if depth > MAX_DEPTH:
            raise RecursionError
        mark = yaml.Mark("", 0, self._number - 1, column, None, 0)
        match value:
            case _Pairs():
                return yaml.MappingNode("", self._pairs(value, column, depth), mark)
            case list():
                items = [self.node(item, column, depth + 1) for item in value]
                return yaml.SequenceNode("", items, mark)
            case str():
                return yaml.ScalarNode("", value, mark, style='"')
            case _:
                return yaml.ScalarNode("", json.dumps(value), mark, style="")

    def _pairs(self, pairs: _Pairs, column: int, depth: int) -> list[tuple[yaml.Node, yaml.Node]]:
        nodes = []
        after = column
        for key, value in pairs:
            pattern = re.compile(rf"(?<!\\){re.escape(json.dumps(key))}\s*:\s*")
            if depth == 0 and (match := pattern.search(self._line, after)):
                column, after = match.start(), match.end()
            nodes.append((self.node(key, column), self.node(value, max(column, after), depth + 1)))
        return nodes
