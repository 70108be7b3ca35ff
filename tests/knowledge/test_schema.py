"""The schema that editors help curators with."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.knowledge import examine
from bot.knowledge.model import Document, Fact
from bot.knowledge.schema import json_schema
from tests.world import world_yaml, write_world

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


def properties() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every key of every kind of record, by name, with its part of the schema."""
    schema = json.loads(json_schema())
    for record, definition in {"Document": schema, **schema["$defs"]}.items():
        for key, field in definition["properties"].items():
            yield f"{record}.{key}", {**field, "$defs": schema["$defs"]}


@pytest.mark.parametrize(("name", "field"), [pytest.param(*one, id=one[0]) for one in properties()])
def test_each_key_has_a_description_and_an_example_of_it(name: str, field: dict[str, Any]) -> None:
    assert field["description"].endswith("."), name
    (example,) = field["examples"]
    jsonschema.validate(example, field)


def test_the_ids_of_a_base_are_listed_wherever_one_belongs(tmp_path: Path) -> None:
    text = world_yaml().replace("- id: cranes-old", "- id: cranes_old")
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        "actors:\n- {id: pilots, name: the pilots}\nfacts: [{id: later, question: 1}]\n",
        encoding="utf-8",
    )
    records = json.loads(json_schema(examine(tmp_path).draft))["$defs"]
    fact, golden = records["Fact"]["properties"], records["Golden"]["properties"]
    assert fact["claimant"]["anyOf"][0]["enum"] == [
        "dockers-union",
        "harbour-board",
        "mayor",
        "pilots",
    ]
    assert fact["source"]["enum"] == ["harbour-report"]
    assert (
        fact["dismisses"]["items"]["enum"]
        == records["Event"]["properties"]["facts"]["items"]["enum"]
    )
    assert {"later", "cranes-damaged"} < {*fact["dismisses"]["items"]["enum"]}
    assert "cranes_old" not in fact["dismisses"]["items"]["enum"]
    assert {"cranes", "said-by-harbour-board"} < {*golden["expect"]["items"]["enum"]}
    assert fact["lifted"]["properties"].keys() == {"sides-unchecked"}
    assert "enum" not in fact["id"]


def test_a_base_keeps_to_the_schema_with_its_ids(tmp_path: Path) -> None:
    draft = examine(write_world(tmp_path)).draft
    validator = jsonschema.Draft202012Validator(json.loads(json_schema(draft)))
    assert list(validator.iter_errors(yaml.safe_load(world_yaml()))) == []
    slip = yaml.safe_load(world_yaml().replace("claimant: mayor", "claimant: mayer"))
    (error,) = validator.iter_errors(slip)
    assert list(error.absolute_path)[-1] == "claimant"


def test_where_a_base_has_no_ids_any_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("facts: []\n", encoding="utf-8")
    assert json_schema(examine(tmp_path).draft) == json_schema()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_file_leads_its_editor_to_the_schema(file: Path) -> None:
    first_line = file.read_text(encoding="utf-8").splitlines()[0]
    path = Path(os.path.relpath(KNOWLEDGE / "schema.json", file.parent)).as_posix()
    assert first_line == f"# yaml-language-server: $schema={path}"
