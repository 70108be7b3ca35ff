"""Two fact bases to render: the invented one, and the one that is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge import FactBase, load
from tests.world import load_world

SHIPPED = Path(__file__).parents[2] / "knowledge"


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> FactBase:
    return load_world(tmp_path_factory.mktemp("world")).base


@pytest.fixture(scope="session", params=["invented", "shipped"])
def base(request: pytest.FixtureRequest, world: FactBase) -> FactBase:
    return world if request.param == "invented" else load(SHIPPED).base
