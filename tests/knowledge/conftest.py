"""What the tests of the fact base share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.knowledge import Loaded, load
from tests.world import load_world, world_yaml

Problems = Callable[[str], list[str]]
Changed = Callable[..., list[str]]


@pytest.fixture
def world(tmp_path: Path) -> Loaded:
    """Return the fixture world, loaded."""
    return load_world(tmp_path / "knowledge")


@pytest.fixture
def problems(tmp_path: Path) -> Problems:
    """Return a function from the text of a base's only file to its problems, as told."""

    def find(text: str) -> list[str]:
        folder = tmp_path / "base"
        folder.mkdir(exist_ok=True)
        (folder / "a.yaml").write_text(text, encoding="utf-8")
        try:
            load(folder)
        except KnowledgeError as error:
            return [str(problem) for problem in error.problems]
        return []

    return find


@pytest.fixture
def changed(problems: Problems) -> Changed:
    """Return a function from replacements in the fixture world to the problems they bring."""

    def find(*replacements: tuple[str, str]) -> list[str]:
        text = world_yaml()
        for old, new in replacements:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the world"
            text = text.replace(old, new)
        return problems(text)

    return find
