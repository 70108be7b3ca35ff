"""A file for nobody but the user the program runs as."""

from __future__ import annotations

from pathlib import Path

FOR_OWNER = 0o600
FOLDER_FOR_OWNER = 0o700


def make_private(file: Path) -> None:
    """Make an empty file, and its folder, readable by their owner only; one that exists stays."""
    if not file.parent.exists():
        file.parent.mkdir(mode=FOLDER_FOR_OWNER, parents=True, exist_ok=True)
    if not file.exists():
        file.touch(mode=FOR_OWNER)
