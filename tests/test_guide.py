"""The curator's guide: what it shows is right, and its commands run."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.answering import Answerer
from bot.answering.evaluation.base_checks import check_base
from bot.answering.evaluation.graded import read_graded
from bot.cli import app
from bot.knowledge import Loaded, load
from bot.knowledge.model import Document

GUIDE = (Path(__file__).parents[1] / "knowledge/README.md").read_text("utf-8")


def block(language: str, under: str) -> str:
    """Return the first block of a language under a heading of the guide."""
    _, _, section = GUIDE.partition(f"## {under}\n")
    found = re.search(rf"```{language}\n(.*?)```", section, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture
def smallest(tmp_path: Path) -> Loaded:
    """Return the smallest base of the guide, loaded."""
    (tmp_path / "story.yaml").write_text(block("yaml", "The smallest base"), encoding="utf-8")
    return load(tmp_path)


def test_the_smallest_base_loads_and_answers(smallest: Loaded) -> None:
    answerer = Answerer(smallest.base)
    assert check_base(smallest, answerer) == []
    content = smallest.base.content
    sections = (content.sources, content.actors, content.caveats, content.facts, content.unknowns)
    assert [len(section) for section in sections] == [1, 1, 1, 2, 1]
    reply = answerer.reply("how many homes were flooded?")
    assert reply is not None
    assert "homes-flooded" in reply.visible_ids()


def test_the_graded_questions_are_read_against_the_smallest_base(
    smallest: Loaded, tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(block("json", "Questions of strangers"), encoding="utf-8")
    questions = read_graded(file, smallest.base)
    shown = {key for line in file.read_text("utf-8").splitlines() for key in json.loads(line)}
    assert shown == {"question", "expect", "abstain", "also", "after", "kind"}
    assert len(questions) == 3


@pytest.mark.parametrize("command", sorted({*re.findall(r"python -m bot (\w+)", GUIDE)}))
def test_each_command_is_one_the_bot_has(command: str) -> None:
    assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0


@pytest.mark.parametrize("line", re.findall(r"python -m bot (\w+ [^`\n#]*--[^`\n#]*)", GUIDE))
def test_each_option_is_one_the_command_has(line: str) -> None:
    command, *rest = (word.rstrip(",") for word in shlex.split(line))
    shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"}).stdout
    assert [option for option in rest if option.startswith("--") and option not in shown] == []


def test_each_section_is_in_the_guide() -> None:
    assert [name for name in Document.model_fields if name not in GUIDE] == []
