"""Which fact says when, where, why or how many: the one shown, or one that goes with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.answering.guards.numbers import days_of
from bot.answering.guards.slots import slots_filled
from bot.knowledge import Fact, FactBase
from bot.matching import words

_LASTING = r"for (?:\w+ ){0,2}(?:hours|days|weeks|months|years|decades|centuries)\b|\bsince"
_SAID: dict[str, re.Pattern[str]] = {
    "until when": re.compile(r"\b(?:until|till|ended|ends)\b"),
    "since when": re.compile(
        rf"\b(?:(?:go|goes|date|dates|dating) back|began|started|{_LASTING})\b"
    ),
    "how long": re.compile(rf"\b(?:until|{_LASTING})\b"),
}
_FIGURE = re.compile(r"\d")
_LISTING = re.compile(r"\b[A-Z]\w+(?:,| and) (?:[\w-]+ )?[A-Z]\w+")


def fills(fact: Fact, slot: str, *, exactly: bool = False) -> bool:
    """Tell whether a fact's statement says what is asked for, `exactly` if only a figure does."""
    if slot in _SAID:
        return bool(_SAID[slot].search(fact.statement))
    if slot == "which ones":  # of twelve towns, say: a count without their names
        return bool(_LISTING.search(fact.statement)) or not _FIGURE.search(fact.statement)
    if exactly and slot in {"how many", "how much"}:
        return bool(_FIGURE.search(fact.statement))
    return slot in slots_filled(fact, words(fact.statement))


def holders(base: FactBase, fact: Fact, slot: str) -> Iterator[str]:
    """Yield the ids of facts that go with one and fill the slot, those of its passage first.

    The day and the place are those of the same event of the timeline; since when something goes on
    may stand under the same topic. Of a reason nothing follows for another fact.
    """
    goes_with = _GOES_WITH.get(slot)
    if goes_with is None:
        return
    for other in sorted(base.facts.values(), key=lambda other: _distance(fact, other)):
        if other.id != fact.id and goes_with(base, fact, other) and fills(other, slot):
            yield other.id


def _distance(fact: Fact, other: Fact) -> bool:
    return fact.source != other.source or set(fact.paragraphs).isdisjoint(other.paragraphs)


def _share_an_event(base: FactBase, one: Fact, other: Fact) -> bool:
    """Tell whether both are of an event with a day or year: "time not stated" is none."""
    return any(
        {one.id, other.id} <= set(event.facts)
        for event in base.timeline
        if any(days_of(words(event.when))) or _FIGURE.search(event.when)
    )


def _share_a_topic(base: FactBase, one: Fact, other: Fact) -> bool:
    return any({one.id, other.id} <= set(topic.facts) for topic in base.topics.values())


_GOES_WITH: dict[str, Callable[[FactBase, Fact, Fact], bool]] = {
    "when": _share_an_event,
    "where": _share_an_event,
    "since when": _share_a_topic,
}
