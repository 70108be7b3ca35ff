"""Cross-checks: what no record can know by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final

from bot.errors import Problem
from bot.knowledge.checks.draft import Draft
from bot.knowledge.checks.phrasings import names_unique, phrasings_unique
from bot.knowledge.checks.references import paragraphs_exist, references_exist
from bot.knowledge.checks.relations import (
    caveats_few,
    caveats_lifted,
    caveats_used,
    differing,
    dismissals,
    none_to_itself,
)
from bot.knowledge.checks.repetitions import items_repeated, records_repeated
from bot.knowledge.checks.versions import acyclic, related_once, retractions, versions_few

Check = Callable[[Draft], Iterable[Problem]]


def check(draft: Draft) -> Iterator[Problem]:
    """Yield every problem of the records with each other."""
    return chain.from_iterable(find(draft) for find in CHECKS)


def has_facts(draft: Draft) -> Iterator[Problem]:
    """Yield a problem when there is nothing to answer with."""
    if draft.is_whole("facts") and not draft.content.facts:
        yield draft.problem((), "the base holds no fact", "add one, and the source it is from")


def order_unambiguous(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each event that shares its place in the timeline with another."""
    taken: dict[int, str] = {}
    for event in draft.content.events:
        first = taken.setdefault(event.order, event.id)
        if first != event.id:
            what = f"the order {event.order} is also that of the event '{first}'"
            path = ("events", event.id, "order")
            yield draft.problem(path, what, "give each event a number of its own")


CHECKS: Final[tuple[Check, ...]] = (
    has_facts,
    references_exist,
    paragraphs_exist,
    none_to_itself,
    dismissals,
    differing,
    related_once,
    retractions,
    acyclic,
    versions_few,
    caveats_few,
    caveats_lifted,
    caveats_used,
    order_unambiguous,
    names_unique,
    phrasings_unique,
    items_repeated,
    records_repeated,
)
