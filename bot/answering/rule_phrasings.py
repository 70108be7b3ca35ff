"""Phrasings by rule: what a fact's own record says it can be asked for, before a curator writes.

They come from the statement, its clauses and note, its claimant and the actors it is about, and the
things it counts. They help while a fact has few curated phrasings (`bot.matching.settings` has the
measurement), and count the less the more it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge import Actor, Fact, FactBase
from bot.matching.settings import SETTINGS

CLAIMANT_NAMES, ABOUT_NAMES, SUBJECTS = 3, 2, 3  # names of each actor, and of all in one phrasing
SHORTEST_CLAUSE = 3  # words

_CLAUSE_END = re.compile(r"[,;:]| (?:and|but|which|that|who) ")
_COUNTED = re.compile(
    r"\b(\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds"
    r"|thousands)\b(?: (?:percent|per cent|%))?"
    r"((?: (?!and|of|in|at|to|the|from|for|by|who|it|that)[a-z]+){1,3})",
    re.IGNORECASE,
)


def rule_phrasings(base: FactBase, fact: Fact) -> tuple[str, ...]:
    """Return the phrasings by rule of a fact; none where it has enough of its own."""
    return () if len(fact.asks) >= SETTINGS.enough_phrasings else all_rule_phrasings(base, fact)


def all_rule_phrasings(base: FactBase, fact: Fact) -> tuple[str, ...]:
    """Return the phrasings by rule of a fact, however many it has of its own."""
    return tuple(dict.fromkeys((*_said(base, fact), *_counted(fact), *_clauses(fact))))


def _said(base: FactBase, fact: Fact) -> Iterator[str]:
    """Yield questions for the claimant's word: "X says ...", "what does X say about Y"."""
    if fact.claimant is None:
        return
    claimants = _names(base.actors[fact.claimant], CLAIMANT_NAMES)
    subjects = [name for one in fact.about for name in _names(base.actors[one], ABOUT_NAMES)]
    statement = f"{fact.statement[0].lower()}{fact.statement[1:].rstrip('.')}"
    for claimant in claimants:
        yield f"{claimant} says {statement}"
        yield from (f"what does {claimant} say about {subject}" for subject in subjects[:SUBJECTS])
    yield f"who says {statement}"


def _counted(fact: Fact) -> Iterator[str]:
    """Yield questions for the numbers of a statement, with what they count."""
    for found in _COUNTED.finditer(fact.statement):
        yield f"how many{found[2]}"
        yield f"{found[1]}{found[2]}"


def _clauses(fact: Fact) -> Iterator[str]:
    """Yield the clauses of the statement, and the note."""
    for clause in _CLAUSE_END.split(fact.statement.rstrip(".")):
        if len(clause.split()) >= SHORTEST_CLAUSE:
            yield clause.strip()
    if fact.note:
        yield fact.note


def _names(actor: Actor, most: int) -> list[str]:
    return list(dict.fromkeys((actor.short or actor.name, actor.name, *actor.aliases)))[:most]
