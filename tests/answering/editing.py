"""Changes to the invented base in a folder, for the tests of reloads."""

from __future__ import annotations

from pathlib import Path

from tests.world import settle, world_yaml

CALM = "statement: She asked everybody to stay calm."
SHIPS = "number of ships waiting"
GOLDEN = ("how many boats wait in the port", "number of ships waiting now")
LOOSE = ("    time_bound: true\n", "")


def edit(folder: Path, *replacements: tuple[str, str]) -> None:
    """Replace texts in the base's file."""
    text = world_yaml()
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (folder / "world.yaml").write_text(text, encoding="utf-8")
    settle(folder)
