"""A look at a file's YAML events, before any tree is built of them.

PyYAML's composer recurses in C: deeply nested input ends the whole process, and aliases make a
small file a large or endless tree. So the events are counted first, and only a file of plain lists,
mappings and texts within the limits goes on to the composer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

from bot.knowledge.yaml.findings import Findings, quoted
from bot.knowledge.yaml.limits import MAX_DEPTH, MAX_EVENTS, MAX_SCALAR_LENGTH
from bot.knowledge.yaml.places import place_of

Finding = tuple[str, str]  # what is wrong, what to do

TOO_DEEP: Finding = (
    f"nested deeper than {MAX_DEPTH} levels",
    "a base needs four; take the nesting out",
)
TOO_MANY: Finding = (
    f"the base is larger than {MAX_EVENTS} keys and values",
    "split the base, or remove what is not needed",
)
TOO_LONG: Finding = (
    f"this text is longer than {MAX_SCALAR_LENGTH} characters",
    "shorten it; is a closing quote missing?",
)
SECOND_DOCUMENT: Finding = (
    "a second document begins here",
    "remove the line '---', or use another file",
)


def scan(events: Iterable[yaml.Event], allowed: int, name: str, findings: Findings) -> int | None:
    """Return the number of events, or None with problems where no tree may be built of them.

    `allowed` is how many there may be. Raises yaml.YAMLError where the text is not YAML.
    """
    before = len(findings.problems)
    depth = documents = count = 0
    for event in events:
        count += 1
        limit = TOO_MANY if count > allowed else None
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            limit = SECOND_DOCUMENT if documents > 1 else limit
        elif isinstance(event, yaml.NodeEvent):
            depth += isinstance(event, yaml.CollectionStartEvent)
            limit = _passed(event, depth) or limit
            for what, remedy in _extras(event):
                findings.add(name, place_of(event), what, remedy)
        if limit:
            findings.add(name, place_of(event), *limit)
            return None
    return count if len(findings.problems) == before else None


def _passed(event: yaml.NodeEvent, depth: int) -> Finding | None:
    if depth > MAX_DEPTH:
        return TOO_DEEP
    if isinstance(event, yaml.ScalarEvent) and len(event.value) > MAX_SCALAR_LENGTH:
        return TOO_LONG
    return None


def _extras(event: yaml.NodeEvent) -> Iterator[Finding]:
    """Yield what YAML has and a base has no use for."""
    if isinstance(event, yaml.AliasEvent):
        yield f"the alias {quoted(f'*{event.anchor}')} is not allowed", "write the value out"
        return
    if event.anchor is not None:
        what = f"the anchor {quoted('&' + event.anchor)} is not allowed"
        yield what, "take it out, and write the value out where it is needed"
    if (tag := getattr(event, "tag", None)) is not None:
        yield f"the tag {quoted(tag)} is not allowed", "take it out; put texts in quotes"
