"""`evaluate`: a report, or JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.answering import Answerer
from bot.answering.evaluation.evaluate import evaluate as judge_all
from bot.answering.evaluation.graded import GradedQuestion
from tests.commands.conftest import Call

GRADED = (
    GradedQuestion(question="how many vessels are stuck", kind="plain", expect=("ships-waiting",)),
    GradedQuestion(question="what did ada quill say", kind="swapped", expect=("cranes-old",)),
    GradedQuestion(question="wage \x1b[31mdemand", kind="hidden", abstain=True),
    GradedQuestion(question="who planned the damage\x1b", kind="hidden", abstain=True),
)


@pytest.fixture
def graded(call: Call) -> Path:  # noqa: ARG001 - `call` changes into the folder it is written to
    file = Path("graded.jsonl")
    file.write_text("".join(f"{one.model_dump_json()}\n" for one in GRADED), "utf-8")
    return file


def test_the_report_counts_by_kind_and_names_each_miss(call: Call, graded: Path) -> None:
    called = call("evaluate", str(graded))
    assert called.code == 0
    rows = {line.split()[0]: line.split()[1:] for line in called.out.splitlines() if line.strip()}
    assert rows["plain"] == ["swapped", "hidden", "all"]
    assert rows["questions"] == ["1", "1", "2", "4"]
    assert rows["right"] == ["1", "0", "0", "50.0%"]
    assert "  misled: what did ada quill say → mayor-calm (expected cranes-old)\n" in called.out
    assert "answered: who planned the damage� → union-accused\n" in called.out
    assert "Statements without attribution or a caveat: 0" in called.out


def test_the_questions_cannot_steer_the_terminal(call: Call, graded: Path) -> None:
    assert "\x1b" not in call("evaluate", str(graded)).out


def test_markup_in_a_kind_is_shown_letter_by_letter(call: Call) -> None:
    line = '{"question": "who won the cup final", "kind": "[/] [red]x", "abstain": true}'
    Path("markup.jsonl").write_text(line, encoding="utf-8")
    called = call("evaluate", "markup.jsonl")
    assert called.code == 0
    assert "[/] [red]x  " in called.out


def test_what_is_wrong_with_the_questions_is_told_line_by_line(call: Call) -> None:
    lines = ('{"question": "x", "expect": ["gone"]}', '{"question": "y", "abstain": "yes"}')
    Path("wrong.jsonl").write_text("\n".join(lines), encoding="utf-8")
    called = call("evaluate", "wrong.jsonl")
    assert called.code == 2
    assert "wrong.jsonl:1:29: there is no 'gone' among the facts" in called.err
    assert "wrong.jsonl:2:30: in 'abstain': neither true nor false" in called.err


def test_json_holds_everything_the_evaluation_does(
    call: Call, graded: Path, answerer: Answerer
) -> None:
    called = call("evaluate", str(graded), "--json")
    found = json.loads(called.out)
    assert found == json.loads(json.dumps(judge_all(answerer, GRADED).as_dict()))
