"""What a base leaves open: of a fact when, where, why or how, and what its kind of story raises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Final

from bot.answering import Answerer
from bot.answering.guards.slots import slots_asked, slots_filled
from bot.answering.outcome import Answer, NotStated
from bot.curation.templates import Template, guess, stems_of, templates
from bot.knowledge import Fact, FactBase, Unknown
from bot.matching import words

SLOTS: Final = ("when", "where", "why", "how")


class Slots:
    """Which of when, where, why and how somebody says of a fact, or says that it is not said."""

    def __init__(self, base: FactBase) -> None:
        """Go through facts, events and unknowns once."""
        self._base = base
        self._near: defaultdict[str, set[str]] = defaultdict(set)
        for fact in base.facts.values():
            filled = {*slots_filled(fact, words(f"{fact.statement} {fact.note or ''}"))}
            filled |= {slot for ask in fact.asks for slot in slots_asked(words(ask))}
            for key in self._keys(fact):
                self._near[key] |= filled
        for event in base.timeline:
            for identity in event.facts:
                self._near[identity].add("when")
        for unknown in base.unknowns.values():
            asked = {slot for ask in unknown.asks for slot in slots_asked(words(ask))}
            for identity in unknown.see:
                self._near[identity] |= asked

    def open(self, fact: Fact) -> tuple[str, ...]:
        """Return what neither the fact says, nor others on the same, nor an unknown takes up."""
        said = set[str]().union(*(self._near[key] for key in self._keys(fact)))
        return tuple(slot for slot in SLOTS if slot not in said)

    def _keys(self, fact: Fact) -> Iterator[str]:
        """Yield what facts on the same have in common: a topic, or those they are about."""
        yield fact.id
        yield from (topic.id for topic in self._base.content.topics if fact.id in topic.facts)
        yield from fact.about


def missing_unknowns(answerer: Answerer) -> Iterator[Template]:
    """Yield what stories of the base's kind raise and neither a fact nor an unknown takes up."""
    facts, unknowns = answerer.base.facts.values(), answerer.base.unknowns.values()
    said = [text for fact in facts for text in (fact.question, fact.statement)]
    asked = chain.from_iterable(entry.asks for entry in chain[Fact | Unknown](facts, unknowns))
    kind = guess(stems_of([*said, *asked]))
    for template in templates(kind, said):
        met = sum(_is_met(answerer, ask) for ask in template.asks)
        if 2 * met < len(template.asks):
            yield template


def _is_met(answerer: Answerer, ask: str) -> bool:
    return isinstance(answerer.decide(ask).outcome, Answer | NotStated)
