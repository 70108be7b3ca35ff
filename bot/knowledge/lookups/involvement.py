"""Which facts an actor makes, dismisses, or is the subject of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.knowledge.base import FactBase
from bot.knowledge.model import Actor, Fact


@dataclass(frozen=True, slots=True)
class Involvement:
    """Ids of facts, each group in the order of the sources' paragraphs.

    `said` holds what the actor claims, `dismissals` the claims of theirs that dismiss another;
    `about` what others say about them, or the source itself does.
    """

    said: tuple[str, ...]
    about: tuple[str, ...]
    dismissals: tuple[str, ...]


def involvement_of(base: FactBase, actor: str) -> Involvement:
    """Return the facts an actor has a part in."""
    claims = [fact for fact in base.facts.values() if fact.claimant == actor]
    return Involvement(
        said=_ordered(fact for fact in claims if not fact.dismisses),
        about=_ordered(
            fact for fact in base.facts.values() if actor in fact.about and fact.claimant != actor
        ),
        dismissals=_ordered(fact for fact in claims if fact.dismisses),
    )


def is_involved(fact: Fact, actor: str) -> bool:
    """Tell whether an actor says a fact, or it is about them."""
    return fact.claimant == actor or actor in fact.about


def display_name(actor: Actor) -> str:
    """Return an actor's name as a title, with the short one where it adds something."""
    name, short = actor.name[:1].upper() + actor.name[1:], actor.short or ""
    adds = short.casefold().removeprefix("the ") not in name.casefold()
    return f"{name} ({short})" if adds else name


def _ordered(facts: Iterable[Fact]) -> tuple[str, ...]:
    ranked = sorted(facts, key=lambda fact: (fact.source, min(fact.paragraphs), fact.id))
    return tuple(fact.id for fact in ranked)
