"""What a YAML file is read into: three kinds of immutable nodes that know their place.

Lines and columns count from 1, as editors do.
"""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from typing import NamedTuple


class Scalar(NamedTuple):
    """A text as written, and whether it stood there without quotes (so may mean a number)."""

    text: str
    plain: bool
    line: int
    column: int


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(NamedTuple):
    """A mapping from keys to values; `keys` holds where each key stands."""

    values: ReadOnly[str, Node]
    keys: ReadOnly[str, Scalar]
    line: int
    column: int


Node = Scalar | Sequence | Mapping
