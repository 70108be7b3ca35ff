"""The JSON Schema of the base's files, from the model, for editors."""

from __future__ import annotations

import json
from typing import Final

from pydantic.json_schema import GenerateJsonSchema
from typing_extensions import override

from bot.knowledge.model import Document

SCHEMA_NAME: Final = "schema.json"  # beside the folders of the base, where its files look for it


def json_schema() -> str:
    """Return the schema of one file of the base as indented JSON text."""
    schema = {
        "$schema": GenerateJsonSchema.schema_dialect,
        **Document.model_json_schema(schema_generator=_Untitled),
        "title": "A file of a fact base",
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


class _Untitled(GenerateJsonSchema):
    """Leaves out the titles of fields, which only repeat their names."""

    @override
    def field_title_should_be_set(self, schema: object) -> bool:
        return False
