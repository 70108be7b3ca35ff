"""Ids: each is one record's alone, and each that a record names exists in the right section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.errors import Problem
from bot.knowledge.checks.draft import Draft
from bot.knowledge.model import SAID_BY
from bot.knowledge.yaml.findings import nearest, quoted
from bot.knowledge.yaml.places import Path

ACTORS, SOURCES, CAVEATS, FACTS = (("actors",), ("sources",), ("caveats",), ("facts",))
ENTRIES = ("facts", "topics", "unknowns")


class Reference(NamedTuple):
    """An id that a record names, where, and the sections it may be of."""

    path: Path
    id: str
    sections: tuple[str, ...]


def ids_unique(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each record whose id another one has, whatever its section."""
    for identity, holders in draft.ids.items():
        first_section, first = holders[0]
        for section, at in holders[1:]:
            what = (
                f"the id {quoted(identity)} is taken by one of the {first_section} "
                f"({first.file}:{first.node.line})"
            )
            remedy = f"give this one of the {section} another id"
            yield Problem(at.file, at.node.line, at.node.column, what, remedy)
    for actor in draft.content.actors:
        for section, at in draft.ids.get(SAID_BY + actor.id, ()):
            what = f"the id '{SAID_BY}{actor.id}' is that of a topic made by itself"
            remedy = f"give this one of the {section} another id"
            yield Problem(at.file, at.node.line, at.node.column, what, remedy)


def references_exist(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each id that leads nowhere, or to a record of the wrong kind."""
    derived = draft.base.topics.keys()
    for reference in _references(draft):
        holders = draft.ids.get(reference.id, ())
        sections = {section for section, _ in holders}
        if sections.intersection(reference.sections):
            continue
        if reference.id in derived and "topics" in reference.sections:
            continue
        if sections or draft.complete:
            yield _dangling(draft, reference, sections)


def paragraphs_exist(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each paragraph that the source does not have, or that is cited twice."""
    for section, records in (("facts", draft.content.facts), ("caveats", draft.content.caveats)):
        for record in records:
            source = draft.base.sources.get(record.source)
            for index, paragraph in enumerate(record.paragraphs):
                path = (section, record.id, "paragraphs", index)
                if source and paragraph > source.paragraphs:
                    what = f"'{source.id}' has {source.paragraphs} paragraphs, not {paragraph}"
                    yield draft.problem(path, what, "cite the paragraph that says it")
                if paragraph in record.paragraphs[:index]:
                    what = f"paragraph {paragraph} is cited twice"
                    yield draft.problem(path, what, "take one of the two out")


def _dangling(draft: Draft, reference: Reference, sections: set[str]) -> Problem:
    wanted = " or ".join(reference.sections)
    if sections:
        what = f"'{reference.id}' is one of the {sections.pop()}, not of the {wanted}"
    else:
        what = f"there is no '{reference.id}' among the {wanted}"
    fitting = draft.ids_of(reference.sections)
    near = nearest(reference.id, fitting)
    remedy = f"did you mean {quoted(near)}?" if near else "correct the id, or add the record"
    return draft.problem(reference.path, what, remedy)


def _references(draft: Draft) -> Iterator[Reference]:
    content = draft.content
    for fact in content.facts:
        at = ("facts", fact.id)
        yield Reference((*at, "source"), fact.source, SOURCES)
        if fact.claimant:
            yield Reference((*at, "claimant"), fact.claimant, ACTORS)
        yield from _listed((*at, "about"), fact.about, ACTORS)
        yield from _listed((*at, "dismisses"), fact.dismisses, FACTS)
        yield from _listed((*at, "differs"), fact.differs, FACTS)
        yield from (Reference((*at, "lifted", name), name, CAVEATS) for name in fact.lifted)
    for caveat in content.caveats:
        yield Reference(("caveats", caveat.id, "source"), caveat.source, SOURCES)
        yield from _listed(("caveats", caveat.id, "covers"), caveat.covers, ACTORS)
    for topic in content.topics:
        yield from _listed(("topics", topic.id, "facts"), topic.facts, FACTS)
    for unknown in content.unknowns:
        yield from _listed(("unknowns", unknown.id, "see"), unknown.see, FACTS)
    for event in content.events:
        yield from _listed(("events", event.id, "facts"), event.facts, FACTS)
    for index, golden in enumerate(content.golden):
        yield from _listed(("golden", index, "expect"), golden.expect, ENTRIES)
        yield from _listed(("golden", index, "also"), golden.also, FACTS)


def _listed(path: Path, ids: tuple[str, ...], sections: tuple[str, ...]) -> Iterator[Reference]:
    for index, identity in enumerate(ids):
        yield Reference((*path, index), identity, sections)
