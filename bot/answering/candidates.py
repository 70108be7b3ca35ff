"""The fact base as the matcher sees it: texts and ids."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.rule_phrasings import rule_phrasings
from bot.knowledge import Actor, Fact, FactBase, Topic
from bot.matching import Candidate, Lexicon, words
from bot.matching.settings import SETTINGS


def candidates(base: FactBase) -> Iterator[Candidate]:
    """Yield every entry a question can find."""
    for fact in base.facts.values():
        yield Candidate(
            id=fact.id,
            kind="answer",
            phrasings=(fact.question, *fact.asks),
            statements=(fact.statement,),
            near_misses=fact.not_asks,
            versions=tuple(one for one in base.versions.of(fact.id) if one != fact.id),
            shown=tuple(_shown(base, fact)),
            by_rule=rule_phrasings(base, fact),
        )
    for topic in base.topics.values():
        facts = (base.facts[fact] for fact in topic.facts)
        yield Candidate(
            id=topic.id,
            kind="answer",
            phrasings=(topic.question, topic.title, *topic.asks),
            near_misses=topic.not_asks,
            parts=topic.facts,
            shown=(topic.question, *(text for fact in facts for text in _shown(base, fact))),
        )
    for unknown in base.unknowns.values():
        yield Candidate(unknown.id, "unknown", unknown.asks, (unknown.what,), unknown.not_asks)


def lexicon(base: FactBase) -> Lexicon:
    """Return the base's synonyms and the names of its actors, as plain words."""
    return Lexicon(
        synonyms=tuple(
            tuple(tuple(words(phrase)) for phrase in group) for group in base.content.synonyms
        ),
        names=tuple((actor.id, tuple(_names(actor))) for actor in base.actors.values()),
        general_weight=_general_weight(base),
    )


def _general_weight(base: FactBase) -> float:
    """Return what synonyms that serve any base count: less with each phrasing an entry has."""
    written: tuple[Fact | Topic, ...] = (*base.content.facts, *base.content.topics)
    phrasings = sum(len(entry.asks) for entry in written) / max(len(written), 1)
    share = max(1 - phrasings / SETTINGS.phrasings_without_general, 0.0)
    return SETTINGS.general_weight * share


def _shown(base: FactBase, fact: Fact) -> Iterator[str]:
    """Yield what a reader sees with a fact, and by what other names they know the actors in it."""
    for one in (fact, *(other for _, other in base.related_to(fact))):
        yield from (one.question, one.statement, one.note or "")
        for actor in (*one.about, *([one.claimant] if one.claimant else [])):
            yield from (" ".join(name) for name in _names(base.actors[actor]))


def _names(actor: Actor) -> Iterator[tuple[str, ...]]:
    for name in dict.fromkeys((actor.name, actor.short or actor.name, *actor.aliases)):
        yield tuple(words(name))
