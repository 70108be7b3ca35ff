"""Dismissals, differing accounts and lifted caveats: each has to make sense."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from bot.errors import Problem
from bot.knowledge.checks.draft import Draft
from bot.knowledge.model import Fact
from bot.knowledge.yaml.limits import MAX_CAVEATS
from bot.knowledge.yaml.places import KeyPath


def none_to_itself(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each fact that is related to itself."""
    for fact in draft.content.facts:
        for relation in ("dismisses", "differs", "updates", "retracts"):
            others: tuple[str, ...] = getattr(fact, relation)
            if fact.id in others:
                path = ("facts", fact.id, relation, others.index(fact.id))
                yield draft.problem(path, f"'{fact.id}' is this fact itself", "name another fact")


def dismissals(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each dismissal that nobody could make, or of what nobody claims."""
    for fact, path, other in related(draft, "dismisses"):
        if not fact.claimant:
            what = "a dismissal without a claimant"
            yield draft.problem(path, what, "say who dismisses it, under 'claimant'")
        if other is None:
            continue
        if not other.claimant:
            what = f"'{other.id}' is no claim: the source itself reports it"
            yield draft.problem(path, what, "name the claim that is dismissed")
        elif other.claimant == fact.claimant:
            what = f"'{other.id}' is a claim of the same claimant"
            yield draft.problem(path, what, "correct the claimant or the id")
        if fact.id in other.dismisses and fact.id < other.id:
            what = f"'{other.id}' and '{fact.id}' dismiss each other"
            yield draft.problem(path, what, "keep the one that answers the other")


def differing(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each pair that is not two accounts of two claimants."""
    for fact, path, other in related(draft, "differs"):
        if not fact.claimant:
            what = "what the source itself reports does not differ from anybody's account"
            yield draft.problem(path, what, "give the claimant, or take 'differs' out")
        if other is None:
            continue
        if not other.claimant:
            what = f"'{other.id}' is no claim: the source itself reports it"
            yield draft.problem(path, what, "name the other side's claim")
        elif other.claimant == fact.claimant:
            what = f"'{other.id}' is an account of the same claimant"
            yield draft.problem(path, what, "name the other side's claim")
        if other.id in fact.dismisses or fact.id in other.dismisses:
            what = f"'{fact.id}' and '{other.id}' differ, and one also dismisses the other"
            yield draft.problem(path, what, "keep 'dismisses' if one says the other is wrong")


def caveats_lifted(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each caveat that is lifted from a fact it does not cover."""
    covered = {
        (caveat.id, caveat.source, claimant)
        for caveat in draft.content.caveats
        for claimant in caveat.covers
    }
    caveats = {caveat.id for caveat in draft.content.caveats}
    for fact in draft.content.facts:
        for name in fact.lifted:
            if name in caveats and (name, fact.source, fact.claimant) not in covered:
                what = f"the caveat '{name}' does not cover this fact, so cannot be lifted"
                yield draft.problem(("facts", fact.id, "lifted", name), what, "take it out")
        for name, source in fact.confirmed_by.items():
            if source == fact.source:
                what = f"'{source}' is the source of the fact itself"
                remedy = "name the later source that confirms it, or write only why"
                yield draft.problem(("facts", fact.id, "lifted", name, "by"), what, remedy)


def caveats_used(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each caveat that warns of nothing, while what it is about stands bare."""
    said = {(fact.source, fact.claimant) for fact in draft.content.facts}
    known = {None, *draft.ids_of(("sources", "actors"))}
    is_clear = draft.is_whole("facts") and known.issuperset(chain.from_iterable(said))
    for caveat in draft.content.caveats if is_clear else ():
        if said.isdisjoint((caveat.source, claimant) for claimant in caveat.covers):
            what = "this caveat covers no fact: nobody it covers claims anything in its source"
            yield draft.problem(("caveats", caveat.id), what, "correct 'covers' or 'source'")


def caveats_few(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each fact that more caveats cover than fit beside a statement."""
    for fact in draft.content.facts:
        left = [caveat for caveat in draft.covering(fact) if caveat.id not in fact.lifted]
        if len(left) > MAX_CAVEATS:
            what = f"more than {MAX_CAVEATS} caveats cover this fact"
            remedy = "make one caveat of those that warn of the same"
            yield draft.problem(("facts", fact.id), what, remedy)


def related(draft: Draft, relation: str) -> Iterator[tuple[Fact, KeyPath, Fact | None]]:
    """Yield each fact that names another, where it does, and the other if it is there."""
    for fact in draft.content.facts:
        others: tuple[str, ...] = getattr(fact, relation)
        for index, name in enumerate(others):
            if name != fact.id:
                yield fact, ("facts", fact.id, relation, index), draft.facts.get(name)
