"""One YAML file → one tree of nodes that know their place, or problems; never an exception."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from yaml.reader import Reader

from bot.knowledge.yaml.events import TOO_DEEP, EventWalker
from bot.knowledge.yaml.files import read_bytes
from bot.knowledge.yaml.findings import WHOLE_FILE, Findings, printable
from bot.knowledge.yaml.limits import MAX_TOTAL_BYTES, MEGABYTE, Budget
from bot.knowledge.yaml.nodes import Node

Place = tuple[int, int]

_FORBIDDEN = Reader.NON_PRINTABLE  # compiling its like takes as long as reading a small base
# libyaml compares each directive with all before it: a file full of them would take hours.
_DIRECTIVE = re.compile("%(?<![^\n\r\x85\u2028\u2029\ufeff]%)")  # a % where a line begins


def read_file(path: Path, name: str, findings: Findings, budget: Budget) -> Node | None:
    """Return the file's root node; whatever is wrong with it is added to `findings`.

    None means that nothing of the file can be used.
    """
    data = read_bytes(path, name, findings)
    if data is None:
        return None
    budget.bytes -= len(data)
    if budget.is_overspent:
        what = f"the base is larger than {MAX_TOTAL_BYTES // MEGABYTE} MB"
        findings.add(name, WHOLE_FILE, what, "take out what is not needed")
        return None
    return read_data(data, name, findings, budget)


def read_data(data: bytes, name: str, findings: Findings, budget: Budget) -> Node | None:
    """Return the root node of a file's content, as `read_file` does."""
    text = _decode(data, name, findings)
    if text is None:
        return None
    before = len(findings.problems)
    try:
        root = EventWalker(name, findings, budget).walk(text)
    except yaml.YAMLError as error:
        findings.add(name, _place_of(error), *_told(error))
        return None
    if root is None and len(findings.problems) == before:
        findings.add(name, WHOLE_FILE, "the file is empty", "remove it, or put a section in it")
    return root


def _decode(data: bytes, name: str, findings: Findings) -> str | None:
    """Return the content as text, or None with a problem when it is not plain UTF-8 text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place_at(data[: error.start].decode("utf-8", "replace"))
        findings.add(name, place, "this is not UTF-8", "save the file as UTF-8")
        return None
    if found := _FORBIDDEN.search(text):
        character = found.group()
        what = "a NUL character" if character == "\0" else f"the control character {character!a}"
        findings.add(name, _place_at(text[: found.start()]), what, "remove it")
        return None
    if found := _DIRECTIVE.search(text):
        what = "a line that begins with % is a YAML directive"
        findings.add(name, _place_at(text[: found.start()]), what, "remove the line")
        return None
    return text


def _place_at(before: str) -> Place:
    """Return the line and column that come after the text `before`."""
    lines = before.split("\n")
    return len(lines), len(lines[-1]) + 1


def _place_of(error: yaml.YAMLError) -> Place:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return WHOLE_FILE if mark is None else (mark.line + 1, mark.column + 1)


def _told(error: yaml.YAMLError) -> tuple[str, str]:
    """Return what is wrong, and what to do."""
    parts = (getattr(error, "problem", None), getattr(error, "context", None))
    reason = ", ".join(part for part in parts if part)
    if "maximum nesting depth" in reason:
        return TOO_DEEP  # recent libyaml reads ahead, and has a limit of its own: 1,000
    what = f"this is not YAML: {printable(reason or type(error).__name__)}"
    return what, "mend the YAML here or just before"
