"""The questions asked before the page is opened: one for each kind of reply."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.stories import Stories
from bot.knowledge import FactBase


def demo_questions(stories: Stories) -> Iterator[str]:
    """Yield what is asked first of each story: a claim with a caveat, a topic, an unknown.

    A kind that a base has nothing of is left out.
    """
    for one in stories.all:
        yield from _questions(one.base)


def _questions(base: FactBase) -> Iterator[str]:
    claims = (fact for fact in base.facts.values() if base.caveats_of(fact))
    if claim := next(claims, None):
        yield claim.question
    if topic := next(iter(base.topics.values()), None):
        yield topic.question
    unknowns = (unknown for unknown in base.unknowns.values() if unknown.asks)
    if unknown := next(unknowns, None):
        yield _sentence(unknown.asks[0])


def _sentence(phrasing: str) -> str:
    return phrasing[:1].upper() + phrasing[1:].rstrip("?") + "?"
