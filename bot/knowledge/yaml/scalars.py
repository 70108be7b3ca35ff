"""What a scalar without quotes means: text, whole number, boolean, nothing, or something refused.

YAML programs disagree on `no`, `1948`, `12:30` or `010`; so only the spellings all of them read
alike are used as numbers and booleans, and everything some program would not read as text has to
be put in quotes where a text is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

_FIRST = frozenset("-+.0123456789~nNyYtTfFoO")
_NULL = re.compile(r"~|null|Null|NULL")
_BOOLEAN = re.compile(r"true|True|TRUE|false|False|FALSE")
_LOOSE_BOOLEAN = re.compile(r"yes|no|on|off|y|n", re.IGNORECASE)
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(
    r"[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0o?[0-7_]+"
    r"|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?"
    r"|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?")


@dataclass(frozen=True, slots=True)
class Refused:
    """A value that different programs read differently, and what some of them take it for."""

    text: str
    taken_for: str


Value = str | int | bool | Refused | None


def is_plain(node: yaml.ScalarNode) -> bool:
    """Tell whether it stands without quotes, so may mean something other than a text."""
    return not node.style


def is_nothing(node: yaml.Node | None) -> bool:
    """Tell whether nothing stands after the colon or the dash."""
    return isinstance(node, yaml.ScalarNode) and is_plain(node) and not node.value


def value_of(node: yaml.ScalarNode) -> Value:
    """Return what the scalar means."""
    text: str = node.value
    if not is_plain(node) or (text and text[0] not in _FIRST):
        return text
    if not text:
        return Refused(text, "nothing")
    if _NULL.fullmatch(text):
        return None
    if _BOOLEAN.fullmatch(text):
        return text.lower() == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    return _ambiguous(text)


def _ambiguous(text: str) -> str | Refused:
    if _LOOSE_BOOLEAN.fullmatch(text):
        return Refused(text, "a yes-or-no value")
    if _DATE.fullmatch(text):
        return Refused(text, "a date")
    if _NUMBER.fullmatch(text):
        return Refused(text, "a number")
    return text
