"""`export`: what it writes, what it refuses, and its exit codes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bot.knowledge import load
from bot.knowledge.model import Fact
from bot.knowledge.records import LISTS
from tests.commands.conftest import Call, edit


def test_json_has_all_sections_and_with_each_fact_what_must_be_shown(
    call: Call, folder: Path
) -> None:
    exported = json.loads(call("export", "--format", "json", "-").out)
    assert list(exported) == ["format", "revision", "story", *LISTS]
    assert exported["revision"] == load(folder).base.revision
    accused = next(fact for fact in exported["facts"] if fact["id"] == "union-accused")
    assert {*Fact.model_fields} - {"todo"} < set(accused)
    assert accused["attribution"] == "according to the Harbour Board"
    assert [caveat["label"] for caveat in accused["caveats"]] == ["Unchecked"]
    assert accused["related"] == [{"relation": "dismissed_by", "id": "union-dismissal"}]


def test_json_tells_what_came_later_and_who_lifted_a_caveat(call: Call, own: Path) -> None:
    edit(own / "world.yaml", "\nactors:", "  - {id: later, paragraphs: 2}\n\nactors:")
    edit(
        own / "world.yaml",
        "\ntopics:",
        """
  - id: ships-counted
    question: How many ships were counted?
    statement: It counted 38 ships.
    claimant: harbour-board
    updates: [ships-waiting]
    retracts: [cranes-damaged]
    lifted: {sides-unchecked: {why: It was counted, by: later}}
    source: harbour-report
    paragraphs: [1]
    asks: [how many ships were counted]

topics:""",
    )
    exported = call("export", "--format", "json", "-", "--knowledge", str(own))
    assert exported.err == ""
    facts = {fact["id"]: fact for fact in json.loads(exported.out)["facts"]}
    assert facts["ships-counted"]["lifted"] == {
        "sides-unchecked": {"why": "It was counted", "by": "later"}
    }
    assert facts["ships-counted"]["related"] == [
        {"relation": "updates", "id": "ships-waiting"},
        {"relation": "retracts", "id": "cranes-damaged"},
    ]
    assert {"relation": "updated_by", "id": "ships-counted"} in facts["ships-waiting"]["related"]


def test_json_does_not_depend_on_how_the_base_is_spread_over_files(
    call: Call, own: Path, folder: Path
) -> None:
    text = (own / "world.yaml").read_text("utf-8")
    head, golden = text.split("golden:\n")
    (own / "a.yaml").write_text(
        "golden:\n" + "".join(reversed(golden.splitlines(keepends=True))), "utf-8"
    )
    (own / "world.yaml").write_text(head, "utf-8")
    arguments = ("export", "--format", "json", "-", "--knowledge")
    assert call(*arguments, str(own)).out == call(*arguments, str(folder)).out


def test_claims_are_written_as_linked_data(call: Call, folder: Path) -> None:
    exported = json.loads(call("export", "--format", "claimreview", "-").out)
    assert exported["@context"] == "https://schema.org"
    assert exported["@graph"][0]["version"] == load(folder).base.revision
    kinds = [node["@type"] for node in exported["@graph"][1:]]
    assert (kinds.count("ClaimReview"), kinds.count("Claim")) == (4, 1)


def test_a_page_has_the_title_it_is_given(call: Call) -> None:
    titled = call("export", "--format", "html", "--title", "The <docks>\udcff", "-").out
    assert "<title>The &lt;docks&gt;\\udcff</title>" in titled
    assert "<h1>Harbour at a standstill</h1>" in call("export", "--format", "html", "-").out
    assert call("export", "--format", "json", "--title", "Docks", "-").code == 2


@pytest.mark.parametrize("form", ["json", "claimreview", "html"])
def test_an_export_replaces_what_it_wrote_and_nothing_else(
    call: Call, tmp_path: Path, form: str
) -> None:
    file = tmp_path / "base.json"
    arguments = ("export", "--format", form, str(file))
    file.write_text('{"somebody": "else"}', "utf-8")
    refused = call(*arguments)
    assert refused.code == 2
    assert refused.err.endswith(
        "base.json is there and is no such export; name another file, or add --force\n"
    )
    assert file.read_text("utf-8") == '{"somebody": "else"}'
    assert call(*arguments, "--force").code == 0
    written = file.read_text("utf-8")
    assert call(*arguments).code == 0
    assert file.read_text("utf-8") == written
    assert [path.name for path in tmp_path.iterdir()] == ["base.json"]


def test_an_export_into_what_is_no_file_is_refused(call: Call, tmp_path: Path) -> None:
    assert call("export", "--format", "json", str(tmp_path)).code == 2
    os.mkfifo(tmp_path / "pipe")
    assert call("export", "--format", "json", str(tmp_path / "pipe")).code == 2


def test_an_export_that_cannot_be_written_says_so(call: Call, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for form in ("json", "csv"):
        failed = call("export", "--format", form, str(tmp_path / "file" / "out"))
        assert failed.code == 74
        assert failed.err.endswith("cannot be written (Not a directory); name another place\n")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file nobody can read")
def test_what_cannot_be_read_is_not_replaced(call: Call) -> None:
    assert call("export", "--format", "json", "/proc/self/mem").code == 2


def test_cells_that_spreadsheets_would_cut_are_reported(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.exchange.tables.LONGEST_CELL", 60)
    called = call("export", "--format", "csv", str(tmp_path / "tables"))
    assert called.code == 0
    assert "facts.csv: row 4, column asks: longer than the 60 characters" in called.err
