"""A name in the question that the entry does not hold: "Indian soldiers", "in Karachi"."""

from __future__ import annotations

from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction
from bot.matching import mentions, words


def check_names(subject: Subject) -> Correction | None:
    """Return a correction for the first name that neither the entry nor the setting holds."""
    shown = {mention.name for mention in mentions(words(_shown_text(subject)))}
    for mention in subject.match.foreign:
        if mention.name not in shown:
            return Correction("name", mention.name)
    return None


def _shown_text(subject: Subject) -> str:
    """Return what a reader sees of the entry's facts: statements, notes, claimants' names."""
    claimants = (subject.base.claimant_of(fact) for fact in subject.facts)
    names = (claimant.name for claimant in claimants if claimant)
    statements = (f"{fact.statement} {fact.note or ''}" for fact in subject.facts)
    return " / ".join((*statements, *names))
