"""A speaker in the question who is not the one who says it: "according to the BLA, 92 died"."""

from __future__ import annotations

from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction
from bot.matching import attributed_to


def check_claimant(subject: Subject) -> Correction | None:
    """Return a correction where the question asks for the word of somebody else."""
    asked = tuple(dict.fromkeys(attributed_to(subject.stems, subject.lexicon)))
    speakers = {fact.claimant for fact in subject.facts}
    mentioned = {actor for fact in subject.facts for actor in fact.about}
    if not asked or not speakers.isdisjoint(asked) or None in speakers:
        return None
    if not mentioned.isdisjoint(asked):
        return None
    actor = subject.base.actors[asked[0]]
    return Correction("claimant", actor.short or actor.name)
