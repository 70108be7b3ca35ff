"""Ids that are none, or nobody's: what is likely meant, and nothing that follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.knowledge import examine
from tests.knowledge.conftest import Changed, Problems
from tests.world import world_yaml


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "claimant: mayor",
            "claimant: Ada Quill",
            "'Ada Quill' is not an id; write its id: 'mayor'",
        ),
        (
            "claimant: mayor",
            "claimant: quill",
            "no 'quill' among the actors; write its id: 'mayor'",
        ),
        ("about: [dockers-union]", "about: [The Union]", "write its id: 'dockers-union'"),
        ("about: [dockers-union]", "about: [Dockers Union]", "did you mean 'dockers-union'?"),
        ("covers: [harbour-board,", "covers: [port authority,", "write its id: 'harbour-board'"),
        (
            "    source: harbour-report\n    paragraphs: [3]\n    covers",
            "    source: Harbour at a standstill\n    paragraphs: [3]\n    covers",
            "in 'source': 'Harbour at a standstill' is not an id; write its id: 'harbour-report'",
        ),
        ("time_bound: true", "lifted: {Unchecked: why}", "write its id: 'sides-unchecked'"),
        (
            "expect: [ships-waiting]",
            "expect: [The cranes as each side tells it]",
            "write its id: 'cranes'",
        ),
        (
            "claimant: mayor",
            "claimant: Nobody Known",
            "'Nobody Known' is not an id; use",
        ),
        ("id: wage-demand", "id: Wage Demand", "'Wage Demand' is not an id; use lower-case"),
    ],
)
def test_a_name_where_an_id_belongs_is_told_with_the_id(
    changed: Changed, old: str, new: str, told: str
) -> None:
    (problem,) = changed((old, new))
    assert told in problem


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- id: cranes-damaged", "- ID: cranes-damaged"),
        ("- id: cranes-damaged", "- id: cranes_damaged"),
        ("- id: cranes-damaged\n    question:", "- question:"),
        ("- id: cranes-damaged", "- id:"),
        ("statement: It says 12", "statment: It says 12"),
        ("- {id: harbour-board,", "- {id: Harbour Board,"),
        ("- {id: harbour-board, name:", "- {id: harbour-board, nme:"),
        ("- id: harbour-report", "- id: harbour report"),
        ("abstain: true", "abstian: true"),
        ("- id: sides-unchecked", "- id: sides unchecked"),
        ("expect: [ships-waiting]", "expct: [ships-waiting]"),
    ],
)
def test_a_record_that_is_wrong_is_one_problem_and_not_missing(
    changed: Changed, old: str, new: str
) -> None:
    (problem,) = changed((old, new))
    assert "missing" not in problem or "'id'" in problem


def test_what_follows_from_a_wrong_fact_is_not_told(changed: Changed) -> None:
    golden = "golden:\n  - {question: what was said by the board, expect: [said-by-harbour-board]}"
    (problem,) = changed(("statement: It says 12", "statment: It says 12"), ("golden:", golden))
    assert "statment" in problem


def test_a_wrong_only_fact_is_not_told_as_none(problems: Problems) -> None:
    assert all("holds no fact" not in told for told in problems("facts:\n- a\n"))
    assert any("holds no fact" in told for told in problems("facts: []\n"))


def test_an_id_is_missing_beside_a_record_that_is_wrong_but_another(changed: Changed) -> None:
    found = changed(("id: wage-demand", "id: Wage"), ("claimant: mayor", "claimant: vicar"))
    assert any("there is no 'vicar' among the actors" in problem for problem in found)


def test_a_text_is_not_compared_with_a_wrong_source(tmp_path: Path) -> None:
    wrong = world_yaml().replace("paragraphs: 4\n", "paragraphs: four\n")
    (tmp_path / "a.yaml").write_text(wrong, encoding="utf-8")
    command = ["check", "--knowledge", str(tmp_path), "--source-text"]
    told = [
        CliRunner().invoke(app, [*command, f"{source}={__file__}"]).stdout
        for source in ("harbour-report", "harbour-repotr")
    ]
    assert ["no source" in one for one in told] == [False, True]
    assert all("not a whole number" in one for one in told)


def test_no_more_names_are_looked_up_than_anybody_reads(tmp_path: Path) -> None:
    names = ", ".join(f"Name {number}" for number in range(900))
    (tmp_path / "a.yaml").write_text(f"facts:\n- {{id: a, about: [{names}]}}\n", encoding="utf-8")
    assert len(examine(tmp_path).problems) == 500
