"""What a new state of the base would no longer say, tie together or hold a reply to.

A file that is missing, or was cut short while it was written, often leaves a base with nothing
wrong in it: a claim whose dismissal is gone stands alone. So what vanishes is reported first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.knowledge.base import FactBase, Relation
from bot.knowledge.model import Fact

_RECORDS: Final = {
    "facts": "fact",
    "caveats": "caveat",
    "actors": "claimant",
    "topics": "topic",
    "unknowns": "unknown",
    "events": "event",
}
# What people read of a record: cut short, it may be the half of a sentence.
_TEXTS: Final = {
    "facts": ("statement", "note", "question"),
    "caveats": ("text",),
    "topics": ("title", "question"),
    "unknowns": ("what",),
}
_RELATIONS: Final[dict[Relation, str]] = {
    "dismisses": "its dismissal of",
    "differs": "the differing account",
    "updates": "its update of",
    "retracts": "its retraction of",
}


def removals(old: FactBase, new: FactBase) -> tuple[str, ...]:
    """Return what vanishes from `old` to `new`, a line each.

    Records; of facts that stay, their claimant, relations, caveats, note and mark of time; of
    entries that stay, most of their phrasings, and the end of a text; golden questions; and words
    from all synonyms.
    """
    return (
        *_records(old, new),
        *_ties(old, new),
        *_ends(old, new),
        *_phrasings(old, new),
        *_golden(old, new),
        *_synonyms(old, new),
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


def _ends(old: FactBase, new: FactBase) -> Iterator[str]:
    """Yield the texts that break off where those in force go on."""
    for section, fields in _TEXTS.items():
        left = {record.id: record for record in getattr(new.content, section)}
        for before in getattr(old.content, section):
            after = left.get(before.id)
            for field in fields if after else ():
                was, now = (getattr(one, field) or "" for one in (before, after))
                if now and was != now and was.startswith(now):
                    yield f"of the {_RECORDS[section]} '{before.id}': the end of its {field}"


def _phrasings(old: FactBase, new: FactBase) -> Iterator[str]:
    for identity, before in old.entries.items():
        after = new.entries.get(identity)
        if after and 2 * len(set(before.asks) & set(after.asks)) < len(before.asks):
            yield f"of '{identity}': more than half of its phrasings"


def _golden(old: FactBase, new: FactBase) -> Iterator[str]:
    left = {golden.question for golden in new.golden}
    for golden in old.golden:
        if golden.question not in left:
            yield f"the golden question '{golden.question}'"


def _synonyms(old: FactBase, new: FactBase) -> Iterator[str]:
    before, left = (set().union(*base.content.synonyms) for base in (old, new))
    if gone := sorted(before - left):
        yield f"of the synonyms: {', '.join(gone)}"
