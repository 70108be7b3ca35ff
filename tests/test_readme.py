"""The README tells the truth: its commands run, and its tables say what the code does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.answering import Answerer
from bot.answering.evaluation.evaluate import evaluate
from bot.answering.evaluation.graded import read_graded
from bot.cli import app
from bot.knowledge import load
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(load(ROOT / "knowledge").base)


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def commands() -> list[str]:
    return [line for block in blocks("console") for line in block.splitlines()]


def table(first_heading: str) -> list[list[str]]:
    """Return the cells of the rows of the table whose first heading reads so."""
    lines = README.splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith(f"| {first_heading}"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


@pytest.mark.parametrize("command", [one for one in commands() if one.startswith("make ")])
def test_each_make_command_is_a_target(command: str) -> None:
    target = shlex.split(command)[1]
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("command", [one for one in commands() if one.startswith("python -m bot ")])
def test_each_command_of_the_bot_is_one_it_has(command: str) -> None:
    name = shlex.split(command)[3]
    assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0


def test_asking_prints_what_the_readme_shows() -> None:
    asked = next(one for one in commands() if one.startswith("make ask"))
    question = shlex.split(asked)[2].removeprefix("Q=")
    shown = blocks("text")[0]
    folder = str(ROOT / "knowledge")
    result = CliRunner().invoke(app, ["ask", "--knowledge", folder, "--", question])
    assert result.stdout.split() == shown.split()


@pytest.mark.parametrize("row", table("you ask"), ids=lambda row: row[0])
def test_each_example_comes_to_its_outcome(answerer: Answerer, row: list[str]) -> None:
    question, _, outcome = (cell.strip("`") for cell in row)
    reply = answerer.reply(question)
    assert reply is not None
    assert reply.outcome == outcome


def test_the_table_of_settings_is_complete_and_true() -> None:
    def shown(default: object) -> str:
        if isinstance(default, float):
            return f"`1 in {1 / default:g}`"
        return f"`{default}`" if default not in (None, ()) else ""

    assert table("setting") == [
        [f"`{name.upper()}`", shown(field.default), field.description]
        for name, field in Settings.model_fields.items()
    ]


def test_the_figures_are_those_that_evaluate_prints(answerer: Answerer) -> None:
    rates = evaluate(answerer, read_graded(ROOT / "tests/data/questions-dev.jsonl")).rates()
    visible = rates["first"] + rates["shown"] + rates["offered"]
    names = ("wrong", "misled", "answered")
    measured = [rates["right"], rates["first"], visible, *(rates[name] for name in names)]
    rows = [*table("of the answerable"), *table("of the questions that must not")]
    assert [row[1] for row in rows] == [f"{share:.1%}" for share in measured]


def test_each_file_it_links_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
