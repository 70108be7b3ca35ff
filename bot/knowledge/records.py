"""Nodes → validated records, each problem at its own place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from pydantic import ConfigDict, TypeAdapter, ValidationError

from bot.knowledge.model import (
    Actor,
    Caveat,
    Event,
    Fact,
    Golden,
    Record,
    Source,
    Synonyms,
    Topic,
    Unknown,
)
from bot.knowledge.yaml.findings import Findings, quoted
from bot.knowledge.yaml.limits import MAX_LIST_LENGTH
from bot.knowledge.yaml.messages import did_you_mean, explain
from bot.knowledge.yaml.nodes import Mapping, Node, Scalar, Sequence
from bot.knowledge.yaml.places import Located
from bot.knowledge.yaml.scalars import value_of

_MODELS: Final[dict[str, type[Record]]] = {
    "sources": Source,
    "actors": Actor,
    "caveats": Caveat,
    "facts": Fact,
    "topics": Topic,
    "unknowns": Unknown,
    "events": Event,
    "golden": Golden,
}
_FIELDS: Final = {section: tuple(model.model_fields) for section, model in _MODELS.items()}
_SYNONYMS: Final[TypeAdapter[tuple[str, ...]]] = TypeAdapter(
    Synonyms, config=ConfigDict(strict=True)
)
SECTIONS: Final = (*_MODELS, "synonyms")


@dataclass
class Collected:
    """The valid records of all files so far by section, and the ids of all, valid or not."""

    records: dict[str, list[tuple[object, Located]]] = field(
        default_factory=lambda: {section: [] for section in SECTIONS}
    )
    ids: dict[str, list[tuple[str, Located]]] = field(default_factory=dict)


def collect(root: Node, file: str, findings: Findings, into: Collected) -> bool:
    """Add the records of one file to `into`, and what is wrong with them to `findings`.

    Returns whether all sections of the file could be looked into.
    """
    if not isinstance(root, Mapping):
        remedy = f"begin it with one of: {', '.join(SECTIONS)}"
        findings.add(file, root[-2:], "the file does not consist of sections", remedy)
        return False
    known = _known_values(root, SECTIONS, file, findings)
    whole = len(known) == len(root.values)
    for section, found in known.items():
        if isinstance(found, Sequence):
            for node in found.items:
                if findings.full:
                    return False
                _collect_record(section, Located(file, node), findings, into)
        else:
            whole = False
            what = f"'{section}' does not hold a list"
            remedy = "begin each record with '- ', or remove the section"
            findings.add(file, root.keys[section][-2:], what, remedy)
    return whole


def _collect_record(section: str, at: Located, findings: Findings, into: Collected) -> None:
    if isinstance(at.node, Mapping):
        identity = at.node.values.get("id")
        if section in _FIELDS and isinstance(identity, Scalar):
            into.ids.setdefault(identity.text, []).append((section, at))
    record = _validated(section, at, findings)
    if record is not None:
        into.records[section].append((record, at))


def _validated(section: str, at: Located, findings: Findings) -> object | None:
    """Return the record, or None with its problems."""
    if _overlong(at, findings):
        return None
    if section == "synonyms":
        data = _plain(at.node)
    elif isinstance(at.node, Mapping):
        known = _known_values(at.node, _FIELDS[section], at.file, findings)
        data = {key: _plain(value) for key, value in known.items()}
    else:
        what = f"a record of '{section}' is not a mapping"
        findings.add(at.file, at.node[-2:], what, "write 'key: value' lines after the '- '")
        return None
    try:
        if section == "synonyms":
            return _SYNONYMS.validate_python(data)
        return _MODELS[section].model_validate(data)
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_input=False):
            findings.add(at.file, *explain(problem, at.node))
        return None


def _known_values(
    node: Mapping, known: tuple[str, ...], file: str, findings: Findings
) -> dict[str, Node]:
    """Return what stands under a known key; each other key becomes a problem."""
    for key in node.values:
        if key in known:
            continue
        if findings.full:
            break
        what = f"the key {quoted(key)} is not known here"
        findings.add(file, node.keys[key][-2:], what, did_you_mean(key, known))
    return {key: node.values[key] for key in known if key in node.values}


def _overlong(at: Located, findings: Findings) -> bool:
    """Return whether a list in the record is longer than any record needs.

    Such a list could hold more mistakes than there is time to explain.
    """
    inner = at.node.values.values() if isinstance(at.node, Mapping) else (at.node,)
    for node in inner:
        if _length(node) > MAX_LIST_LENGTH:
            what = f"this list is longer than {MAX_LIST_LENGTH} entries"
            findings.add(at.file, node[-2:], what, "shorten it or split the record")
            return True
    return False


def _length(node: Node) -> int:
    match node:
        case Scalar():
            return 1
        case Sequence():
            return len(node.items)
        case _:
            return len(node.values)


def _plain(node: Node) -> object:
    match node:
        case Scalar():
            return value_of(node)
        case Sequence():
            return tuple(map(_plain, node.items))
        case _:
            return {key: _plain(value) for key, value in node.values.items()}
