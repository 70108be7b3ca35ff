"""Graded questions: from a file of JSON lines, and from a base's golden questions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.answering.evaluation.graded import GradedQuestion, graded, read_graded
from bot.errors import UsageError
from bot.knowledge import FactBase


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "questions.jsonl"


def test_each_line_is_a_question(file: Path) -> None:
    file.write_text(
        '{"question": "how many", "kind": "casual", "expect": ["a"], "also": ["b"], "by": 1}\n'
        "\n"
        '  {"question": "who won", "abstain": true}\r\n'
        '{"question": "one\u2028line"}',
        encoding="utf-8",
    )
    assert read_graded(file) == [
        GradedQuestion(question="how many", kind="casual", expect=("a",), also=("b",)),
        GradedQuestion(question="who won", abstain=True),
        GradedQuestion(question="one\u2028line"),
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_line(file: Path) -> None:
    file.write_text('{"question": "x"}', encoding="utf-8-sig")
    assert read_graded(file) == [GradedQuestion(question="x")]


@pytest.mark.parametrize(
    "line",
    [
        "how many",
        "[]",
        "{}",
        '"how many"',
        '{"question": ""}',
        '{"question": 12}',
        '{"question": "x", "expect": "a"}',
        '{"question": "x", "abstain": "perhaps"}',
        '{"question": "x"',
        '{"question": "\\ud800"}',
        '{"question": "x", "n": ' + "1" * 5_000 + "}",
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_question_is_told_with_its_number(file: Path, line: str) -> None:
    file.write_text(f'{{"question": "x"}}\n\n{line}\n', encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_graded(file)
    assert str(caught.value).startswith(f"{file}:3: not a JSON object with 'question'")


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_named(file: Path, content: bytes | None) -> None:
    if content:
        file.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        read_graded(file)
    assert re.match(rf"{re.escape(str(file))}( cannot be read|:1: not UTF-8)", str(caught.value))


def test_golden_questions_become_graded_ones(base: FactBase) -> None:
    assert [(one.kind, one.expect, one.also, one.abstain) for one in graded(base.golden)] == [
        ("golden", ("ships-waiting",), (), False),
        ("golden", ("union-accused",), ("union-dismissal",), False),
        ("must abstain", (), (), True),
    ]


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_a_file_without_questions_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "empty.jsonl"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError, match="holds no questions"):
        read_graded(file)
