"""The whole base as one JSON object, in an order that does not depend on its files.

`format` is "factbot/1", `revision` the digest of the content, `story` what it is about (null where
it does not say); then the sections, each a list of its records with all their fields, by id (golden
questions by question, events by their order, synonyms by their words). A fact has besides what must
be shown with it: `attribution`, `caveats` (`id`, `label`, `text`) and `related` (`relation`, `id`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from bot.answering.phrases import attribution
from bot.knowledge import FactBase
from bot.knowledge.model import Fact, Record
from bot.knowledge.records import LISTS, TODO

MARK: Final = '"format": "factbot/1"'
_ORDER: Final[dict[str, Callable[[Any], Any]]] = {
    "golden": attrgetter("question"),
    "events": attrgetter("order", "id"),
    "synonyms": sorted,
}


def as_base_json(base: FactBase) -> str:
    """Return the base as indented JSON text with a final newline."""
    story = base.content.story
    exported: dict[str, object] = {
        "format": "factbot/1",
        "revision": base.revision,
        "story": story.model_dump(mode="json") if story else None,
    }
    for section in LISTS:
        records = sorted(getattr(base.content, section), key=_ORDER.get(section, attrgetter("id")))
        exported[section] = [_record(base, record) for record in records]
    return json.dumps(exported, ensure_ascii=False, indent=2) + "\n"


def _record(base: FactBase, record: Record | tuple[str, ...]) -> object:
    if not isinstance(record, Record):
        return sorted(record)
    content = record.model_dump(mode="json", exclude={TODO})  # it has none: it could be loaded
    if isinstance(record, Fact):
        content["attribution"] = attribution(base, record)
        content["caveats"] = [
            {"id": caveat.id, "label": caveat.label, "text": caveat.text}
            for caveat in base.caveats_of(record)
        ]
        content["related"] = [
            {"relation": relation, "id": other.id} for relation, other in base.related_to(record)
        ]
    return content
