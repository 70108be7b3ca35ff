"""What pydantic found, in words a curator can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import yaml

from bot.knowledge.model import LANGUAGE, MAPPING_FORM, SHA256, TEXT_FORM, Record
from bot.knowledge.yaml.findings import nearest, quoted
from bot.knowledge.yaml.places import KeyPath, Place, node_in, place_in
from bot.knowledge.yaml.scalars import Refused, is_nothing, value_of
from bot.knowledge.yaml.scan import Finding
from bot.language.calendar_days import impossible_days

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

WRONG_KEY: Final = "[key]"  # pydantic's way to say that the key itself is wrong
_EMPTY: Final = frozenset({"string_too_short", "too_short"})
_FINDINGS: Final[dict[str, Finding]] = {
    "missing": ("the key '{key}' is missing", "add it"),
    "string_too_short": ("the text is empty", "write one"),
    "string_unicode": ("half of a surrogate pair stands here", "write the whole character"),
    "string_too_long": ("longer than {max_length} characters", "shorten it"),
    "extra_forbidden": ("the key '{key}' is not known here", "write 'why' and 'by'"),
    "dict_type": ("a 'key: value' line belongs here", "write the caveat's id, ': ' and why"),
    "too_short": ("fewer than {min_length} entries", "add what is missing"),
    "too_long": ("more than {max_length} entries", "take some out"),
    "int_type": ("not a whole number", "write digits, without quotes"),
    "greater_than_equal": ("less than {ge}", "correct the number"),
    "less_than_equal": ("more than {le}", "correct the number"),
    "bool_type": ("neither true nor false", "write true or false, without quotes"),
}
_OTHERWISE: Final[Finding] = ("not valid ({type})", "compare it with the schema")


def explain(
    error: ErrorDetails, record: yaml.Node, model: type[Record] | None = None
) -> tuple[Place, str, str]:
    """Return where in `record` the error is, what is wrong and what to do.

    `model` is what the record should be, if it has keys.
    """
    path = steps_of(error)
    what, remedy = _finding(error, path, node_in(record, path), _way_out(path, model))
    in_field = path and isinstance(path[0], str) and error["type"] != "missing"
    where = f"in '{path[0]}': " if in_field else ""
    return place_in(record, path), where + what, remedy


def steps_of(error: ErrorDetails) -> KeyPath:
    """Return the way to what is wrong, without the names of forms that pydantic adds."""
    return tuple(step for step in error["loc"] if step not in {TEXT_FORM, MAPPING_FORM})


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """Return the remedy for an unknown key: the nearest known one, or all of them."""
    near = nearest(word.lower(), known)
    return f"did you mean '{near}'?" if near else f"use one of: {', '.join(known)}"


def _way_out(path: KeyPath, model: type[Record] | None) -> str:
    """Return how to do without the value, where that is possible."""
    if not path:
        return ""
    if len(path) > 1 or isinstance(path[0], int):
        return ", or take it out"
    field = model.model_fields.get(path[0]) if model else None
    return "" if field is None or field.is_required() else ", or remove the key"


def _finding(error: ErrorDetails, path: KeyPath, node: yaml.Node | None, way_out: str) -> Finding:
    kind, limits = error["type"], error.get("ctx", {})
    if kind != "missing" and is_nothing(node):
        return "nothing stands here", f"write it{way_out}"
    match kind:
        case "string_type":
            return _not_text(node)
        case "tuple_type":
            kind_of_node = "mapping" if isinstance(node, yaml.MappingNode) else "single value"
            return f"a {kind_of_node} stands where a list belongs", "write it as a list: [ … ]"
        case "string_pattern_mismatch":
            in_key = path[-1] == WRONG_KEY
            text = str(path[-2] if in_key else getattr(node, "value", ""))
            return _not_matching(text, way_out, **limits)
        case "value_error":
            what, _, remedy = str(limits["error"]).partition("; ")
            return what, remedy
    what, remedy = _FINDINGS.get(kind, _OTHERWISE)
    key = "".join(map(str, path[-1:]))
    what = what.format_map({**limits, "type": kind, "key": key})
    return what, remedy + way_out if kind in _EMPTY else remedy


def _not_text(node: yaml.Node | None) -> Finding:
    match node:
        case yaml.ScalarNode():
            if any(impossible_days(node.value)):
                what = f"{quoted(node.value)} is a day that no calendar has"
                return what, "correct the date, and put it in quotes"
            what = f"without quotes {quoted(node.value)} is read as {_taken_for(node)}"
            return f"{what}, not as a text", "put it in quotes"
        case yaml.MappingNode():
            return "a mapping stands where a text belongs", "put the text in quotes"
        case _:
            return "a list stands where a text belongs", "write one text, in quotes"


def _taken_for(scalar: yaml.ScalarNode) -> str:
    match value_of(scalar):
        case Refused(_, taken_for):
            return taken_for
        case None:
            return "nothing"
        case bool():
            return "a yes-or-no value"
        case _:
            return "a number"


def _not_matching(text: str, way_out: str, *, pattern: str) -> Finding:
    if not text:
        return "the text is empty", f"write one{way_out}"
    if pattern == SHA256:
        return f"{quoted(text)} is not a SHA-256 checksum", "write its 64 hexadecimal digits"
    if pattern == LANGUAGE:
        return f"{quoted(text)} is no language that is understood", "write en, or remove the key"
    remedy = "use lower-case letters and digits, with single hyphens between"
    return f"{quoted(text)} is not an id", remedy
