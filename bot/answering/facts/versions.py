"""Which of several versions of a fact a question asks for: the latest, unless it says otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bot.answering.guards.numbers import MANY, days_of
from bot.answering.guards.subject import EntryContent
from bot.knowledge import FactBase
from bot.language.figures import figures, stated_figures
from bot.matching import Matching, bare, words

_FIRST = frozenset("earliest first initial initially original originally".split())
_EARLIER = frozenset("earlier former formerly old older previous previously".split())


class Asked(NamedTuple):
    """A question, as typed and as matched, and the actors it names."""

    text: str
    matching: Matching
    actors: Collection[str] = ()


def version_asked_for(base: FactBase, asked: Asked, fact: str) -> str:
    """Return the version of a fact to show first; all others are shown along with it.

    That which holds a figure of the question, or its day, or is said by whom it asks for; the first
    or an earlier one where it asks for that; otherwise the latest.
    """
    versions = base.versions.of(fact)
    if len(versions) == 1:
        return fact
    return next(_meant(base, asked, fact, versions), fact)


def with_figure(base: FactBase, entry: EntryContent, asked: Asked, fact: str) -> str:
    """Return the fact, or a topic of it in which only another fact gives a figure asked for."""
    if not entry.beside or not any(word[0].isdigit() for word in asked.matching.words):
        return fact
    given = [*islice(figures(bare(asked.text)), MANY)]
    if any(figure.agrees_with(known) for figure in given for known in entry.figures):
        return fact
    holding = {
        other for other, known in entry.beside if any(figure.agrees_with(known) for figure in given)
    }
    topics = (one for one in base.content.topics if fact in one.facts)
    return next((one.id for one in topics if not holding.isdisjoint(one.facts)), fact)


def version_among(base: FactBase, asked: Asked, fact: str, parts: Collection[str]) -> str:
    """Return the same of a topic's fact, the latest of its versions that the topic holds."""
    meant = version_asked_for(base, asked, fact)
    return meant if meant in parts else next(iter(base.versions.newest_first(parts)), fact)


def _meant(base: FactBase, asked: Asked, fact: str, versions: Sequence[str]) -> Iterator[str]:
    given = [*islice(figures(bare(asked.text)), MANY)]
    for version in versions:
        held = [*stated_figures(base.facts[version].statement)]
        if any(figure.agrees_with(known) for figure in given for known in held):
            yield version
    days = {*days_of(asked.matching.words)}
    yield from (one for one in versions if not days.isdisjoint(_days(base, one)))
    yield from (one for one in versions if base.facts[one].claimant in asked.actors)
    said = {word for one in versions for word in words(base.facts[one].statement)}
    cues = {*asked.matching.words} - said
    if not cues.isdisjoint(_FIRST):
        yield versions[-1]
    latest = base.versions.latest(fact)
    if not cues.isdisjoint(_EARLIER):
        yield versions[1] if fact in latest else fact
    yield asked.matching.nearest_of(latest) or latest[0]


def _days(base: FactBase, fact: str) -> Iterator[str]:
    """Yield the days on which a fact was told, as its source and the timeline word them."""
    known = base.facts[fact]
    when = (event.when for event in base.timeline if fact in event.facts)
    for text in (base.sources[known.source].published or "", known.statement, *when):
        yield from days_of(words(text))
