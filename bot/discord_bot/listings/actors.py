"""The actors of the base, and a card of facts for each."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering import statements_of
from bot.answering.reply import Block, Heading, Sentence
from bot.discord_bot.listings.involved import display_name, involvement_of, is_involved
from bot.knowledge import Actor, FactBase

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
    return tuple(_sections(base, actor)) or (Sentence(NOTHING),)


def _sections(base: FactBase, actor: str) -> Iterator[Block]:
    part = involvement_of(base, actor)
    theirs = tuple(statements_of(base, (*part.said, *part.dismissals)))
    shown = {one.id for statement in theirs for one in statement.together()}
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
