"""`--story`: which of several stories a command is about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Call
from tests.two_stories import write_two


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(write_two(tmp_path_factory.mktemp("two") / "knowledge"))


def test_a_question_is_put_to_all_stories_or_to_one(call: Call, two: str) -> None:
    everywhere = call("ask", "--knowledge", two, "how many people died?")
    assert everywhere.out.startswith("On the flood in Arden:\n")
    one = call("ask", "--knowledge", two, "--story", "harbour-strike", "how many people died?")
    assert "Arden" not in one.out
    why = call("ask", "--knowledge", two, "--why", "how many people died?")
    assert "\nWhy (The flood in Arden):\n" in why.out


def test_a_batch_follows_up_in_the_story_of_the_reply(call: Call, two: str) -> None:
    line = json.dumps({"question": "who says so?", "after": "how many people died?"}).encode()
    found = call("ask", "--knowledge", two, "--json", "--batch", "-", typed=line)
    assert json.loads(found.out)["story"] == "arden-flood"


def test_a_conversation_picks_from_any_story(call: Call, two: str) -> None:
    said = call("chat", "--knowledge", two, typed=b"best pizza in town\n2\n:why\n")
    assert "On the strike at the harbour:" in said.out
    alone = call("chat", "--knowledge", two, "--story", "arden-flood", typed=b"rainfall\n")
    assert "On the flood" not in alone.out


@pytest.mark.parametrize("command", [("ask", "rainfall"), ("check",), ("export", "-")])
def test_an_unknown_story_is_a_problem(call: Call, two: str, command: tuple[str, ...]) -> None:
    form = ("--format", "json") if command[0] == "export" else ()
    found = call(*command, *form, "--knowledge", two, "--story", "moon")
    assert found.code == 2
    assert found.err == (
        "--story: there is no story 'moon'; there is arden-flood, harbour-strike\n"
    )


def test_one_story_is_asked_whatever_is_wrong_with_the_others(call: Call, tmp_path: Path) -> None:
    folder = write_two(tmp_path / "knowledge")
    (folder / "harbour" / "more.yaml").write_text("facts: [{id: a, todo: write it}]\n", "utf-8")
    assert call("ask", "--knowledge", str(folder), "rainfall").code == 1
    assert call("ask", "--knowledge", str(folder), "--story", "arden-flood", "rainfall").code == 0


def test_each_story_is_checked(call: Call, two: str) -> None:
    found = call("check", "--knowledge", two)
    assert found.code == 0
    assert [line.partition(":")[0] for line in found.out.splitlines() if "no problem" in line] == [
        "knowledge/arden",
        "knowledge/harbour",
    ]
    one = call("check", "--knowledge", two, "--story", "arden-flood")
    assert "harbour" not in one.out


def test_what_belongs_to_no_story_is_found_by_check(call: Call, tmp_path: Path) -> None:
    folder = write_two(tmp_path / "knowledge")
    (folder / "loose.yaml").write_text("facts: []\n", encoding="utf-8")
    found = call("check", "--knowledge", str(folder))
    assert found.code == 1
    assert "this file belongs to no story" in found.out
    (folder / "arden" / "base.yaml").write_text("story: [\n", encoding="utf-8")
    assert call("check", "--knowledge", str(folder), "--story", "arden").code == 1


def test_a_source_text_is_of_one_story(call: Call, two: str, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Nothing.\n", encoding="utf-8")
    found = call("check", "--knowledge", two, "--source-text", f"harbour-report={text}")
    assert (found.code, found.err) == (
        2,
        "--source-text: choose the story of that source with --story\n",
    )


def test_graded_questions_are_about_one_story(call: Call, two: str, tmp_path: Path) -> None:
    file = tmp_path / "asked.jsonl"
    file.write_text('{"question": "crane damage", "expect": ["cranes-damaged"]}\n', "utf-8")
    found = call("evaluate", "--knowledge", two, "--json", "--story", "harbour-strike", str(file))
    assert json.loads(found.out)["rates"]["right"] == 1
    assert call("evaluate", "--knowledge", two, str(file)).err == (
        "the folder holds several stories; choose one with --story: arden-flood, harbour-strike\n"
    )


def test_an_export_is_of_one_story(call: Call, two: str) -> None:
    found = call("export", "--format", "json", "--knowledge", two, "--story", "arden-flood", "-")
    assert json.loads(found.out)["story"] == {
        "id": "arden-flood",
        "title": "the flood in Arden",
        "language": "en",
        "home": None,
    }
    assert call("export", "--format", "json", "--knowledge", two, "-").code == 2
