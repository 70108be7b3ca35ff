"""What later reports tell otherwise, as the terminal and the JSON object show it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering import compose_entry
from bot.knowledge import FactBase
from bot.rendering import as_json, plain
from tests.flood import load_flood, with_last_toll
from tests.rendering.binding import everything, loose_statements


@pytest.fixture
def flood(tmp_path: Path) -> FactBase:
    return load_flood(tmp_path / "flood", with_last_toll()).base


def test_the_terminal_shows_each_version_with_its_date_and_what_binds_it(flood: FactBase) -> None:
    text = plain(compose_entry(flood, "toll-last").blocks)
    assert text.splitlines() == [
        "Claimed — according to the Arden police:",
        "  It counts 21 people killed, among them 2 children.",
        "  Source: “What the water left”, Friday, paragraph 1",
        "  Earlier:",
        "    Claimed — according to Arden Hospital:",
        "      The death toll has risen to 19.",
        "      Source: “Arden after the flood” (Arden Post), date not stated, paragraph 2",
        "  Earlier:",
        "    Claimed — according to the Arden police:",
        "      It counts at least 15 people killed by the water.",
        "      Unchecked: No figure of the authorities could be checked so far.",
        "      Source: “Flood in Arden”, Monday, paragraph 1",
    ]


def test_the_terminal_says_what_was_taken_back_and_how(flood: FactBase) -> None:
    text = plain(compose_entry(flood, "homes-damaged").blocks)
    assert "  Taken back since by the town council.\n  Source: “Flood in Arden”, Monday," in text
    assert "  How it was taken back:\n    Claimed — according to the town council:\n" in text


def test_no_version_stands_without_what_binds_it(flood: FactBase) -> None:
    for blocks in everything(flood):
        assert loose_statements(flood, plain(blocks)) == []


@pytest.mark.parametrize(
    ("entry", "relations"),
    [
        ("toll-last", [("updates", "toll-second"), ("updates", "toll-first")]),
        ("toll-first", [("updated_by", "toll-last"), ("updated_by", "toll-second")]),
        ("homes-withdrawn", [("retracts", "homes-damaged")]),
        ("homes-damaged", [("retracted_by", "homes-withdrawn")]),
    ],
)
def test_the_object_names_the_relation_of_each_version(
    flood: FactBase, entry: str, relations: list[tuple[str, str]]
) -> None:
    (fact,) = as_json("?", compose_entry(flood, entry))["facts"]
    assert [(one["relation"], one["id"]) for one in fact["responses"]] == relations
