"""A generated fact base of any size, as files: for measuring how loading and answering bear it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from benchmarks.worlds import World, world
from benchmarks.yaml_files import write_sections


def write_base(folder: Path, phrasings: int, edition: int = 1, questions: int = 500) -> World:
    """Write a base of at least so many phrasings; editions differ in their statements."""
    generated = world(phrasings, questions)
    source = {"id": "report", "paragraphs": 1, "sha256": sha256(b"invented").hexdigest()}
    facts, unknowns = [], []
    for number, candidate in enumerate(generated.candidates):
        asks = sorted(set(candidate.phrasings))
        if candidate.kind == "unknown":
            unknowns.append({"id": candidate.id, "what": f"the matter {number:,}", "asks": asks})
            continue
        facts.append(
            {
                "id": candidate.id,
                "question": f"What is reported of matter {number:,}?",
                "statement": f"Matter {number:,} stands so in edition {edition}.",
                "source": "report",
                "paragraphs": [1],
                "asks": asks,
            }
        )
    write_sections(folder, {"sources": [source], "facts": facts, "unknowns": unknowns})
    return generated
