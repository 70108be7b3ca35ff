"""Records → the YAML of a file of the base, as a curator would write it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import yaml

from bot.knowledge.model import Record
from bot.knowledge.records import STORY

WIDTH: Final = 1_000_000  # a text stands on one line, so that a change of it is a change of a line
_PLAIN: Final = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
_NEXT_RECORD: Final = re.compile(
    r"(?<!:)\n(?=  - \w+:)|\n(?=\w)"
)  # no text goes over several lines
_INLINE: Final = frozenset({"paragraphs"})


def as_yaml(sections: Mapping[str, Sequence[object]], head: str = "") -> str:
    """Return the text of a file with these sections, after the lines of `head`."""
    content = {section: _listed(section, records) for section, records in sections.items()}
    dumped = yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
    return head + _NEXT_RECORD.sub("\n\n", dumped)


def _listed(section: str, records: Sequence[object]) -> object:
    listed = [_content(record) for record in records]
    return listed[0] if section == STORY else listed


def _content(record: object) -> object:
    if not isinstance(record, Record):
        return _Inline(record)  # type: ignore[call-overload]
    content = record.model_dump(mode="json", exclude_defaults=True)
    return {
        name: _Inline(value) if name in _INLINE and isinstance(value, list) else value
        for name, value in content.items()
    }


class _Inline(list[object]):
    """A list that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """Quotes every text but ids, indents lists, and repeats what is the same."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - as in PyYAML
        """Write it anew each time: the base's files have no aliases."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - as in PyYAML
        """Indent the items of a list under its key."""
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = None if _PLAIN.fullmatch(text) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _inline(dumper: yaml.SafeDumper, items: _Inline) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Inline, _inline)
