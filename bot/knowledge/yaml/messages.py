"""What pydantic found, in words a curator can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import SHA256
from bot.knowledge.yaml.findings import nearest, quoted
from bot.knowledge.yaml.nodes import Mapping, Node, Scalar
from bot.knowledge.yaml.places import node_in, place_in
from bot.knowledge.yaml.scalars import Refused, value_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Said = tuple[str, str]  # what is wrong, what to do

_SAID: Final[dict[str, Said]] = {
    "missing": ("the key '{key}' is missing", "add it"),
    "string_too_short": ("the text is empty", "write one, or remove the key"),
    "string_too_long": ("longer than {max_length} characters", "shorten it"),
    "tuple_type": ("a single value stands where a list belongs", "write it as a list: [ … ]"),
    "dict_type": ("a 'key: value' line belongs here", "write the caveat's id, ': ' and why"),
    "too_short": ("fewer than {min_length} entries", "add what is missing"),
    "too_long": ("more than {max_length} entries", "take some out"),
    "int_type": ("not a whole number", "write digits, without quotes"),
    "greater_than_equal": ("less than {ge}", "correct the number"),
    "less_than_equal": ("more than {le}", "correct the number"),
    "bool_type": ("neither true nor false", "write true or false, without quotes"),
}
_OTHERWISE: Final[Said] = ("not valid ({kind})", "compare it with the schema")


def explain(error: ErrorDetails, record: Node) -> tuple[tuple[int, int], str, str]:
    """Return where in `record` the error is, what is wrong and what to do."""
    path = error["loc"]
    what, remedy = _say(error, node_in(record, path))
    in_field = path and isinstance(path[0], str) and error["type"] != "missing"
    where = f"in '{path[0]}': " if in_field else ""
    return place_in(record, path), where + what, remedy


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """Return the remedy for an unknown key: the nearest known one, or all of them."""
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near else f"use one of: {', '.join(known)}"


def _say(error: ErrorDetails, node: Node | None) -> Said:
    kind, path, limits = error["type"], error["loc"], error.get("ctx", {})
    if kind == "string_type":
        return _not_text(node)
    if kind == "string_pattern_mismatch":
        in_key = path[-1] == "[key]"  # pydantic's way to say that the key itself is wrong
        return _not_matching(str(path[-2] if in_key else getattr(node, "text", "")), **limits)
    if kind == "value_error":
        what, _, remedy = str(limits["error"]).partition("; ")
        return what, remedy
    what, remedy = _SAID.get(kind, _OTHERWISE)
    return what.format_map({**limits, "kind": kind, "key": "".join(map(str, path[-1:]))}), remedy


def _not_text(node: Node | None) -> Said:
    match node:
        case Scalar():
            kind = _taken_for(node)
            what = f"without quotes {quoted(node.text)} is read as {kind}, not as a text"
            return what, "put it in quotes"
        case Mapping():
            return "a mapping stands where a text belongs", "put the text in quotes"
        case _:
            return "a list stands where a text belongs", "write one text, in quotes"


def _taken_for(scalar: Scalar) -> str:
    match value_of(scalar):
        case Refused(_, taken_for):
            return taken_for
        case None:
            return "nothing"
        case bool():
            return "a yes-or-no value"
        case _:
            return "a number"


def _not_matching(text: str, *, pattern: str) -> Said:
    if pattern == SHA256:
        return f"{quoted(text)} is not a SHA-256 checksum", "write its 64 hexadecimal digits"
    remedy = "use lower-case letters and digits, with single hyphens between"
    return f"{quoted(text)} is not an id", remedy
