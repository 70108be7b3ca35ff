"""The state of buttons: what goes into a custom id comes out of it, and nothing else does."""

from __future__ import annotations

import pytest

from bot.discord_bot.layouts.custom_ids import (
    TEMPLATE,
    Action,
    Pick,
    Remove,
    ShowRelated,
    Subject,
    TurnPage,
    decode,
    encode,
)

LONGEST_ID = "a" * 64


@pytest.mark.parametrize(
    "action",
    [
        ShowRelated("ships-waiting"),
        ShowRelated(LONGEST_ID),
        Remove(0),
        Remove(2**64 - 1),
        TurnPage(Subject("entry", "cranes"), 1),
        TurnPage(Subject("timeline", LONGEST_ID), 9999),
        TurnPage(Subject("sources", ""), 2),
        Pick(is_choice=True),
        Pick(is_choice=False),
    ],
)
def test_an_action_survives_its_custom_id_within_100_characters(action: Action) -> None:
    custom_id = encode(action)
    assert decode(custom_id) == action
    assert len(custom_id) <= 100
    assert TEMPLATE.fullmatch(custom_id)


@pytest.mark.parametrize(
    "custom_id",
    [
        "",
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
        "f1:remove:\u0661",  # a digit to Python, not to us
    ],
)
def test_a_forged_or_older_custom_id_is_no_action(custom_id: str) -> None:
    assert decode(custom_id) is None
