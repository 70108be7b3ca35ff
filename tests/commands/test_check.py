"""`check`: nothing to say, or a line per problem; and hints."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.conftest import Call
from tests.world import SOURCE_TEXT


@pytest.fixture
def own(tmp_path: Path, folder: Path) -> Path:
    """Return a copy of the invented base that a test may change."""
    return shutil.copytree(folder, tmp_path / "own")


def edit(own: Path, old: str, new: str) -> None:
    """Replace a text in the copy."""
    file = own / "world.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_of_a_sound_base_its_size_is_told_and_how_it_stands(call: Call) -> None:
    called = call("check")
    assert called.code == 0
    size, standing, *_ = called.out.splitlines()
    assert size.startswith("knowledge: 7 facts, ")
    assert standing.startswith("held-out questions: about ")


def test_each_problem_is_a_line_with_its_place(call: Call, own: Path) -> None:
    edit(own, "statement: She asked", "statment: She asked")
    called = call("check", "--knowledge", str(own))
    lines = called.out.splitlines()
    assert called.code == 1
    assert lines
    assert all(line.startswith("own/world.yaml:") for line in lines)
    assert called.err == f"{len(lines)} problem{'s' * (len(lines) > 1)} found.\n"


def test_what_only_the_matcher_can_find_is_found(call: Call, own: Path) -> None:
    edit(
        own,
        "{question: how many boats wait in the port,",
        "{question: number of ships waiting now,",
    )
    edit(own, "expect: [ships-waiting]", "expect: [mayor-calm]")
    called = call("check", "--knowledge", str(own))
    assert called.code == 1
    assert "number of ships waiting now" in called.out
    assert called.err == "1 problem found.\n"


def test_the_source_text_is_compared(call: Call, own: Path, tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text(SOURCE_TEXT, "utf-8")
    given = ["--knowledge", str(own), "--source-text", f"harbour-report={text}"]
    assert call("check", *given).code == 0
    edit(own, "It says 12 cranes", "It says 13 cranes")
    called = call("check", *given)
    assert called.code == 1
    assert "13" in called.out


def test_the_source_text_is_compared_although_something_else_is_wrong(
    call: Call, own: Path, tmp_path: Path
) -> None:
    text = tmp_path / "report.txt"
    text.write_text(SOURCE_TEXT, "utf-8")
    edit(own, "It says 12 cranes", "It says 13 cranes")
    edit(own, "statement: She asked", "statment: She asked")
    for source, told in (("harbour-report", "the figure 13 is in no"), ("gazette", "'gazette'")):
        called = call("check", "--knowledge", str(own), "--source-text", f"{source}={text}")
        assert called.code == 1
        assert "'statment' is not known" in called.out
        assert told in called.out


def test_the_text_of_an_unfinished_source_is_not_compared(
    call: Call, own: Path, tmp_path: Path
) -> None:
    text = tmp_path / "report.txt"
    text.write_text(SOURCE_TEXT, "utf-8")
    edit(own, "    paragraphs: 4\n", "    paragraphs: 4\n    todo: write the publisher\n")
    called = call("check", "--knowledge", str(own), "--source-text", f"harbour-report={text}")
    assert called.code == 1
    assert called.err == "1 problem found, 1 of them left to do.\n"


def test_a_source_the_base_does_not_have_is_bad_usage(call: Call, tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text(SOURCE_TEXT, "utf-8")
    called = call("check", "--source-text", f"gazette={text}")
    assert called.code == 2
    assert "harbour-report" in called.err


def test_two_texts_for_one_source_are_bad_usage(call: Call, tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text(SOURCE_TEXT, "utf-8")
    given = f"harbour-report={text}"
    called = call("check", "--source-text", given, "--source-text", given)
    assert called.code == 2
    assert called.err.endswith("give one text for each source\n")


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_source_text_that_cannot_be_read_is_bad_usage(
    call: Call, tmp_path: Path, content: bytes | None
) -> None:
    text = tmp_path / "report.txt"
    if content:
        text.write_bytes(content)
    called = call("check", "--source-text", f"harbour-report={text}")
    assert called.code == 2
    assert "report.txt" in called.err


def test_unasked_hints_are_few_and_not_among_the_findings(call: Call) -> None:
    called = call("check")
    assert called.code == 0
    assert "hint: " not in called.out
    few = [line for line in called.err.splitlines() if "phrasings; write 30" in line]
    assert len(few) == 3
    assert all(line.startswith("knowledge/world.yaml:") and ": hint: " in line for line in few)
    assert "… and 7 more entries with few phrasings; --all shows them\n" in called.err


def test_a_base_with_problems_has_no_hints_unless_they_are_asked_for(call: Call, own: Path) -> None:
    edit(own, "[how many ships sank]", "[number of ships waiting please]")
    called = call("check", "--knowledge", str(own))
    assert (called.code, called.err) == (1, "1 problem found.\n")
    asked = call("check", "--knowledge", str(own), "--hints")
    assert asked.code == 1
    assert asked.out.startswith(called.out), "problems first"
    assert ": hint: " in asked.out
    assert asked.err == called.err


def test_hints_that_are_asked_for_hold_what_withheld_phrasings_find(
    call: Call, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.answering.hints.lost.CONFUSED_COUNT", 1)
    edit(
        own, "[how much money do they want, wage demand]", "[share of the goods, part of the goods]"
    )
    called = call("check", "--knowledge", str(own), "--hints")
    assert called.out.count("write 30 and more") == 10
    assert "when withheld, " in called.out
    assert called.err == ""


def _without(text: str, *parts: str) -> str:
    for part in parts:
        text = text.replace(part, "")
    return text


def test_all_hints_are_shown_where_all_are_asked_for(call: Call, own: Path) -> None:
    repeated = [f"wage demands number{'s' * count}" for count in range(2)]
    edit(own, "wage demand]", ", ".join(["wage demand", *repeated]) + "]")
    called = call("check", "--knowledge", str(own), "--all")
    assert "more" not in _without(called.out, "30 and more", "more phrasings")
    assert called.out.count("write 30 and more") == 10
    assert "when withheld" not in called.out


def test_what_another_base_answers_better_is_told(call: Call, own: Path) -> None:
    edit(own, "number of ships waiting, how many vessels are stuck, ships not", "herring not")
    edit(own, "[ships, vessels, boats]", "[ships, vessels]")
    edit(own, "forty ships waiting in Port Selby", "forty of them idle")
    called = call("check", "--knowledge", str(own), "--against", "knowledge")
    assert called.code == 0
    assert "the golden question 'how many boats wait in the port' was " in called.out
    assert "was " not in call("check", "--against", str(own)).out


def test_what_to_compare_with_must_load(call: Call, tmp_path: Path) -> None:
    called = call("check", "--against", str(tmp_path / "nowhere"))
    assert called.code == 1
    assert "nowhere" in called.err


def test_the_schema_lists_the_ids_of_a_base_that_has_problems(call: Call, own: Path) -> None:
    edit(own, "statement: She asked", "statment: She asked")
    file = own / "ids.json"
    command = ("check", "--knowledge", str(own), "--schema", str(file))
    assert [call(*command).code for _ in range(2)] == [1, 1]  # its own file is written over
    assert '"mayor-calm"' in file.read_text("utf-8")


def test_no_other_file_is_written_over_by_the_schema(call: Call, own: Path) -> None:
    called = call("check", "--schema", str(own / "world.yaml"))
    assert called.code == 2
    assert "name another file" in called.err
