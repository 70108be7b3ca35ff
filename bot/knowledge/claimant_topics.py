"""Topics that nobody writes: everything that one claimant says."""

from __future__ import annotations

from bot.knowledge.model import NAME_LENGTH, SAID_BY, Actor, Document, Fact, Topic
from bot.language.normalise import same_words

_FORMS = (
    "what does {} say",
    "what did {} say about it",
    "what is the position of {}",
    "statements by {}",
    "what has {} claimed so far",
)


def claimant_topics(content: Document) -> tuple[Topic, ...]:
    """Return a topic for each claimant with several claims that no curated topic equals.

    No two actors, and no two facts, may have one id.
    """
    claims = _claims(content)
    curated = {frozenset(topic.facts) for topic in content.topics}
    return tuple(
        _topic(actor, facts)
        for actor in content.actors
        if len(facts := claims.get(actor.id, [])) > 1 and frozenset(facts) not in curated
    )


def _claims(content: Document) -> dict[str, list[str]]:
    """Return the ids of the facts by claimant, in the order of the sources' paragraphs.

    How they are spread over files makes no difference.
    """
    claims: dict[str, list[str]] = {}
    for fact in sorted(content.facts, key=_position):
        if fact.claimant:
            claims.setdefault(fact.claimant, []).append(fact.id)
    return claims


def _position(fact: Fact) -> tuple[str, int, str]:
    return fact.source, min(fact.paragraphs), fact.id


def _topic(actor: Actor, facts: list[str]) -> Topic:
    name = actor.short or actor.name
    return Topic(
        id=f"{SAID_BY}{actor.id}",
        title=f"What {name} says"[:NAME_LENGTH],
        question=f"What does {name} say?",
        facts=tuple(facts),
        asks=_phrasings(actor),
    )


def _phrasings(actor: Actor) -> tuple[str, ...]:
    """Return how people ask what the actor says, each wording once."""
    texts = (
        form.format(name) for name in (actor.name, actor.short or actor.name) for form in _FORMS
    )
    return tuple({same_words(text): text for text in texts}.values())
