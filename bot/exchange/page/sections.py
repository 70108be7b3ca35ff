"""The sections of the page: statements, timeline, actors, sources, and what is not stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from bot.answering import Statement, statements_of
from bot.answering.phrases import (
    DATE_NOT_STATED,
    capitalised,
    in_paragraphs,
    name_of,
    name_of_all,
)
from bot.exchange.page.markup import Html, element
from bot.exchange.page.statements import Anchors, anchor_of, article
from bot.knowledge import Actor, FactBase, Source
from bot.knowledge.lookups.involvement import display_name, involvement_of

FURTHER: Final = "Further statements"
NOT_STATED: Final = "not stated"
NO_CAVEATS: Final = "It gives no warning about the statements in it."


def sections(base: FactBase) -> dict[str, tuple[str, Html]]:
    """Return the title and content of each section that has something to show, by its id."""
    anchors = Anchors()
    found = {
        "statements": ("Statements", _statements(base, anchors)),
        "timeline": ("Timeline", _timeline(base, anchors)),
        "actors": ("Who says what", _actors(base)),
        "sources": ("Sources", _sources(base)),
        "not-stated": ("Not stated", _unknowns(base)),
    }
    return {
        name: (title, element("section", element("h2", title, id=name), *parts, **_named(name)))
        for name, (title, content) in found.items()
        if (parts := list(content))
    }


def _named(heading: str) -> dict[str, str]:
    return {"aria_labelledby": heading}


def _statements(base: FactBase, anchors: Anchors) -> Iterator[Html]:
    """Yield the facts by topic, each once: where it first belongs, or along with another."""
    shown: set[str] = set()
    groups = [(topic.title, topic.facts) for topic in base.content.topics]
    for title, facts in (*groups, (FURTHER if groups else "", tuple(base.facts))):
        statements = _shown(base, [one for one in facts if one not in shown])
        shown |= {one.id for statement in statements for one in statement.with_responses()}
        if statements:
            heading = [element("h3", title)] if title else []
            articles = (article(one, anchors, "h4" if title else "h3") for one in statements)
            yield element("div", *heading, *articles, class_="group", data_group=True)


def _shown(base: FactBase, facts: Iterable[str]) -> tuple[Statement, ...]:
    """Return facts, each with the date of its source where the page has several."""
    is_dated = len(base.sources) > 1
    statements = statements_of(base, facts)
    return tuple(one.dated() if is_dated else one for one in statements)


def _timeline(base: FactBase, anchors: Anchors) -> Iterator[Html]:
    events = [
        element(
            "li",
            element("h3", capitalised(event.when)),
            *(article(one, anchors) for one in _shown(base, event.facts)),
            data_group=True,
        )
        for event in base.timeline
    ]
    if events:
        yield element("p", "Times are in the words of the source.", class_="intro")
        yield element("ol", *events, class_="timeline")


def _actors(base: FactBase) -> Iterator[Html]:
    for actor in base.actors.values():
        parts = list(_part(base, actor))
        if parts:
            yield element(
                "div", element("h3", display_name(actor)), *parts, class_="actor", data_entry=True
            )


def _part(base: FactBase, actor: Actor) -> Iterator[Html]:
    part = involvement_of(base, actor.id)
    for title, facts in (
        ("What they say", part.said),
        ("What they dismiss", part.dismissals),
        ("What is said about them", part.about),
    ):
        if facts:
            yield element("h4", title)
            yield element("ul", *(element("li", _link(base, fact)) for fact in facts))


def _link(base: FactBase, fact: str) -> Html:
    """Return a link to a fact by its neutral question, which states nothing."""
    return element("a", base.facts[fact].question, href=f"#{anchor_of(fact)}")


def _sources(base: FactBase) -> Iterator[Html]:
    for source in base.sources.values():
        given = (
            ("Title", source.title or NOT_STATED),
            ("Publisher", source.publisher or NOT_STATED),
            ("Published", source.published or DATE_NOT_STATED),
            ("Paragraphs", str(source.paragraphs)),
        )
        yield element(
            "div",
            element("h3", capitalised(name_of(source))),
            element("dl", *_described(given)),
            *_warnings(base, source),
            data_entry=True,
        )


def _described(given: Iterable[tuple[str, str]]) -> Iterator[Html]:
    for term, value in given:
        yield element("div", element("dt", term), element("dd", value))


def _warnings(base: FactBase, source: Source) -> Iterator[Html]:
    caveats = [caveat for caveat in base.content.caveats if caveat.source == source.id]
    for caveat in caveats:
        label = element("strong", f"{caveat.label}:")
        yield element("p", label, f" {caveat.text}", class_="caveat")
        covered = "; ".join(base.actors[actor].name for actor in caveat.covers)
        where = in_paragraphs(caveat.paragraphs)
        yield element("p", f"It says so in {where}, about what is said by: {covered}.")
    if not caveats:
        yield element("p", NO_CAVEATS)


def _unknowns(base: FactBase) -> Iterator[Html]:
    items = [element("li", unknown.what, data_entry=True) for unknown in base.unknowns.values()]
    if items:
        source = capitalised(name_of_all(base))
        yield element("p", f"{source} does not state:", class_="intro")
        yield element("ul", *items, class_="unknowns", data_group=True)
