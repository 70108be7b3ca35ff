"""Actors by what people call them: completion while typing, and the actor that is meant."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from bot.knowledge import Actor, FactBase, same_words

TYPED = 100  # characters looked at; no name is longer
LIKE = 85  # of 100: how alike a name must be to be taken for the one that was typed
SIMILAR = 60  # of 100: how alike it must be to be offered


def find_actor(base: FactBase, typed: str) -> Actor | None:
    """Return the actor meant by an id, a name or an alias, or the only one nearly called so."""
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
    """Return the actors nearest to what somebody is typing; for an empty text the first ones."""
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


def _names(base: FactBase) -> dict[str, str]:
    """Return the id of the actor behind each name; no two actors share one."""
    return dict(_spellings(base))


def _spellings(base: FactBase) -> Iterator[tuple[str, str]]:
    for actor in base.actors.values():
        for name in (actor.name, actor.short or "", *actor.aliases):
            if words := same_words(name):
                yield words, actor.id
