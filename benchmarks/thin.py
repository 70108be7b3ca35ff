"""Thin copies of a base: what a curator writes in an hour, for measuring."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

from bot.knowledge import Fact, FactBase, Golden, Topic, Unknown

UNKNOWN_ASKS = 8  # phrasings of an unknown, at most
Drawn = TypeVar("Drawn")
Asked = TypeVar("Asked", Fact, Topic, Unknown)


def thinned(
    base: FactBase, asks: int, seed: int, *, unknowns: int = 0, golden: int = 0
) -> FactBase:
    """Return a copy with at most `asks` phrasings an entry, and without near misses.

    `seed` draws which phrasings stay, and which of the `unknowns` and `golden` questions do. A
    larger copy of the same seed holds all of a smaller one: effort only adds.
    """
    content = base.content
    entries = {
        "facts": _thinned(content.facts, asks, seed),
        "topics": _thinned(content.topics, asks, seed),
        "unknowns": _thinned(_drawn(content.unknowns, unknowns, seed), UNKNOWN_ASKS, seed),
    }
    thin = content.model_copy(update={**entries, "golden": ()})
    revision = f"{base.revision}, {asks} phrasings an entry, {unknowns} unknowns, draw {seed}"
    held = FactBase(thin, revision).entries.keys()
    asked = [_unmarked(one) for one in content.golden if held >= {*one.expect, *one.also}]
    return FactBase(
        thin.model_copy(update={"golden": _drawn(asked, golden, seed)}),
        f"{revision}, {golden} golden questions",
    )


def _drawn(items: Sequence[Drawn], count: int, seed: object) -> tuple[Drawn, ...]:
    """Return the first of the items in an order of the seed's own."""
    return tuple(random.Random(str(seed)).sample(items, len(items))[:count])


def _thinned(entries: Sequence[Asked], asks: int, seed: int) -> tuple[Asked, ...]:
    return tuple(
        entry.model_copy(
            update={"asks": _drawn(entry.asks, asks, f"{seed} {entry.id}"), "not_asks": ()}
        )
        for entry in entries
    )


def _unmarked(golden: Golden) -> Golden:
    """Return a golden question without its mark, which is about the whole base."""
    return golden.model_copy(update={"missed": False})
