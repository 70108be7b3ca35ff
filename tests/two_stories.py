"""The two invented fact bases as stories side by side, each in a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.flood import FLOOD
from tests.world import settle, world_yaml

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = "story: {id: harbour-strike, title: the strike at the harbour}\n"
ARDEN = "story: {id: arden-flood, title: the flood in Arden}\n"


def write_two(folder: Path) -> Path:
    """Write both stories into `folder`, and return it."""
    for name, text in (("arden", ARDEN + FLOOD), ("harbour", HARBOUR + world_yaml())):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "base.yaml").write_text(text, encoding="utf-8")
    return settle(folder)
