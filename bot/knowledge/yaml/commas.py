"""Texts without quotes that a comma cuts in two, in the { } and [ ] of YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from bot.knowledge.yaml.findings import Findings, quoted
from bot.knowledge.yaml.places import place_of
from bot.knowledge.yaml.scalars import is_plain
from bot.knowledge.yaml.syntax import QUOTES

_GROUP: Final = re.compile(r"[0-9]{3}(?![0-9])")  # the end of "1,200"
_SPACE: Final = re.compile(r"\s")


def drop_cut_off(root: yaml.Node, name: str, findings: Findings) -> None:
    """Report each text that a comma cuts, once, and leave nothing else of it to be wrong."""
    for node in _in_flow(root):
        if isinstance(node, yaml.SequenceNode):
            node.value = list(_figures_whole(node, name, findings))
        else:
            node.value = list(_whole(node, name, findings))


def _whole(
    mapping: yaml.MappingNode, name: str, findings: Findings
) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield the pairs of a mapping but those that are the rest of a text."""
    last: tuple[yaml.Node, yaml.Node] | None = None
    is_told = False
    for key, value in mapping.value:
        if last is not None and _is_text(last[1]) and _is_rest(key, value):
            if not is_told:
                what = f"in {quoted(last[0].value)}: a comma ends this text"
                findings.add(name, place_of(last[1]), what, QUOTES)
            is_told = True
        else:
            last, is_told = (key, value), False
            yield key, value


def _figures_whole(
    sequence: yaml.SequenceNode, name: str, findings: Findings
) -> Iterator[yaml.Node]:
    """Yield the items of a list, those made of one figure put together again."""
    last: yaml.Node | None = None
    for item in sequence.value:
        if last is not None and _is_one_figure(last, item):
            findings.add(name, place_of(last), "the comma of a figure ends this text", QUOTES)
            text = f"{last.value},{item.value}"
            last = yaml.ScalarNode(last.tag, text, last.start_mark, item.end_mark, style='"')
        else:
            if last is not None:
                yield last
            last = item
    if last is not None:
        yield last


def _is_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and is_plain(node) and bool(node.value)


def _is_rest(key: yaml.Node, value: yaml.Node) -> bool:
    """Tell whether no key is meant: it has no colon, or more than one word."""
    key_end: Any = key.end_mark
    value_start: Any = value.start_mark
    if not _is_text(key):
        return False
    has_colon = (key_end.line, key_end.column) != (value_start.line, value_start.column)
    return not has_colon or bool(_SPACE.search(key.value))


def _is_one_figure(item: yaml.Node, following: yaml.Node) -> bool:
    """Tell whether two items are likely one text with "1,200" in it."""
    if not (_is_text(item) and _is_text(following)):
        return False
    end: Any = item.end_mark
    start: Any = following.start_mark
    is_close = (end.line, end.column + 1) == (start.line, start.column)
    are_numbers = item.value.isdigit() and following.value.isdigit()
    return bool(
        is_close and not are_numbers and item.value[-1].isdigit() and _GROUP.match(following.value)
    )


def _in_flow(node: yaml.Node) -> Iterator[yaml.MappingNode | yaml.SequenceNode]:
    """Yield every { } and [ ] of the tree, each before those in it."""
    if isinstance(node, yaml.MappingNode | yaml.SequenceNode):
        if node.flow_style:
            yield node
        for part in node.value:
            for inner in part if isinstance(part, tuple) else (part,):
                yield from _in_flow(inner)
