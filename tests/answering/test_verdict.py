"""The one verdict: what is right of a topic, a fact and an unknown."""

from __future__ import annotations

import pytest

from bot.answering import compose_entry
from bot.answering.verdict import Expected, is_right, verdict
from bot.knowledge import FactBase

CRANES = ("cranes-damaged", "cranes-old")


@pytest.mark.parametrize(
    ("entry", "expect", "right"),
    [
        ("cranes", ("cranes",), True),
        ("cranes", ("cranes-damaged",), True),  # comes first
        ("cranes", ("cranes-old",), False),
        ("cranes", CRANES, True),
        ("cranes", ("cranes-old", "mayor-calm"), False),
        ("cranes-damaged", CRANES, True),
        ("cranes-old", ("cranes",), False),
        ("strike-end", ("strike-end",), True),
        ("cranes", (), False),
    ],
)
def test_what_is_right_is_the_same_for_an_entry_and_for_its_reply(
    base: FactBase, entry: str, expect: tuple[str, ...], *, right: bool
) -> None:
    expected = Expected(expect)
    assert is_right(base, entry, expected) is right
    assert (verdict(base, compose_entry(base, entry), expected) == "right") is right


def test_nothing_is_right_where_there_must_be_no_answer(base: FactBase) -> None:
    expected = Expected(("cranes",), abstain=True)
    assert not is_right(base, "cranes", expected)
    assert verdict(base, compose_entry(base, "cranes"), expected) == "answered"
