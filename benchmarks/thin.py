"""Thin copies of a base: what a curator writes in an hour, for measuring."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

from bot.knowledge import Fact, FactBase, Topic, Unknown

UNKNOWN_ASKS = 8  # phrasings of an unknown, at most
Asked = TypeVar("Asked", Fact, Topic, Unknown)


def thinned(base: FactBase, asks: int, seed: int, *, unknowns: int = 0) -> FactBase:
    """Return a copy with at most `asks` phrasings an entry, near misses and golden questions gone.

    Which phrasings stay is drawn by `seed`, and which `unknowns` do: so many, with a few phrasings.
    """
    chance = random.Random(seed)
    content = base.content
    kept = chance.sample(content.unknowns, min(unknowns, len(content.unknowns)))
    return FactBase(
        content.model_copy(
            update={
                "facts": _thinned(content.facts, asks, chance),
                "topics": _thinned(content.topics, asks, chance),
                "unknowns": _thinned(kept, UNKNOWN_ASKS, chance),
                "golden": (),
            }
        ),
        f"{base.revision}, {asks} phrasings an entry, draw {seed}",
    )


def _thinned(entries: Sequence[Asked], asks: int, chance: random.Random) -> tuple[Asked, ...]:
    return tuple(
        entry.model_copy(
            update={
                "asks": tuple(chance.sample(entry.asks, min(asks, len(entry.asks)))),
                "not_asks": (),
            }
        )
        for entry in entries
    )
