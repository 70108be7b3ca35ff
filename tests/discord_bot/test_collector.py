"""The garbage collector leaves old objects alone for a while, and is as before then."""

from __future__ import annotations

import gc

import pytest

from bot.discord_bot.collector import NEVER, no_full_collections


def test_full_collections_are_put_off_and_come_back() -> None:
    before = gc.get_threshold()
    with no_full_collections():
        assert gc.get_threshold() == (*before[:2], NEVER)
    assert gc.get_threshold() == before


def test_they_come_back_after_an_error_too() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="broken"), no_full_collections():
        raise ValueError("broken")
    assert gc.get_threshold() == before
