"""Where each record of the base stands in its file, so that any later check can point there.

Lines and columns count from 1, as editors do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from bot.errors import Problem

Step = str | int
KeyPath = tuple[Step, ...]
Place = tuple[int, int]  # line and column


class Located(NamedTuple):
    """A record's node and the file it stands in."""

    file: str
    node: yaml.Node

    @property
    def line(self) -> int:
        """The line the record begins in."""
        return place_of(self.node)[0]


@dataclass(frozen=True, slots=True)
class Places:
    """The records by section and id (by position in `golden` and `synonyms`, which have no ids)."""

    root: str
    records: Mapping[tuple[str, Step], Located]

    def problem(self, path: KeyPath, what: str, remedy: str) -> Problem:
        """Return a problem at `path`, like `("facts", "bridge-closed", "asks", 3)`.

        A path that leads further than the files do ends at the last place on its way; one that
        starts nowhere (a topic derived from the claims, say) at the folder as a whole.
        """
        file, line, column = self.find(path)
        return Problem(file, line, column, what, remedy)

    def find(self, path: KeyPath) -> tuple[str, int, int]:
        """Return the file, line and column of what `path` leads to."""
        located = self.records.get((str(path[0]), path[1])) if len(path) > 1 else None
        if located is None:
            return self.root, 0, 0
        return located.file, *place_in(located.node, path[2:])


def place_of(marked: yaml.Node | yaml.Event) -> Place:
    """Return where a node or an event begins; those read from a text have marks."""
    mark: Any = marked.start_mark  # typed as optional, but all that is read from a text has one
    return mark.line + 1, mark.column + 1


def place_in(node: yaml.Node, path: KeyPath) -> Place:
    """Return the place of what `path` leads to inside `node`, as far as it leads."""
    for step in path:
        inner = child(node, step)
        if inner is None:
            break
        node = inner
    return place_of(node)


def node_in(node: yaml.Node, path: KeyPath) -> yaml.Node | None:
    """Return the node `path` leads to, or None when it leads nowhere."""
    inner: yaml.Node | None = node
    for step in path:
        inner = None if inner is None else child(inner, step)
    return inner


def child(node: yaml.Node, step: Step) -> yaml.Node | None:
    """Return what stands in a mapping under a key, or in a list at a position."""
    match node, step:
        case yaml.MappingNode(), str():
            return next((value for key, value in node.value if key.value == step), None)
        case yaml.SequenceNode(), int() if 0 <= step < len(node.value):
            inner: yaml.Node = node.value[step]
            return inner
        case _:
            return None
