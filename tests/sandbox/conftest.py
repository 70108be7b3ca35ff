"""The sandbox over the invented fact base."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.world import write_world


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    return write_world(tmp_path / "knowledge")
