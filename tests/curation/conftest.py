"""The invented fact base, and the same with changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.answering import Answerer, open_snapshot
from tests.world import settle, world_yaml, write_world

Changed = Callable[..., Answerer]


@pytest.fixture(scope="session")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return open_snapshot(write_world(tmp_path_factory.mktemp("world") / "knowledge")).answerer


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """Return a function from replacements in the invented base to its answerer."""

    def build(*replacements: tuple[str, str]) -> Answerer:
        text = world_yaml()
        for old, new in replacements:
            assert text.count(old) == 1
            text = text.replace(old, new)
        (tmp_path / "world.yaml").write_text(text, "utf-8")
        return open_snapshot(settle(tmp_path)).answerer

    return build
