"""Facts as people see them: with attribution, caveats, source, and what is shown along."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from bot.answering import phrases
from bot.answering.reply import CaveatNote, Response, SourceReference, Statement
from bot.knowledge import Fact, FactBase


def statement_of(base: FactBase, fact: Fact) -> Statement:
    """Return a fact as people see it: with attribution, caveats, source and what is related."""
    return _statement(base, fact, {fact.id})


def _statement(base: FactBase, fact: Fact, shown: set[str], beside: str = "") -> Statement:
    """Return a fact with what is related and not among `shown`, which grows.

    `beside` is the fact it is shown along with.
    """
    source = base.sources[fact.source]
    responses = tuple(_responses(base, fact, shown))
    along = {beside, *(response.statement.id for response in responses)}
    return Statement(
        id=fact.id,
        question=fact.question,
        statement=fact.statement,
        claimant=fact.claimant,
        attribution=phrases.attribution(base, fact),
        caveats=tuple(
            CaveatNote(caveat.id, caveat.label, caveat.text) for caveat in base.caveats_of(fact)
        ),
        source=SourceReference(
            source.id, fact.paragraphs, phrases.title_of(source), source.published
        ),
        note=fact.note,
        time_bound=fact.time_bound,
        notices=tuple(_notices(base, fact, along)),
        responses=responses,
    )


def statements_of(base: FactBase, facts: Iterable[str]) -> Iterator[Statement]:
    """Return the facts, each once, what came later before what it updates or takes back.

    One that is shown along with another is not shown again.
    """
    return each_once(base, base.versions.newest_first(facts))


def each_once(base: FactBase, facts: Iterable[str]) -> Iterator[Statement]:
    """Yield the facts in their order, each once."""
    shown: set[str] = set()
    for fact in facts:
        if fact not in shown:
            statement = statement_of(base, base.facts[fact])
            shown |= {one.id for one in statement.with_responses()}
            yield statement


def _responses(base: FactBase, fact: Fact, shown: set[str]) -> Iterator[Response]:
    """Yield what is related to the fact and not among `shown` (which grows), each with its own."""
    related = [found for found in base.related_to(fact) if found.fact.id not in shown]
    shown.update(found.fact.id for found in related)
    for relation, other in related:
        statement = _statement(base, other, shown, fact.id)
        yield Response(relation, phrases.relation_lead(relation), statement)


def _notices(base: FactBase, fact: Fact, along: Collection[str]) -> Iterator[str]:
    """Yield what came later: who confirms it or took it back, and who updated it elsewhere."""
    for source in dict.fromkeys(fact.confirmed_by.values() if fact.lifted else ()):
        yield phrases.confirmed_since(base.sources[source])
    newer: list[Fact] = []
    for relation, other in base.related_to(fact):
        if relation == "retracted_by":
            yield phrases.TAKEN_BACK.format(who=phrases.sayer(base, other))
        newer += [other] if relation == "updated_by" else []
    if newer and not any(other.id in along for other in newer):
        yield phrases.UPDATED.format(who=phrases.sayer(base, newer[0]))
