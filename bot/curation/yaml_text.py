"""Records → YAML as a curator would write it, with nothing after a key that is to be filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import yaml

from bot.knowledge.yaml.scalars import value_of

BLANK: Final = ""  # written as nothing at all
Value = str | int | None | Sequence[int] | Sequence[str]
Stub = Mapping[str, Value]
_PLAIN: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def as_yaml(section: str, records: Sequence[Stub]) -> str:
    """Return a section as YAML, empty where it has no record."""
    return f"{section}:\n" + "\n\n".join(map(record_text, records)) + "\n" if records else ""


def as_mapping(section: str, record: Stub) -> str:
    """Return a section that holds one record, and no list, as YAML."""
    return f"{section}:\n" + "\n".join(_lines(record, " ")) + "\n"


def record_text(record: Stub) -> str:
    """Return a record as an item of a section, without a line end."""
    return "\n".join(_lines(record))


def _lines(record: Stub, mark: str = "-") -> Iterator[str]:
    for key, value in record.items():
        if isinstance(value, str | int | None):
            yield f"  {mark} {key}: {scalar(value)}".rstrip()
        elif all(isinstance(item, int) or _is_plain(item) for item in value):
            yield f"  {mark} {key}: [{', '.join(map(scalar, value))}]"
        else:
            yield f"  {mark} {key}:"
            yield from (f"      - {scalar(item)}" for item in value)
        mark = " "


def scalar(value: str | int | None) -> str:
    """Return a value as YAML, a text in quotes where it could be taken for something else."""
    if isinstance(value, str) and (value == BLANK or _is_plain(value)):
        return value
    return json.dumps(value, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    node = yaml.ScalarNode("", text)
    return _PLAIN.fullmatch(text) is not None and value_of(node) == text
