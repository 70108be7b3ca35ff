"""Generated bases go the way of every base: through YAML, the loader and its checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from bot.knowledge import FactBase, load

# The one in C is many times as fast, and may be missing.
DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
Sections = Mapping[str, Sequence[object]]


def write_sections(folder: Path, sections: Sections) -> None:
    """Write the sections of a base as its one file; the folder is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(dict(sections), Dumper=DUMPER, sort_keys=False, allow_unicode=True)
    (folder / "base.yaml").write_text(text, "utf-8")


def loaded(sections: Sections) -> FactBase:
    """Return the base of some sections; raises KnowledgeError where any check refuses it."""
    with TemporaryDirectory() as folder:
        write_sections(Path(folder), sections)
        return load(Path(folder)).base
