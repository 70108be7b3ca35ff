"""`import`: what it writes, what it refuses, and its exit codes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.exchange.write_yaml import as_yaml
from bot.knowledge import load
from bot.knowledge.records import LISTS
from tests.commands.conftest import Call, edit
from tests.world import settle


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
    assert sorted(path.stem for path in tables.iterdir()) == sorted(LISTS)
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


def test_when_one_file_cannot_be_written_none_is(call: Call, tables: Path, own: Path) -> None:
    before = (own / "world.yaml").read_bytes()
    edit(tables / "facts.csv", "forty ships", "fifty ships")
    with (tables / "unknowns.csv").open("a", encoding="utf-8") as file:
        file.write("weather,what the weather was like,,was it raining,\r\n")
    in_the_way = own / f".world.yaml.{os.getpid()}.tmp"
    in_the_way.mkdir()
    failed = call("import", str(tables), str(own))
    assert failed.code == 74
    assert failed.err.endswith("world.yaml cannot be written (File exists); name another place\n")
    assert (own / "world.yaml").read_bytes() == before
    assert sorted(own.iterdir()) == [in_the_way, own / "world.yaml"]
