"""What a new state of the base would no longer say, tie together or hold a reply to.

A file that is missing, or was cut short while it was written, often leaves a base with nothing
wrong in it: a claim whose dismissal is gone stands alone. So what vanishes is reported first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.knowledge.base import FactBase, Relation
from bot.knowledge.loader import Loaded
from bot.knowledge.model import Fact

_RECORDS: Final = {"facts": "fact", "caveats": "caveat", "actors": "claimant"}
_RELATIONS: Final[dict[Relation, str]] = {
    "dismisses": "its dismissal of",
    "differs": "the differing account",
}


def removals(old: Loaded, new: Loaded) -> tuple[str, ...]:
    """Return what vanishes from `old` to `new`, a line each.

    Facts, caveats, actors and golden questions; of facts that stay, their claimant, relations,
    caveats, note and mark of time; and files with all that stood in them alone.
    """
    return (
        *_records(old.base, new.base),
        *_ties(old.base, new.base),
        *_golden(old.base, new.base),
        *_files(old, new),
    )


def _records(old: FactBase, new: FactBase) -> Iterator[str]:
    for section, word in _RECORDS.items():
        left = {record.id for record in getattr(new.content, section)}
        for record in getattr(old.content, section):
            if record.id not in left:
                yield f"the {word} '{record.id}'"


def _ties(old: FactBase, new: FactBase) -> Iterator[str]:
    """Yield what facts that stay are no longer shown with."""
    for identity, before in old.facts.items():
        if after := new.facts.get(identity):
            for tie in _lost(old, new, before, after):
                yield f"of the fact '{identity}': {tie}"


def _lost(old: FactBase, new: FactBase, before: Fact, after: Fact) -> Iterator[str]:
    if before.claimant and not after.claimant:
        yield f"its claimant '{before.claimant}'"
    if before.note and not after.note:
        yield "its note"
    if before.time_bound and not after.time_bound:
        yield "the mark that it is bound to its time"
    left = {caveat.id for caveat in new.caveats_of(after)}
    known = {caveat.id for caveat in new.content.caveats}
    for caveat in old.caveats_of(before):
        if caveat.id in known - left:
            yield f"the caveat '{caveat.id}'"
    related = {(relation, fact.id) for relation, fact in new.related_to(after)}
    for relation, word in _RELATIONS.items():
        for other in getattr(before, relation):
            if other in new.facts and (relation, other) not in related:
                yield f"{word} '{other}'"


def _golden(old: FactBase, new: FactBase) -> Iterator[str]:
    left = {golden.question for golden in new.golden}
    for golden in old.golden:
        if golden.question not in left:
            yield f"the golden question '{golden.question}'"


def _files(old: Loaded, new: Loaded) -> Iterator[str]:
    """Yield the files whose records are in no file any more."""
    files = {located.file for located in new.places.records.values()}
    vanished: dict[str, int] = {}
    for (section, key), located in old.places.records.items():
        if located.file not in files and section != "golden" and not _is_in(old, new, section, key):
            vanished[located.file] = vanished.get(located.file, 0) + 1
    for file, count in vanished.items():
        yield f"the file {file}, with {count} records that no other file has"


def _is_in(old: Loaded, new: Loaded, section: str, key: str | int) -> bool:
    if isinstance(key, str):
        return (section, key) in new.places.records
    content = getattr(old.base.content, section)
    return content[key] in getattr(new.base.content, section)
