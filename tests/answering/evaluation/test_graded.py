"""Graded questions: from a file of JSON lines, and from a base's golden questions."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from bot.answering.evaluation import json_lines
from bot.answering.evaluation.graded import GradedQuestion, graded, read_graded
from bot.errors import UsageError
from bot.knowledge import FactBase
from bot.knowledge.yaml.limits import MAX_PROBLEMS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "questions.jsonl"


def told(file: Path, *lines: str, base: FactBase | None = None) -> list[str]:
    """Write lines to the file, and return what is wrong with it."""
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_graded(file, base)
    return [problem.removeprefix(str(file)) for problem in str(caught.value).splitlines()]


def test_each_line_is_a_question(file: Path) -> None:
    file.write_text(
        '{"question": "how many", "kind": "casual", "expect": ["a"], "also": ["b"]}\n'
        "\n"
        '  {"question":"who won", "abstain" : true, "expect": []}\r\n'
        '{"question": "one\u2028line \\ud83d\\ude42", "abstain": true}\r'
        '{"question": "again", "abstain": true}',
        encoding="utf-8",
    )
    assert read_graded(file) == [
        GradedQuestion(question="how many", kind="casual", expect=("a",), also=("b",)),
        GradedQuestion(question="who won", abstain=True),
        GradedQuestion(question="one\u2028line 🙂", abstain=True),
        GradedQuestion(question="again", abstain=True),
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_line(file: Path) -> None:
    file.write_text('{"question": "x", "abstain": true}', encoding="utf-8-sig")
    assert read_graded(file) == [GradedQuestion(question="x", abstain=True)]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("how many", ":2:1: this is not JSON: Expecting value; write one JSON object a line"),
        ("[]", ":2:1: a line is not a mapping; write a JSON object with 'question' and"),
        ('"how many"', ":2:1: a line is not a mapping; write a JSON object with"),
        ("12", ":2:1: a line is not a mapping; write a JSON object with"),
        ('{"abstain": true}', ":2:1: the key 'question' is missing; add it"),
        ('{"question": "", "abstain": true}', ":2:14: in 'question': the text is empty; write one"),
        ('{"question": 12, "abstain": true}', ":2:14: in 'question': without quotes '12' is re"),
        ('{"question": null, "abstain": true}', ":2:14: in 'question': without quotes 'null'"),
        ('{"question": "x", "expect": "a"}', ":2:29: in 'expect': a single value stands where a"),
        ('{"question": "x", "expect": {"a": 1}}', ":2:29: in 'expect': a mapping stands where"),
        ('{"question": "x", "expect": ["A b"]}', ":2:29: in 'expect': 'A b' is not an id; use"),
        ('{"question": "x", "expect": ["a", "a"]}', ":2:29: in 'expect': 'a' is listed twice;"),
        ('{"question": "x", "abstain": "yes"}', ":2:30: in 'abstain': neither true nor false;"),
        ('{"question": "x", "abstain": 2.5}', ":2:30: in 'abstain': neither true nor false;"),
        ('{"question": "x", "expects": ["a"], "abstain": true}', ":2:19: the key 'expects' is n"),
        ('{"question": "x", "abstain": true, "abstain": true}', ":2:36: the key 'abstain' stan"),
        ('{"question": "x"}', ":2:1: neither or both of 'expect' and 'abstain: true'; write one"),
        ('{"question": "x", "expect": ["a"], "abstain": true}', ":2:1: neither or both of 'expe"),
        ('{"question": "x", "expect": ["a"], "also": ["a"]}', ":2:44: the one id under 'expect'"),
        ('{"question": "x", "abstain": true, "also": ["a"]}', ":2:44: 'also' has no use with"),
        ('{"question": "x", "kind": "\\u001b[0m", "abstain": true}', ":2:27: in 'kind': the cha"),
        ('{"question": "x", "kind": " ", "abstain": true}', ":2:27: in 'kind': the text is empt"),
        ('{"question": "first", "abstain": true}', ":2:14: this question stands in line 1 alre"),
        ('{"question": "x"', ":2:17: this is not JSON: Expecting ',' delimiter; write one JSON"),
        ('{"question": "\\ud800", "abstain": true}', ":2:14: in 'question': half of a surrogat"),
        ('{"question": "x", "n": ' + "1" * 5_000 + "}", ":2:1: a number without end, or nested"),
        ("[" * 100_000, ":2:1: a number without end, or nested deeper than"),
        ("[" * 50 + "]" * 50, ":2:1: a number without end, or nested deeper than"),
        ('{"question": "x\0"}', ":2:16: a NUL character; remove it"),
    ],
)
def test_what_is_wrong_with_a_line_is_told_with_its_place(
    file: Path, line: str, problem: str
) -> None:
    (only,) = told(file, '{"question": "first", "abstain": true}', line)
    assert only.startswith(problem)


def test_all_problems_of_all_lines_are_told_at_once(file: Path) -> None:
    found = told(file, "x", '{"question": "q", "kind": 1, "abstain": 2}', "{}")
    assert [problem.split(": ")[0] for problem in found] == [":1:1", ":2:27", ":2:41", ":3:1"]


def test_a_key_within_a_text_is_no_key(file: Path) -> None:
    line = r'{"question": "\"abstain\": 1", "abstain": 1}'.replace("\\\\", "\\")
    (problem,) = told(file, line)
    assert problem.startswith(f":1:{line.rindex('1') + 1}: in 'abstain'")


def test_ids_that_the_base_does_not_have_are_told(file: Path, base: FactBase) -> None:
    found = told(
        file,
        '{"question": "a", "expect": ["ship-waiting"]}',
        '{"question": "b", "expect": ["cranes", "zzz"], "also": ["cranes"]}',
        base=base,
    )
    assert found == [
        (
            ":1:29: there is no 'ship-waiting' among the facts, topics or unknowns of the base; "
            "did you mean 'ships-waiting'?"
        ),
        ":2:29: there is no 'zzz' among the facts, topics or unknowns of the base; correct the id",
        ":2:56: there is no 'cranes' among the facts of the base; did you mean 'cranes-old'?",
    ]


def of_kind(kind: str, *questions: str) -> list[str]:
    return [f'{{"question": "{one}", "kind": "{kind}", "abstain": true}}' for one in questions]


def test_a_kind_that_looks_like_a_slip_of_a_usual_one_is_told(file: Path) -> None:
    usual = of_kind("follow_up", *map(str, range(10)))
    lines = [*usual, *of_kind("folow_up", "x"), *of_kind("other", "y"), *of_kind("near_mis", "z")]
    assert told(file, *lines) == [
        f"{place}: '{slip}' would be counted apart from the kind '{kind}'; did you mean '{kind}'?"
        for place, slip, kind in (
            (":11:27", "folow_up", "follow_up"),
            (":13:27", "near_mis", "near_miss"),
        )
    ]
    file.write_text("\n".join([*usual[1:], *of_kind("folow_up", "x")]), encoding="utf-8")
    assert len(read_graded(file)) == 10


def test_two_spellings_of_a_kind_are_told(file: Path) -> None:
    found = told(file, *of_kind("South Asian", "a", "b"), *of_kind("south_asian", "c", "d", "e"))
    assert [problem[: len(":1:27")] for problem in found] == [":1:27", ":2:27"]
    assert all("did you mean 'south_asian'?" in problem for problem in found)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, " cannot be read (No such file or directory); name a text file"),
        (b"\xff\xfe", ":1:1: this is UTF-16 or UTF-32; save the file as UTF-8"),
        (b"a\xe9", ":1:2: this is not UTF-8; save the file as UTF-8"),
        (b"\n\n", ": holds no questions; give one JSON object a line"),
        (b"x" * 101, ": the file is larger than 0 MB; split it into several files"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(
    file: Path, content: bytes | None, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.answering.evaluation.json_lines.MAX_FILE_BYTES", 100)
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        read_graded(file)
    assert str(caught.value) == f"{file}{problem}"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot be read .*; name a text file"):
        read_graded(tmp_path)


def test_a_file_that_fails_while_it_is_read_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(BytesIO):
        def read(self, _: int | None = None, /) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(json_lines, "opened", lambda _: Failing())
    with pytest.raises(UsageError, match=r"cannot be read \(Input/output error\)"):
        read_graded(file)


def test_no_more_problems_are_told_than_anybody_reads(file: Path) -> None:
    assert len(told(file, *["x"] * 1_000)) == MAX_PROBLEMS


def test_golden_questions_become_graded_ones(base: FactBase) -> None:
    assert [(one.kind, one.expect, one.also, one.abstain) for one in graded(base.golden)] == [
        ("golden", ("ships-waiting",), (), False),
        ("golden", ("union-accused",), ("union-dismissal",), False),
        ("must abstain", (), (), True),
    ]
