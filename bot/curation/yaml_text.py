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
    parts = ["\n".join(_record(record)) for record in records]
    return f"{section}:\n" + "\n\n".join(parts) + "\n" if parts else ""


def _record(record: Stub) -> Iterator[str]:
    mark = "-"
    for key, value in record.items():
        if isinstance(value, str | int | None):
            yield f"  {mark} {key}: {_scalar(value)}".rstrip()
        elif all(isinstance(item, int) or _is_plain(item) for item in value):
            yield f"  {mark} {key}: [{', '.join(map(_scalar, value))}]"
        else:
            yield f"  {mark} {key}:"
            yield from (f"      - {_scalar(item)}" for item in value)
        mark = " "


def _scalar(value: str | int | None) -> str:
    if value == BLANK:
        return ""
    if isinstance(value, str) and not _is_plain(value):
        return json.dumps(value, ensure_ascii=False)
    return "null" if value is None else str(value)


def _is_plain(text: str) -> bool:
    node = yaml.ScalarNode("", text)
    return _PLAIN.fullmatch(text) is not None and value_of(node) == text
