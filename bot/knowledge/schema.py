"""The JSON Schema of the base's files, from the model, for editors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema
from typing_extensions import override

from bot.knowledge.checks.draft import Draft
from bot.knowledge.checks.ids import SECTIONS_OF_IDS
from bot.knowledge.model import Document, is_id
from bot.knowledge.records import SECTIONS
from bot.knowledge.schema_notes import DESCRIPTIONS, DESCRIPTIONS_OF, EXAMPLES, EXAMPLES_OF

SCHEMA_NAME: Final = "schema.json"  # beside the folders of the base, where its files look for it
SCHEMA_TITLE: Final = "A file of a fact base"


def json_schema(draft: Draft | None = None) -> str:
    """Return the schema of one file of the base as indented JSON text.

    With a draft it lists the ids of all its files wherever one belongs, for editors to complete.
    """
    schema = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": "",
        **Document.model_json_schema(schema_generator=_Untitled),
    }
    schema["title"] = SCHEMA_TITLE
    _annotate(Document.__name__, schema["properties"])
    ids = {} if draft is None else _ids_by_key(draft)
    for record, definition in schema["$defs"].items():
        _annotate(record, definition["properties"])
        for key, field in definition["properties"].items():
            if ids.get(key):
                _list_ids(field, ids[key])
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


class _Untitled(GenerateJsonSchema):
    """Leaves out the titles of fields, which only repeat their names."""

    @override
    def field_title_should_be_set(self, schema: object) -> bool:
        return False


def _annotate(record: str, properties: Mapping[str, dict[str, Any]]) -> None:
    """Give each key of a record its example, and its description where it has none."""
    descriptions = {**DESCRIPTIONS, **DESCRIPTIONS_OF.get(record, {})}
    examples = {**EXAMPLES, **EXAMPLES_OF.get(record, {})}
    for key, field in properties.items():
        if key in descriptions:
            field.setdefault("description", descriptions[key])
        field["examples"] = [examples[key]]


def _ids_by_key(draft: Draft) -> dict[str, list[str]]:
    """Return the ids that may stand under each key that holds some."""
    made = [topic.id for topic in draft.claimant_topics]
    by_section = {section: sorted(_valid(draft.ids_of((section,)))) for section in SECTIONS}
    return {
        key: [identity for section in sections for identity in by_section[section]]
        + (made if "topics" in sections else [])
        for key, sections in SECTIONS_OF_IDS.items()
    }


def _valid(ids: Iterable[str]) -> Iterator[str]:
    return (identity for identity in dict.fromkeys(ids) if is_id(identity))


def _list_ids(field: dict[str, Any], ids: list[str]) -> None:
    """Allow only these ids wherever a field holds one."""
    for form in (field, field.get("items", {}), *field.get("anyOf", ())):
        if "pattern" in form:
            form["enum"] = ids
    if patterns := field.pop("patternProperties", None):  # of `lifted`, whose keys are ids
        (value,) = patterns.values()
        field["properties"] = dict.fromkeys(ids, value)
        field["additionalProperties"] = False
