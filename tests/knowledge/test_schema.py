"""The schema that editors help curators with."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bot.knowledge.model import Document, Fact
from bot.knowledge.schema import json_schema

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
FILES = sorted(KNOWLEDGE.rglob("*.yaml"))


def test_the_schema_in_the_repository_is_that_of_the_model() -> None:
    written = (KNOWLEDGE / "schema.json").read_text(encoding="utf-8")
    assert written == json_schema(), "write it anew: python -m bot schema > knowledge/schema.json"


def test_the_schema_knows_every_section_and_refuses_others() -> None:
    schema = json.loads(json_schema())
    assert schema["properties"].keys() == Document.model_fields.keys()
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Fact"]["properties"].keys() == Fact.model_fields.keys()
    assert schema["$defs"]["Topic"]["properties"]["facts"]["minItems"] == 2


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_file_leads_its_editor_to_the_schema(file: Path) -> None:
    first_line = file.read_text(encoding="utf-8").splitlines()[0]
    path = Path(os.path.relpath(KNOWLEDGE / "schema.json", file.parent)).as_posix()
    assert first_line == f"# yaml-language-server: $schema={path}"
