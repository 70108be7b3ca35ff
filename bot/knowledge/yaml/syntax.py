"""What the YAML parser found wrong, and what a curator can do about it."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from bot.errors import printable
from bot.knowledge.yaml.findings import WHOLE_FILE
from bot.knowledge.yaml.places import Place
from bot.knowledge.yaml.scan import TOO_DEEP

QUOTES: Final = "put the text in quotes"
_OR_INDENT: Final = f"{QUOTES}, or correct the spaces that the line begins with"
_OTHER_QUOTES: Final = f"{QUOTES} that it does not hold itself, or correct the spaces of the line"
_IN_FLOW: Final = re.compile(r"expected ',' or '(?P<closing>[}\]])'")
# By what libyaml says, and what PyYAML's own parser says of the same. The first that fits decides.
_REMEDIES: Final = tuple(
    (re.compile(reason), remedy)
    for reason, remedy in (
        (r"unknown escape character", "write the backslash twice, or use single quotes"),
        (r"scanning a (?:double-)?quoted scalar|unexpected end of stream", "close the quote"),
        (r"(?:mapping )?(?:values|keys) are not allowed", _OR_INDENT),
        (r"(?:block )?sequence entries are not allowed", _OR_INDENT),
        (r"expected (?:key|'-' indicator|<block end>)", _OTHER_QUOTES),
        (r"cannot start any token|scanning an? (?:alias|anchor|tag|block scalar)", QUOTES),
        (r"parsing a tag|unexpected ':'|expected (?:the )?node content", QUOTES),
    )
)
_OTHERWISE: Final = "correct the YAML here or just before"


def explain_syntax(error: yaml.YAMLError, text: str) -> tuple[Place, str, str]:
    """Return where a text is not YAML, what is wrong and what to do."""
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = WHOLE_FILE if mark is None else (mark.line + 1, mark.column + 1)
    parts = (getattr(error, "problem", None), getattr(error, "context", None))
    reason = ", ".join(part for part in parts if part)
    if "maximum nesting depth" in reason:
        return place, *TOO_DEEP  # recent libyaml reads ahead, and has a limit of its own: 1,000
    what = f"this is not YAML: {printable(reason or type(error).__name__)}"
    return place, what, _remedy(error, reason, text)


def _remedy(error: yaml.YAMLError, reason: str, text: str) -> str:
    mark: Any = getattr(error, "problem_mark", None)
    if mark is None:
        return _OTHERWISE
    if flow := _IN_FLOW.search(reason):
        return _remedy_in_flow(error, flow["closing"])
    if text[mark.index : mark.index + 1] == "\t":
        return "write spaces in place of the tab"
    return next((remedy for known, remedy in _REMEDIES if known.search(reason)), _OTHERWISE)


def _remedy_in_flow(error: Any, closing: str) -> str:  # noqa: ANN401 - marks have no types
    opened = error.context_mark.line + 1
    if error.problem_mark.line + 1 == opened:
        return f"{QUOTES} (a colon, comma, bracket or quote may end it), or close with '{closing}'"
    return f"close what line {opened} opens with '{closing}', or {QUOTES}"
