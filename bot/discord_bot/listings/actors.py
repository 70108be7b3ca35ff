"""The actors of the base: found by what people call them, listed, and a card of facts each."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from bot.answering import statements_of
from bot.answering.reply import Block, Heading, Sentence, dated
from bot.knowledge import Actor, FactBase, same_words
from bot.knowledge.lookups.involvement import display_name, involvement_of, is_involved

TYPED = 100  # characters looked at; no name is longer
LIKE = 85  # of 100: the similarity at which a name counts as the one that was typed
SIMILAR = 60  # of 100: the similarity at which it is offered
SAID = "What they say"
ABOUT = "What is said about them"
DISMISSED = "What they dismiss"
NOTHING = "My fact base holds no statement by them or about them."
NOBODY = "My fact base names nobody."


def actor_list(base: FactBase) -> tuple[Block, ...]:
    """Return all actors, each with how many statements are theirs and how many about them."""
    lines = tuple(Sentence(_counted(base, actor)) for actor in base.actors.values())
    return lines or (Sentence(NOBODY),)


def actor_card(base: FactBase, actor: str) -> tuple[Block, ...] | None:
    """Return the facts an actor has a part in; None for an id the base does not know.

    A dismissal stands under a heading of its own, and not among what else they say; what it
    dismisses is shown there along with it, and not once more among what is said about them.
    """
    if actor not in base.actors:
        return None
    return dated(_sections(base, actor)) or (Sentence(NOTHING),)


def find_actor(base: FactBase, typed: str) -> Actor | None:
    """Return the actor with an id, a name or an alias, or the only one with a similar name."""
    if typed in base.actors:
        return base.actors[typed]
    names = _names(base)
    words = same_words(typed[:TYPED])
    if words in names:
        return base.actors[names[words]]
    near = process.extract(words, list(names), scorer=fuzz.ratio, score_cutoff=LIKE, limit=None)
    meant = {names[name] for name, _, _ in near}
    return base.actors[meant.pop()] if len(meant) == 1 else None


def complete_actor(base: FactBase, typed: str, limit: int) -> tuple[Actor, ...]:
    """Return the actors closest to what was typed so far; for an empty text the first ones."""
    words = same_words(typed[:TYPED])
    if not words:
        return tuple(base.actors.values())[:limit]
    names = _names(base)
    begun = [name for name in names if name.startswith(words)]
    holding = [name for name in names if words in name]
    near = process.extract(
        words, list(names), scorer=fuzz.partial_ratio, score_cutoff=SIMILAR, limit=4 * limit
    )
    found = dict.fromkeys(names[name] for name in (*begun, *holding, *(hit[0] for hit in near)))
    return tuple(base.actors[actor] for actor in list(found)[:limit])


def _sections(base: FactBase, actor: str) -> Iterator[Block]:
    part = involvement_of(base, actor)
    theirs = tuple(statements_of(base, (*part.said, *part.dismissals)))
    shown = {one.id for statement in theirs for one in statement.with_responses()}
    others = statements_of(base, (fact for fact in part.about if fact not in shown))
    sections = (
        (SAID, [statement for statement in theirs if statement.id in part.said]),
        (ABOUT, list(others)),
        (DISMISSED, [statement for statement in theirs if statement.id in part.dismissals]),
    )
    for title, statements in sections:
        if statements:
            yield Heading(title)
            yield from statements


def _counted(base: FactBase, actor: Actor) -> str:
    by = sum(fact.claimant == actor.id for fact in base.facts.values())
    part = sum(is_involved(fact, actor.id) for fact in base.facts.values())
    noun = "statement" if by == 1 else "statements"
    return f"{display_name(actor)}: {by or 'no'} {noun} by them, {part - by or 'none'} about them."


def _names(base: FactBase) -> dict[str, str]:
    """Return the id of the actor behind each name; no two actors share one."""
    return dict(_spellings(base))


def _spellings(base: FactBase) -> Iterator[tuple[str, str]]:
    for actor in base.actors.values():
        for name in (actor.name, actor.short or "", *actor.aliases):
            if words := same_words(name):
                yield words, actor.id
