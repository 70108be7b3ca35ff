"""What is near an entry of the invented base."""

from __future__ import annotations

import pytest

from bot.knowledge import Loaded
from bot.knowledge.lookups.neighbours import MAX_NEIGHBOURS, neighbours


@pytest.mark.parametrize(
    ("entry", "near"),
    [
        # The other side's account, the topics it is in, what they hold.
        (
            "cranes-damaged",
            ("cranes-old", "cranes", "said-by-harbour-board", "union-accused"),
        ),
        # The claim it dismisses, its topic; what is about who says it.
        ("union-dismissal", ("union-accused", "said-by-dockers-union", "cranes-old")),
        # A topic: its facts, and what is near these.
        ("cranes", ("cranes-damaged", "cranes-old", "said-by-harbour-board", "union-accused")),
        # An unknown: the facts to see.
        ("strike-end", ("ships-waiting",)),
        ("wage-demand", ()),
        ("goods-share", ()),
    ],
)
def test_the_nearest_come_first(world: Loaded, entry: str, near: tuple[str, ...]) -> None:
    found = neighbours(world.base, entry)
    assert found[: len(near)] == near
    assert entry not in found
    assert len(found) <= MAX_NEIGHBOURS
    assert bool(found) is bool(near)
