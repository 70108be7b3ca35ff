"""The fact base as the matcher sees it: texts and ids."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge import Actor, FactBase
from bot.matching import Candidate, Lexicon, words


def candidates(base: FactBase) -> Iterator[Candidate]:
    """Yield every entry a question can find."""
    for fact in base.facts.values():
        phrasings = (fact.question, *fact.asks)
        yield Candidate(fact.id, "answer", phrasings, (fact.statement,), fact.not_asks)
    for topic in base.topics.values():
        phrasings = (topic.question, topic.title, *topic.asks)
        yield Candidate(topic.id, "answer", phrasings, (), topic.not_asks)
    for unknown in base.unknowns.values():
        yield Candidate(unknown.id, "unknown", unknown.asks, (unknown.what,), unknown.not_asks)


def lexicon(base: FactBase) -> Lexicon:
    """Return the base's synonyms and the names of its actors, as plain words."""
    return Lexicon(
        synonyms=tuple(
            tuple(tuple(words(phrase)) for phrase in group) for group in base.content.synonyms
        ),
        names=tuple((actor.id, tuple(_names(actor))) for actor in base.actors.values()),
    )


def _names(actor: Actor) -> Iterator[tuple[str, ...]]:
    for name in dict.fromkeys((actor.name, actor.short or actor.name, *actor.aliases)):
        yield tuple(words(name))
