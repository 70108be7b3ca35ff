"""YAML events → nodes, with an explicit stack.

PyYAML's own composer recurses in C and ends the whole process on deeply nested input, so only its
event stream is used, and it is left as soon as a bound is passed.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from bot.knowledge.yaml.findings import Findings, quoted
from bot.knowledge.yaml.limits import MAX_DEPTH, MAX_EVENTS, MAX_SCALAR_LENGTH, Budget
from bot.knowledge.yaml.nodes import Mapping, Node, Scalar, Sequence

Place = tuple[int, int]

# The C parser is many times as fast; the pure one reads the same where libyaml is missing.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

TOO_DEEP = (f"nested deeper than {MAX_DEPTH} levels", "a base needs four; take the nesting out")


class _GaveUp(Exception):
    """A bound was passed: the rest of the file must not be read."""


class _Open(NamedTuple):
    """A list or mapping whose end has not come yet; a mapping's keys and values alternate."""

    line: int
    column: int
    nodes: list[Node]


class EventWalker:
    """Builds the root node of one file from its events."""

    def __init__(self, name: str, findings: Findings, budget: Budget) -> None:
        self._name = name
        self._findings = findings
        self._budget = budget
        self._documents = 0
        self._stack = [_Open(0, 0, [])]

    def walk(self, text: str) -> Node | None:
        """Return the root node, or None when there is none or reading had to stop.

        Raises yaml.YAMLError where the text is not YAML.
        """
        # Not kept in `self`: in a circle with it, the whole tree would wait for the collector.
        handlers: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceEndEvent: self._end_sequence,
            yaml.MappingEndEvent: self._end_mapping,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        try:
            for event in yaml.parse(text, Loader=LOADER):
                self._budget.events -= 1
                if self._budget.events < 0:
                    what = f"the base is larger than {MAX_EVENTS} keys and values"
                    self._give_up(event, what, "split the base, or remove what is not needed")
                if handler := handlers.get(type(event)):
                    handler(event)
        except _GaveUp:
            return None
        root = self._stack[0].nodes
        return root[0] if root else None

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        text: str = event.value
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        if len(text) > MAX_SCALAR_LENGTH:
            what = f"this text is longer than {MAX_SCALAR_LENGTH} characters"
            self._give_up(event, what, "shorten it; is a closing quote missing?")
        line, column = _place(event)
        self._stack[-1].nodes.append(Scalar(text, event.implicit[0], line, column))

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_extras(event)
        if len(self._stack) > MAX_DEPTH:
            self._give_up(event, *TOO_DEEP)
        self._stack.append(_Open(*_place(event), []))

    def _end_sequence(self, _: yaml.SequenceEndEvent) -> None:
        done = self._stack.pop()
        self._stack[-1].nodes.append(Sequence(tuple(done.nodes), done.line, done.column))

    def _end_mapping(self, _: yaml.MappingEndEvent) -> None:
        done = self._stack.pop()
        self._stack[-1].nodes.append(self._mapping(done))

    def _mapping(self, done: _Open) -> Mapping:
        values: dict[str, Node] = {}
        keys: dict[str, Scalar] = {}
        for key, value in zip(done.nodes[::2], done.nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                what = "a list or a mapping stands where a key belongs"
                self._findings.add(self._name, key[-2:], what, "write a word before the colon")
            elif key.text in keys:
                what = f"the key {quoted(key.text)} stands here a second time"
                remedy = f"keep one of the two (the first is in line {keys[key.text].line})"
                self._findings.add(self._name, key[-2:], what, remedy)
            else:
                keys[key.text] = key
                values[key.text] = value
        return Mapping(MappingProxyType(values), MappingProxyType(keys), done.line, done.column)

    def _alias(self, event: yaml.AliasEvent) -> None:
        what = f"the alias {quoted(f'*{event.anchor}')} is not allowed"
        self._problem(event, what, "write the value out")
        line, column = _place(event)
        self._stack[-1].nodes.append(Scalar("", plain=False, line=line, column=column))

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            what = "a second document begins here"
            self._give_up(event, what, "remove the line '---', or use another file")

    def _refuse_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            what = f"the anchor {quoted('&' + event.anchor)} is not allowed"
            self._problem(event, what, "take it out, and write the value out where it is needed")
        if event.tag is not None:
            what = f"the tag {quoted(event.tag)} is not allowed"
            self._problem(event, what, "take it out; put texts in quotes")

    def _problem(self, event: yaml.Event, what: str, remedy: str) -> None:
        self._findings.add(self._name, _place(event), what, remedy)

    def _give_up(self, event: yaml.Event, what: str, remedy: str) -> None:
        self._problem(event, what, remedy)
        raise _GaveUp


def _place(event: yaml.Event) -> Place:
    mark: Any = event.start_mark  # typed as optional, but every event read from text has one
    return mark.line + 1, mark.column + 1
