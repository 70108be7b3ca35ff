"""The content of one YAML file → one tree of nodes, or problems; never an exception."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.reader import Reader

from bot.knowledge.yaml.commas import drop_cut_off
from bot.knowledge.yaml.findings import WHOLE_FILE, Findings, quoted
from bot.knowledge.yaml.limits import MAX_EVENTS
from bot.knowledge.yaml.pitfalls import LINE_END, find_pitfalls
from bot.knowledge.yaml.places import Place, place_of
from bot.knowledge.yaml.scan import scan
from bot.knowledge.yaml.syntax import explain_syntax

# The C parser is many times as fast; the pure one reads the same where libyaml is missing.
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_FORBIDDEN = Reader.NON_PRINTABLE  # compiling another takes as long as reading a small base
# libyaml compares each directive with all before it: a file full of them would take hours.
_STRAY = {
    re.compile(f"{re.escape(sign)}(?<![^\n\r\x85\u2028\u2029\ufeff]{re.escape(sign)})"): finding
    for sign, finding in {
        "%": ("a line that begins with % is a YAML directive", "remove the line"),
        "\ufeff": ("a byte order mark stands here, which cannot be seen", "write the line anew"),
        "<<<<<<< ": ("a merge left two versions of the file", "keep one, without the signs"),
    }.items()
}  # each where a line begins
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff", b"\0")


class YamlReader:
    """Reads the files of one base, which share a number of events."""

    def __init__(self, findings: Findings, allowed: int = MAX_EVENTS) -> None:
        self._findings = findings
        self._allowed = allowed

    def read(self, data: bytes, name: str) -> yaml.Node | None:
        """Return the root node of a file's content; whatever is wrong is added to the findings.

        None means that nothing of the file can be used. Every key in the tree is a text and stands
        once in its mapping.
        """
        findings = self._findings
        text = decode(data, name, findings)
        if text is None or _has_stray(text, name, findings):
            return None
        try:
            events = scan(yaml.parse(text, Loader=LOADER), self._allowed, name, findings)
            if events is None:
                return None
            root: yaml.Node | None = yaml.compose(text, Loader=LOADER)
        except yaml.YAMLError as error:
            findings.add(name, *explain_syntax(error, text))
            return None
        self._allowed -= events
        if root is None:
            findings.add(name, WHOLE_FILE, "the file is empty", "remove it, or put a section in it")
        else:
            drop_cut_off(root, name, findings)
            clean_keys(root, name, findings)
            find_pitfalls(root, text, name, findings)
        return root


def clean_keys(root: yaml.Node, name: str, findings: Findings) -> None:
    """Keep of each mapping what stands under a text for the first time."""
    for mapping in _mappings(root):
        keys: dict[str, yaml.Node] = {}
        kept = []
        for key, value in mapping.value:
            if not isinstance(key, yaml.ScalarNode):
                what = "a list or a mapping stands where a key belongs"
                findings.add(name, place_of(key), what, "write a word before the colon")
            elif key.value in keys:
                what = f"the key {quoted(key.value)} stands here a second time"
                first, _ = place_of(keys[key.value])
                remedy = f"keep one of the two (the first is in line {first})"
                findings.add(name, place_of(key), what, remedy)
            else:
                keys[key.value] = key
                kept.append((key, value))
        mapping.value = kept


def _mappings(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    """Yield every mapping of the tree, each before those in it."""
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _mappings(item)


def decode(data: bytes, name: str, findings: Findings) -> str | None:
    """Return the content as text, or None with a problem when it is not plain UTF-8 text."""
    if data.startswith(_OTHER_ENCODINGS) or data[1:2] == b"\0":
        findings.add(name, (1, 1), "this is UTF-16 or UTF-32", "save the file as UTF-8")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place_after(error.object[: error.start].decode("utf-8", "replace"))
        findings.add(name, place, "this is not UTF-8", "save the file as UTF-8")
        return None
    if match := _FORBIDDEN.search(text):
        character = match.group()
        what = "a NUL character" if character == "\0" else f"the control character {character!a}"
        findings.add(name, _place_after(text[: match.start()]), what, "remove it")
        return None
    return text


def _has_stray(text: str, name: str, findings: Findings) -> bool:
    """Tell whether a line begins with what no base needs; the first is added to the findings."""
    for pattern, finding in _STRAY.items():
        if match := pattern.search(text):
            findings.add(name, _place_after(text[: match.start()]), *finding)
            return True
    return False


def _place_after(before: str) -> Place:
    """Return the line and column that come after the text `before`."""
    lines = LINE_END.split(before)
    return len(lines), len(lines[-1]) + 1
