"""The digest that tells two contents of a base apart, and equal ones together."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Final

from bot.knowledge.model import Document, Record

REVISION_LENGTH: Final = 12


def revision_of(content: Document) -> str:
    """Return a short hex digest of everything the base says.

    It depends neither on how the records are spread over files nor on their order: all order
    that matters is inside a record (paragraphs, facts of a topic, an event's `order`).
    """
    digest = sha256()
    for section in Document.model_fields:
        records = content.records(section)
        if section == "story" and not records:
            continue  # such bases were there before there were stories
        digest.update(f"\n{section}\n".encode())
        for line in sorted(map(_canonical, records)):
            digest.update(line.encode() + b"\n")
    return digest.hexdigest()[:REVISION_LENGTH]


def _canonical(record: Record | tuple[str, ...]) -> str:
    if isinstance(record, Record):
        return record.model_dump_json(exclude_defaults=True)
    return json.dumps(sorted(record))
