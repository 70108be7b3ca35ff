"""Nodes → validated records, each problem at its own place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError

from bot.errors import printable
from bot.knowledge.model import (
    NOTE_LENGTH,
    Actor,
    Caveat,
    Event,
    Fact,
    Golden,
    Record,
    Source,
    StoryInfo,
    Synonyms,
    Topic,
    Unknown,
)
from bot.knowledge.yaml.findings import Findings, nearest, quoted
from bot.knowledge.yaml.limits import MAX_LIST_LENGTH
from bot.knowledge.yaml.messages import WRONG_KEY, did_you_mean, explain, steps_of
from bot.knowledge.yaml.places import Located, Place, child, node_in, place_of
from bot.knowledge.yaml.scalars import value_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

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
_SYNONYMS: Final[TypeAdapter[tuple[str, ...]]] = TypeAdapter(
    Synonyms, config=ConfigDict(strict=True)
)
RecordT = TypeVar("RecordT", bound=Record)
LISTS: Final = (*_MODELS, "synonyms")
STORY: Final = "story"
SECTIONS: Final = (STORY, *LISTS)
TODO: Final = "todo"


class Holder(NamedTuple):
    """A record that has an id, valid or not."""

    section: str
    located: Located


class Misnamed(NamedTuple):
    """What stands at a place under a key and is no id; `text` is perhaps a name of the record."""

    file: str
    finding: tuple[Place, str, str]
    key: str
    text: str


@dataclass
class Collected:
    """The valid records of all files so far by section, and who holds each id, valid or not.

    `nameless` are the sections with a record that has no id at all, `misnamed` what stands where
    an id belongs and is none: what is meant can be told once all records are read.
    """

    records: dict[str, list[tuple[object, Located]]] = field(
        default_factory=lambda: {section: [] for section in SECTIONS}
    )
    ids: dict[str, list[Holder]] = field(default_factory=dict)
    nameless: set[str] = field(default_factory=set)
    misnamed: list[Misnamed] = field(default_factory=list)


def collect(root: yaml.Node, file: str, findings: Findings, into: Collected) -> bool:
    """Add the records of one file to `into`, and what is wrong with them to `findings`.

    Returns whether all sections of the file could be looked into.
    """
    if not isinstance(root, yaml.MappingNode):
        remedy = f"begin it with one of: {', '.join(SECTIONS)}"
        findings.add(file, place_of(root), "the file does not consist of sections", remedy)
        return False
    sections, _ = _known_pairs(root, SECTIONS, file, findings)
    complete = len(sections) == len(root.value)
    for key, listed in sections:
        section: str = key.value
        if section == STORY:
            _collect_story(Located(file, listed), findings, into)
        elif isinstance(listed, yaml.SequenceNode):
            for node in listed.value:
                if findings.full:
                    return False
                _collect_record(section, Located(file, node), findings, into)
        else:
            complete = False
            what = f"'{section}' does not hold a list"
            remedy = "begin each record with '- ', or remove the section"
            findings.add(file, place_of(key), what, remedy)
    return complete


def _collect_story(located: Located, findings: Findings, into: Collected) -> None:
    """Collect what the folder is about; it is told once."""
    told = into.records[STORY]
    if told:
        what = f"the story is named already ({told[0][1].file}:{told[0][1].line})"
        findings.add(located.file, place_of(located.node), what, "take one of the two out")
        return
    if _is_unfinished(located, findings):
        return
    remedy = "write it as 'story: {id: …, title: …}'"
    if story := validated(StoryInfo, located, findings, ("the story", remedy)):
        told.append((story, located))


def _collect_record(section: str, located: Located, findings: Findings, into: Collected) -> None:
    if "id" in getattr(_MODELS.get(section), "model_fields", ()):
        identity = child(located.node, "id")
        if isinstance(identity, yaml.ScalarNode) and identity.value:
            into.ids.setdefault(identity.value, []).append(Holder(section, located))
        else:
            into.nameless.add(section)
    if section in _MODELS and _is_unfinished(located, findings):
        return
    record = _validated(section, located, findings, into.misnamed)
    if record is not None:
        into.records[section].append((record, located))


def _is_unfinished(located: Located, findings: Findings) -> bool:
    """Tell whether the record is marked `todo`, which becomes its only problem.

    Whatever else is wrong with it waits until the curator has got to it.
    """
    todo = child(located.node, TODO)
    text = value_of(todo) if isinstance(todo, yaml.ScalarNode) else None
    if todo is None or not isinstance(text, str) or not text.strip():
        return False
    what = f"{TODO}: {printable(text.strip()[:NOTE_LENGTH])}"
    findings.add(located.file, place_of(todo), what, f"once done, remove the key '{TODO}'")
    return True


def _validated(
    section: str, located: Located, findings: Findings, misnamed: list[Misnamed]
) -> object | None:
    """Return the record, or None with its problems."""
    if section in _MODELS:
        kind = f"a record of '{section}'"
        remedy = "write 'key: value' lines after the '- '"
        return validated(_MODELS[section], located, findings, (kind, remedy), misnamed)
    if _overlong(located, findings):
        return None
    try:
        return _SYNONYMS.validate_python(_plain(located.node))
    except ValidationError as error:
        for problem in _problems(error, located.node):
            findings.add(located.file, *explain(problem, located.node))
        return None


def validated(
    model: type[RecordT],
    located: Located,
    findings: Findings,
    no_mapping: tuple[str, str],
    misnamed: list[Misnamed] | None = None,
) -> RecordT | None:
    """Return the record that a node holds, or None with its problems.

    `no_mapping` is what the node is called where it is no mapping, and what to do then. What is no
    id is added to `misnamed`, where that is given.
    """
    file, node = located
    if not isinstance(node, yaml.MappingNode):
        what, remedy = no_mapping
        findings.add(file, place_of(node), f"{what} is not a mapping", remedy)
        return None
    if _overlong(located, findings):
        return None
    pairs, meant = _known_pairs(node, tuple(model.model_fields), file, findings)
    try:
        return model.model_validate({key.value: _plain(value) for key, value in pairs})
    except ValidationError as error:
        for problem in _problems(error, node):
            finding = explain(problem, node, model)
            if _follows_from_misspelt(problem, meant):
                continue
            if misnamed is not None and problem["type"] == "string_pattern_mismatch":
                misnamed.append(Misnamed(file, finding, *_not_an_id(problem, node)))
            else:
                findings.add(file, *finding)
        return None


def _follows_from_misspelt(problem: ErrorDetails, meant: set[str | None]) -> bool:
    """Tell whether a key seems missing that is there, misspelt, which is a problem of its own."""
    path = problem["loc"]
    return path[-1] in meant if problem["type"] == "missing" else bool(meant - {None} and not path)


def _not_an_id(problem: ErrorDetails, record: yaml.Node) -> tuple[str, str]:
    """Return the key under which something is no id, and what stands there."""
    path = steps_of(problem)
    if path[-1] == WRONG_KEY:
        return str(path[0]), str(path[-2])
    key = next(step for step in reversed(path) if isinstance(step, str))
    return key, str(getattr(node_in(record, path), "value", ""))


def _problems(error: ValidationError, record: yaml.Node) -> Iterator[ErrorDetails]:
    """Yield what is wrong, but for lists that lack only the items which are wrong themselves."""
    for problem in error.errors(include_url=False, include_input=False):
        if not _is_too_short_by_others(problem, record):
            yield problem


def _is_too_short_by_others(problem: ErrorDetails, record: yaml.Node) -> bool:
    """Tell whether a list lacks but the items that are wrong, each of which is told."""
    node = node_in(record, problem["loc"])
    least = problem.get("ctx", {}).get("min_length", 0)
    return isinstance(node, yaml.SequenceNode) and 0 < least <= len(node.value)


def _known_pairs(
    node: yaml.MappingNode, known: tuple[str, ...], file: str, findings: Findings
) -> tuple[list[tuple[yaml.Node, yaml.Node]], set[str | None]]:
    """Return the known keys with their values, and the keys that misspelt ones are likely to be.

    Each key that is not known becomes a problem.
    """
    pairs, meant = [], set[str | None]()
    for key, value in node.value:
        if key.value in known:
            pairs.append((key, value))
        elif not findings.full:
            meant.add(nearest(key.value.lower(), known))
            what = f"the key {quoted(key.value)} is not known here"
            findings.add(file, place_of(key), what, did_you_mean(key.value, known))
    return pairs, meant


def _overlong(located: Located, findings: Findings) -> bool:
    """Tell whether a list in the record is longer than any record needs.

    Such a list could hold more mistakes than there is time to explain.
    """
    node = located.node
    inner = [value for _, value in node.value] if isinstance(node, yaml.MappingNode) else [node]
    for part in inner:
        if isinstance(part, yaml.CollectionNode) and len(part.value) > MAX_LIST_LENGTH:
            what = f"this list is longer than {MAX_LIST_LENGTH} entries"
            findings.add(located.file, place_of(part), what, "shorten it or split the record")
            return True
    return False


def _plain(node: yaml.Node) -> object:
    match node:
        case yaml.ScalarNode():
            return value_of(node)
        case yaml.SequenceNode():
            return tuple(map(_plain, node.value))
        case _:
            return {key.value: _plain(value) for key, value in node.value}
