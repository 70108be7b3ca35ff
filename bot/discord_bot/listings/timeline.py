"""The timeline: events in their order, each with its time in the source's words and its facts."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering import compose_event
from bot.answering.reply import Block, Sentence, dated
from bot.knowledge import Event, FactBase
from bot.knowledge.lookups.involvement import is_involved

NO_EVENTS = "My fact base holds no events."
NO_EVENTS_OF_ACTOR = "No event of the timeline holds a statement by them or about them."


def timeline(base: FactBase, actor: str = "") -> tuple[Block, ...] | None:
    """Return all events; with the id of an actor, only facts by or about them.

    None for an id the base does not know.
    """
    if actor and actor not in base.actors:
        return None
    blocks = dated(block for event in _events(base, actor) for block in compose_event(base, event))
    return blocks or (Sentence(NO_EVENTS_OF_ACTOR if actor else NO_EVENTS),)


def _events(base: FactBase, actor: str) -> Iterator[Event]:
    for event in base.timeline:
        facts = event.facts
        if actor:
            facts = tuple(fact for fact in facts if is_involved(base.facts[fact], actor))
        if facts:
            yield event.model_copy(update={"facts": facts})
