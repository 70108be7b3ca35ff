"""References: each id that a record names exists in the right section, each paragraph too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.errors import Problem
from bot.knowledge.checks.draft import Draft
from bot.knowledge.yaml.findings import nearest, quoted
from bot.knowledge.yaml.places import KeyPath

ACTORS, SOURCES, CAVEATS, FACTS = (("actors",), ("sources",), ("caveats",), ("facts",))
ENTRIES = ("facts", "topics", "unknowns")


class Reference(NamedTuple):
    """An id that a record names, where, and the sections it may be of."""

    path: KeyPath
    id: str
    sections: tuple[str, ...]


def references_exist(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each id that leads nowhere, or to a record of the wrong kind."""
    derived = {topic.id for topic in draft.claimant_topics}
    for reference in _references(draft):
        sections = {holder.section for holder in draft.ids.get(reference.id, ())}
        if sections.intersection(reference.sections):
            continue
        if reference.id in derived and "topics" in reference.sections:
            continue
        if sections or draft.is_missing(reference.id, reference.sections):
            yield _dangling(draft, reference, sections)


def paragraphs_exist(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each paragraph that the source does not have, or that is cited twice."""
    for section, records in (("facts", draft.content.facts), ("caveats", draft.content.caveats)):
        for record in records:
            source = draft.sources.get(record.source)
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
        actual = " and ".join(sorted(sections))
        what = f"'{reference.id}' is one of the {actual}, not of the {wanted}"
    else:
        what = f"there is no '{reference.id}' among the {wanted}"
    if named := draft.id_named(reference.id, reference.sections):
        remedy = f"write its id: {quoted(named)}"
    elif near := nearest(reference.id, draft.ids_of(reference.sections)):
        remedy = f"did you mean {quoted(near)}?"
    else:
        remedy = "correct the id, or add the record"
    return draft.problem(reference.path, what, remedy)


def _references(draft: Draft) -> Iterator[Reference]:
    content = draft.content
    for fact in content.facts:
        path = ("facts", fact.id)
        yield Reference((*path, "source"), fact.source, SOURCES)
        if fact.claimant:
            yield Reference((*path, "claimant"), fact.claimant, ACTORS)
        yield from _listed((*path, "about"), fact.about, ACTORS)
        yield from _listed((*path, "dismisses"), fact.dismisses, FACTS)
        yield from _listed((*path, "differs"), fact.differs, FACTS)
        yield from _listed((*path, "updates"), fact.updates, FACTS)
        yield from _listed((*path, "retracts"), fact.retracts, FACTS)
        yield from (Reference((*path, "lifted", name), name, CAVEATS) for name in fact.lifted)
        for name, source in fact.confirmed_by.items():
            yield Reference((*path, "lifted", name, "by"), source, SOURCES)
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


def _listed(path: KeyPath, ids: tuple[str, ...], sections: tuple[str, ...]) -> Iterator[Reference]:
    for index, identity in enumerate(ids):
        yield Reference((*path, index), identity, sections)
