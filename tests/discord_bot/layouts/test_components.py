"""The buttons and selects: what goes into a custom id comes out of it, and nothing else does."""

from __future__ import annotations

from typing import Any
from unittest.mock import sentinel

import pytest
from discord import ui

from bot.discord_bot.layouts.components import (
    EntrySelect,
    Listing,
    OutdatedItem,
    PageButton,
    RelatedButton,
    ReloadButton,
    RemoveButton,
)
from tests.discord_bot.views import classes_for

LONGEST_ID = "a" * 64
CHANGE = "0123456789ab-ba9876543210"


@pytest.mark.parametrize(
    ("item", "state"),
    [
        (RelatedButton("ships-waiting"), {"entry": "ships-waiting"}),
        (RelatedButton(LONGEST_ID), {"entry": LONGEST_ID}),
        (RemoveButton(0), {"asker": 0}),
        (RemoveButton(2**64 - 1), {"asker": 2**64 - 1, "entries": ()}),
        (RemoveButton(1, ["ships", "cranes-old"]), {"entries": ("ships", "cranes-old")}),
        (RemoveButton(2**64 - 1, [LONGEST_ID, "cranes"]), {"entries": (LONGEST_ID,)}),
        (
            PageButton("Next", Listing("entry", "cranes"), 1),
            {"listing": Listing("entry", "cranes"), "number": 1},
        ),
        (
            PageButton("Next", Listing("timeline", LONGEST_ID), 9999),
            {"listing": Listing("timeline", LONGEST_ID), "number": 9999},
        ),
        (
            PageButton("Next", Listing("sources", ""), 2),
            {"listing": Listing("sources", ""), "number": 2},
        ),
        (EntrySelect(in_place=True), {"in_place": True}),
        (EntrySelect(in_place=False), {"in_place": False}),
        (ReloadButton(CHANGE, take=True), {"change": CHANGE, "take": True}),
        (ReloadButton(CHANGE, take=False), {"change": CHANGE, "take": False}),
    ],
)
async def test_the_state_survives_a_custom_id_within_100_characters(
    item: ui.DynamicItem[ui.Item[Any]], state: dict[str, object]
) -> None:
    ((item_class, match),) = classes_for(item.custom_id).items()
    made = await item_class.from_custom_id(sentinel.interaction, item.item, match)
    assert type(made) is type(item)
    assert made.custom_id == item.custom_id
    assert {name: getattr(made, name) for name in state} == state
    assert len(item.custom_id) <= 100


@pytest.mark.parametrize(
    "custom_id",
    [
        "f1:",
        "f0:related:ships-waiting",
        "f2:related:ships-waiting",
        "f1:related:",
        "f1:related:Ships Waiting",
        "f1:related:ships-waiting\n",
        "f1:remove:",
        "f1:remove:-1",
        "f1:remove:1e9",
        "f1:remove:" + "9" * 21,
        "f1:page:entry:cranes",
        "f1:page:entry:99999:cranes",
        "f1:page:entry:-1:cranes",
        "f1:page:ENTRY:1:cranes",
        "f1:page:entry:1:" + "a" * 65,
        "f1:pick:anything",
        "f1:launch:missiles",
        "f1:reload:take:",
        "f1:reload:take:0123456789ab",
        "f1:reload:drop:0123456789ab-0123456789ab",
        "f1:remove:1:",
        "f1:remove:1:cranes,",
        "f1:remove:1:Cranes",
        "f1:remove:\u0661",  # a digit to Python, not to us
    ],
)
def test_a_forged_or_older_custom_id_is_outdated(custom_id: str) -> None:
    assert list(classes_for(custom_id)) == [OutdatedItem]


@pytest.mark.parametrize("custom_id", ["", "f:", "related", " f1:remove:1"])
def test_what_is_no_custom_id_of_the_bot_is_left_alone(custom_id: str) -> None:
    assert not classes_for(custom_id)
