"""`export` and `import`: what they write, what they refuse, and their exit codes."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from bot.exchange.write_yaml import as_yaml
from bot.knowledge import load
from bot.knowledge.model import Document, Fact
from tests.commands.conftest import Call
from tests.world import settle


@pytest.fixture
def own(tmp_path: Path, folder: Path) -> Path:
    """Return a copy of the invented base that a test may change."""
    return shutil.copytree(folder, tmp_path / "own")


@pytest.fixture
def tables(call: Call, tmp_path: Path) -> Path:
    """Return a folder with the tables of the invented base."""
    assert call("export", "--format", "csv", str(tmp_path / "tables")).code == 0
    return tmp_path / "tables"


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text in a file."""
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())


def test_json_has_all_sections_and_with_each_fact_what_must_be_shown(
    call: Call, folder: Path
) -> None:
    exported = json.loads(call("export", "--format", "json", "-").out)
    assert list(exported) == ["format", "revision", *Document.model_fields]
    assert exported["revision"] == load(folder).base.revision
    accused = next(fact for fact in exported["facts"] if fact["id"] == "union-accused")
    assert set(Fact.model_fields) < set(accused)
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


def test_an_export_replaces_what_it_wrote_and_nothing_else(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "base.json"
    arguments = ("export", "--format", "json", str(file))
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


def test_files_that_would_say_something_else_are_not_written(
    call: Call, tables: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def inventive(sections: dict[str, list[object]], head: str) -> str:
        return as_yaml({**sections, "synonyms": [*sections["synonyms"], ("port", "quay")]}, head)

    before = (own / "world.yaml").read_bytes()

    monkeypatch.setattr("bot.exchange.placing.as_yaml", inventive)
    with (tables / "synonyms.csv").open("a", encoding="utf-8") as file:
        file.write('"strike\nwalkout"\n')
    refused = call("import", str(tables / "synonyms.csv"), str(own))
    assert refused.code == 1
    assert refused.err.startswith("own: the files would not say what the tables do;")
    assert (own / "world.yaml").read_bytes() == before


def test_tables_go_into_a_folder_of_their_own(call: Call, tables: Path) -> None:
    assert sorted(path.stem for path in tables.iterdir()) == sorted(Document.model_fields)
    arguments = ("export", "--format", "csv", str(tables))
    assert call(*arguments).code == 2
    assert call(*arguments, "--force").code == 0
    refused = call("export", "--format", "csv", "-")
    assert (refused.code, refused.out) == (2, "")


def test_tables_come_back_as_the_same_base(call: Call, tables: Path, tmp_path: Path) -> None:
    imported = call("import", str(tables), str(tmp_path / "new"))
    assert imported.code == 0
    assert "Written: new/facts.yaml\n" in imported.out
    same = call("diff", "knowledge", str(tmp_path / "new"))
    assert same.out.startswith("Nothing has changed")


def test_what_did_not_change_is_not_written(call: Call, tables: Path, own: Path) -> None:
    before = (own / "world.yaml").read_bytes()
    imported = call("import", str(tables), str(own))
    assert imported.code == 0
    assert imported.out.startswith("Nothing has changed")
    assert (own / "world.yaml").read_bytes() == before


def test_one_table_changes_its_records_where_they_stand(
    call: Call, tables: Path, own: Path
) -> None:
    edit(own / "world.yaml", "sources:\n", "# Of the harbour.\n\nsources:\n")
    edit(tables / "facts.csv", "forty ships", "fifty ships")
    imported = call("import", "--format", "csv", str(tables / "facts.csv"), str(own))
    assert imported.code == 0, imported.err
    assert "changed: “ships-waiting”" in imported.out
    assert imported.out.endswith("Written: own/world.yaml\n")
    assert (own / "world.yaml").read_text("utf-8").startswith("# Of the harbour.\n\nsources:\n")
    assert [path.name for path in own.iterdir()] == ["world.yaml"]
    assert "fifty ships" in load(settle(own)).base.facts["ships-waiting"].statement


def test_a_new_record_goes_into_the_file_of_its_section(
    call: Call, tables: Path, own: Path
) -> None:
    with (tables / "unknowns.csv").open("a", encoding="utf-8") as file:
        file.write("weather,what the weather was like,,was it raining,\r\n")
    before = (own / "world.yaml").read_bytes()
    assert call("import", str(tables), str(own)).code == 0
    assert (own / "world.yaml").read_bytes() == before
    assert (own / "unknowns.yaml").read_text("utf-8") == (
        'unknowns:\n  - id: weather\n    what: "what the weather was like"\n'
        '    asks:\n      - "was it raining"\n'
    )


def test_what_vanishes_has_to_be_allowed(call: Call, tables: Path, own: Path) -> None:
    lines = (tables / "synonyms.csv").read_bytes().decode().split('"')
    (tables / "synonyms.csv").write_text(f'{lines[0]}"{lines[1]}"', "utf-8")
    (own / "more.yaml").write_text("synonyms:\n  - [strike, walkout]\n", "utf-8")
    refused = call("import", str(tables), str(own))
    assert refused.code == 3
    assert "would vanish\n" in refused.err
    assert (own / "more.yaml").exists()
    allowed = call("import", str(tables), str(own), "--allow-removals")
    assert allowed.code == 0
    assert "Removed: own/more.yaml\n" in allowed.out
    assert not (own / "more.yaml").exists()


def test_comments_are_not_lost_unasked(call: Call, tables: Path, own: Path) -> None:
    edit(own / "world.yaml", "facts:\n", "facts:  # in the report's order\n")
    edit(tables / "facts.csv", "forty ships", "fifty ships")
    refused = call("import", str(tables), str(own))
    assert refused.code == 2
    assert refused.err.startswith("comments in own/world.yaml would be lost;")
    assert call("import", str(tables), str(own), "--force").code == 0


def test_problems_have_row_and_column_and_nothing_is_written(
    call: Call, tables: Path, own: Path
) -> None:
    before = (own / "world.yaml").read_bytes()
    edit(tables / "facts.csv", "It says 12 cranes were damaged.,harbour-board", "It says 12.,board")
    refused = call("import", str(tables), str(own))
    assert refused.code == 1
    assert refused.err.startswith(
        "facts.csv: row 3, column claimant: there is no 'board' among the actors;"
    )
    assert (own / "world.yaml").read_bytes() == before


def test_what_only_the_matcher_can_find_has_its_place_too(
    call: Call, tables: Path, tmp_path: Path
) -> None:
    edit(tables / "golden.csv", "who won the cup final", "number of ships waiting now")
    refused = call("import", str(tables), str(tmp_path / "new"))
    assert refused.code == 1
    assert refused.err.startswith("golden.csv: row 4, column question: ")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing", "missing is not there; name the folder of the CSV files"),
        ("empty", "empty holds no .csv file; name the folder with them"),
    ],
)
def test_what_holds_no_tables_is_reported(
    call: Call, tmp_path: Path, name: str, sentence: str
) -> None:
    (tmp_path / "empty").mkdir()
    refused = call("import", str(tmp_path / name), str(tmp_path / "new"))
    assert refused.code == 2
    assert refused.err.endswith(f"{sentence}\n")


def test_a_table_of_no_section_is_a_problem(call: Call, tables: Path, tmp_path: Path) -> None:
    (tables / "facts.csv").rename(tables / "fact.csv")
    refused = call("import", str(tables), str(tmp_path / "new"))
    assert refused.code == 1
    assert "fact.csv: the file is not named after a section; did you mean 'facts'?\n" in refused.err


def test_the_base_that_is_there_has_to_be_sound(call: Call, tables: Path, own: Path) -> None:
    edit(own / "world.yaml", "claimant: mayor", "claimant: major")
    refused = call("import", str(tables), str(own))
    assert refused.code == 1
    assert refused.err.startswith("own/world.yaml:")
    (own / "other.yml").touch()
    assert "only files ending in .yaml are read" in call("import", str(tables), str(own)).err


def test_a_folder_that_cannot_be_made_is_reported(call: Call, tables: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    failed = call("import", str(tables), str(tmp_path / "file" / "new"))
    assert failed.code == 74
    assert failed.err.endswith("cannot be made (Not a directory)\n")
