"""Updates and retractions: each has to make sense, and none may lead back to itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from bot.errors import Problem
from bot.knowledge.checks.draft import Draft
from bot.knowledge.checks.relations import related
from bot.knowledge.model import MAX_VERSIONS, Fact
from bot.knowledge.versions import Links, inverse, reached, replacing

# What a pair of facts may not have besides: in the same direction, and in the other one.
_BESIDES: Final = {
    "updates": (("dismisses", "differs"), ("dismisses", "differs")),
    "retracts": (("updates", "dismisses", "differs"), ("dismisses", "differs")),
}


def related_once(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each update or retraction of a fact that is related otherwise as well."""
    for relation in _BESIDES:
        for fact, path, other in related(draft, relation):
            if other and (second := _second(fact, other, relation)):
                what = f"'{fact.id}' and '{other.id}' are related by '{second}' as well"
                remedy = "keep 'retracts' for what is taken back, 'updates' for a newer value"
                yield draft.problem(path, what, remedy)


def retractions(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each retraction by somebody who cannot take the statement back."""
    for fact, path, other in related(draft, "retracts"):
        if other and fact.claimant and fact.claimant != other.claimant:
            what = f"'{other.id}' is not a claim of '{fact.claimant}', who cannot take it back"
            yield draft.problem(path, what, "write 'dismisses', or correct the claimant or the id")


def acyclic(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each fact that comes later than itself."""
    circling = _circling(replacing(draft.content.facts))
    for relation in _BESIDES:
        for fact, path, other in related(draft, relation):
            if other and circling.issuperset({fact.id, other.id}):
                what = f"'{fact.id}' would come later than itself: the relations lead in a circle"
                yield draft.problem(path, what, "keep the relation in the later fact of the two")


def versions_few(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each group of tied facts that is too large to be shown together."""
    links = replacing(draft.content.facts)
    backwards, seen = inverse(links), set[str]()
    for fact in draft.content.facts:
        if fact.id not in seen:
            group = reached(fact.id, links, backwards)
            seen |= group
            if len(group) > MAX_VERSIONS:
                what = f"more than {MAX_VERSIONS} facts are tied by 'updates' and 'retracts'"
                remedy = "take the oldest out; what is shown together has to be read"
                yield draft.problem(("facts", fact.id), what, remedy)


def _second(fact: Fact, other: Fact, relation: str) -> str | None:
    """Return another relation of the two facts, in either direction."""
    forwards, backwards = _BESIDES[relation]
    ours = (one for one in forwards if other.id in getattr(fact, one))
    theirs = (one for one in backwards if fact.id in getattr(other, one))
    return next(chain(ours, theirs), None)


def _circling(links: Links) -> set[str]:
    """Return what is left when all that begins or ends a row of links is taken away."""
    left = set(links)
    for ways in (links, inverse(links)):
        counts = {one: len(left.intersection(ways.get(one, ()))) for one in left}
        backwards = inverse(ways)
        ends = [one for one, count in counts.items() if not count]
        for end in ends:  # grows
            left.discard(end)
            for other in left.intersection(backwards.get(end, ())):
                counts[other] -= 1
                ends += [other] if not counts[other] else []
    return left
