"""Speakers and other names that the facts do not hold: "the Taliban claimed it", "in Karachi"."""

from __future__ import annotations

from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction
from bot.knowledge import Actor
from bot.matching import mentions, words


def check_claimant(subject: Subject) -> Correction | None:
    """Return a correction where the question asks what somebody else says.

    General words ("the rebels say") name nobody, unless they are how the base names a claimant.
    """
    asked = subject.attributed_to
    facts = subject.entry.facts
    concerned = {fact.claimant for fact in facts}
    concerned.update(actor for fact in facts for actor in fact.about)
    if not asked or None in concerned or not concerned.isdisjoint(asked):
        return None
    actor = subject.base.actors[asked[0]]
    if not _is_proper(actor) and actor.id not in subject.base.claimants:
        return None
    return Correction("claimant", actor.name)


def _is_proper(actor: Actor) -> bool:
    return any(True for _ in mentions(words(actor.name)))


def check_names(subject: Subject) -> Correction | None:
    """Return a correction for the first name that neither the entry nor the whole base holds."""
    names = subject.match.unsupported_names
    return Correction("name", names[0].name) if names else None
