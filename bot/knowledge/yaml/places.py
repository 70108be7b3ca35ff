"""Where each record of the base stands in its file, so that any later check can point there."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass

from bot.errors import Problem
from bot.knowledge.yaml.nodes import Mapping, Node, Sequence

Step = str | int
Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """A record's node and the file it stands in."""

    file: str
    node: Node


@dataclass(frozen=True, slots=True)
class Places:
    """The records by section and id (by position in `golden` and `synonyms`, which have no ids)."""

    root: str
    records: ReadOnly[tuple[str, Step], Located]

    def problem(self, path: Path, what: str, remedy: str) -> Problem:
        """Return a problem at `path`, like `("facts", "bridge-closed", "asks", 3)`.

        A path that leads further than the files do ends at the last place on its way; one that
        starts nowhere (a topic derived from the claims, say) at the folder as a whole.
        """
        file, line, column = self.find(path)
        return Problem(file, line, column, what, remedy)

    def find(self, path: Path) -> tuple[str, int, int]:
        """Return the file, line and column of what `path` leads to."""
        located = self.records.get((str(path[0]), path[1])) if len(path) > 1 else None
        if located is None:
            return self.root, 0, 0
        return located.file, *place_in(located.node, path[2:])


def place_in(node: Node, path: Path) -> tuple[int, int]:
    """Return line and column of what `path` leads to inside `node`, as far as it leads."""
    for step in path:
        inner = _step(node, step)
        if inner is None:
            break
        node = inner
    return node.line, node.column


def node_in(node: Node, path: Path) -> Node | None:
    """Return the node `path` leads to, or None when it leads nowhere."""
    found: Node | None = node
    for step in path:
        found = None if found is None else _step(found, step)
    return found


def _step(node: Node, step: Step) -> Node | None:
    match node, step:
        case Mapping(), str():
            return node.values.get(step)
        case Sequence(), int() if 0 <= step < len(node.items):
            return node.items[step]
        case _:
            return None
