"""YAML events → nodes, with an explicit stack.

PyYAML's own composer recurses in C and ends the whole process on deeply nested input, so only its
event stream is used, and it is left as soon as a bound is passed.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import yaml

from bot.knowledge.findings import Findings, quoted
from bot.knowledge.limits import MAX_DEPTH, MAX_EVENTS, MAX_SCALAR_LENGTH
from bot.knowledge.nodes import Mapping, Node, Scalar, Sequence

Place = tuple[int, int]

# The C parser is many times as fast; the pure one reads the same where libyaml is missing.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _GaveUp(Exception):
    """A bound was passed: the rest of the file must not be read."""


@dataclass
class Budget:
    """How many more events may be read, over all files."""

    events: int = MAX_EVENTS


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; a mapping's keys and values alternate."""

    line: int
    column: int
    is_mapping: bool
    nodes: list[Node]


class EventWalker:
    """Builds the root node of one file from its events."""

    def __init__(self, name: str, findings: Findings, budget: Budget) -> None:
        self._name = name
        self._findings = findings
        self._budget = budget
        self._documents = 0
        self._root = _Open(0, 0, is_mapping=False, nodes=[])
        self._stack = [self._root]

    def walk(self, text: str) -> Node | None:
        """Return the root node, or None when there is none or reading had to stop.

        Raises yaml.YAMLError where the text is not YAML.
        """
        try:
            for event in yaml.parse(text, Loader=LOADER):
                self._take(event)
        except _GaveUp:
            return None
        return self._root.nodes[0] if self._root.nodes else None

    def _take(self, event: yaml.Event) -> None:
        self._budget.events -= 1
        if self._budget.events < 0:
            what = f"the base is larger than {MAX_EVENTS} keys and values"
            self._give_up(event, what, "split the base, or remove what is not needed")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            self._start(event)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self._end()
        elif isinstance(event, yaml.AliasEvent):
            what = f"the alias {quoted('*' + str(event.anchor))} is not allowed"
            self._problem(event, what, "write the value out")
            line, column = _place(event)
            self._stack[-1].nodes.append(Scalar("", plain=False, line=line, column=column))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                what = "a second document begins here"
                self._give_up(event, what, "remove the line '---', or use another file")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        text: str = event.value
        if len(text) > MAX_SCALAR_LENGTH:
            what = f"this text is longer than {MAX_SCALAR_LENGTH} characters"
            self._give_up(event, what, "shorten it; is a closing quote missing?")
        plain = event.implicit[0]
        self._stack[-1].nodes.append(Scalar(text, plain, *_place(event)))

    def _start(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> None:
        self._refuse_extras(event)
        if len(self._stack) > MAX_DEPTH:
            what = f"nested deeper than {MAX_DEPTH} levels"
            self._give_up(event, what, "a base needs four; take the nesting out")
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self._stack.append(_Open(*_place(event), is_mapping, []))

    def _end(self) -> None:
        done = self._stack.pop()
        node = self._mapping(done) if done.is_mapping else _sequence(done)
        self._stack[-1].nodes.append(node)

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


def _sequence(done: _Open) -> Sequence:
    return Sequence(tuple(done.nodes), done.line, done.column)


def _place(event: yaml.Event) -> Place:
    mark: Any = event.start_mark  # typed as optional, but every event read from text has one
    return mark.line + 1, mark.column + 1
