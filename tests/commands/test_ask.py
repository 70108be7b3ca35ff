"""`ask`: one question, many questions, JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from tests.commands.conftest import Call

QUESTION = "how many cranes were damaged"
ANSWER = """\
Claimed — according to the Harbour Board:
  It says 12 cranes were damaged.
  Unchecked: Neither side's statements could be checked independently.
"""


def test_a_question_is_answered_with_who_says_so(call: Call) -> None:
    called = call("ask", QUESTION)
    assert called.code == 0
    assert called.out.startswith(ANSWER)
    assert called.err == ""


def test_no_answer_is_no_failure_and_repeats_nothing_of_the_question(call: Call) -> None:
    called = call("ask", "qwxyz \x1b[31m zzkw")
    assert called.code == 0
    assert called.out.strip()
    assert "qwxyz" not in called.out
    assert "\x1b" not in called.out


def test_what_is_offered_is_a_plain_list(call: Call) -> None:
    suggestions = json.loads(call("ask", "cranes", "--json").out)["suggestions"]
    out = call("ask", "cranes").out
    assert all(f"  - {offered['question']}\n" in out for offered in suggestions)


def test_why_follows_the_reply(call: Call) -> None:
    out = call("ask", QUESTION, "--why").out
    assert out.startswith(ANSWER)
    assert "\n\nWhy:\n  Outcome: answer with “cranes-damaged”" in out


def test_max_lines_leaves_out_whole_statements_and_says_so(call: Call) -> None:
    whole = call("ask", "both versions of the crane story").out
    out = call("ask", "both versions of the crane story", "--max-lines", "4").out
    assert len(out.splitlines()) <= 4 < len(whole.splitlines())
    assert "more statement" in out


def test_json_is_one_object_on_one_line(call: Call) -> None:
    called = call("ask", QUESTION, "--json")
    found = json.loads(called.out)
    assert called.out.count("\n") == 1
    assert found["question"] == QUESTION
    assert found["outcome"] == "answer"
    assert [fact["id"] for fact in found["facts"]] == ["cranes-damaged"]
    assert found["text"] + "\n" == call("ask", QUESTION).out


def test_an_argument_that_is_not_utf_8_is_answered(call: Call) -> None:
    question = json.loads(call("ask", "cranes \udcff", "--json").out)["question"]
    assert question == "cranes �"


@pytest.mark.parametrize("source", ["-", "questions.txt"])
def test_a_batch_gets_an_object_a_line_in_order(call: Call, source: str) -> None:
    typed = f"\ufeff{QUESTION}\r\n\nwhat did ada quill say".encode() + b"\xff\n"
    Path("questions.txt").write_bytes(typed)
    called = call("ask", "--batch", source, "--json", typed=typed)
    found = [json.loads(line) for line in called.out.splitlines()]
    assert [one["question"] for one in found] == [QUESTION, "", "what did ada quill say�"]
    assert [one["facts"][:1] and one["facts"][0]["id"] for one in found] == [
        "cranes-damaged",
        [],
        "mayor-calm",
    ]


def test_a_batch_without_json_numbers_the_replies(call: Call) -> None:
    out = call("ask", "--batch", "-", typed=f"{QUESTION}\nwage demand\n".encode()).out
    assert out.startswith(f"Question 1\n{ANSWER}")
    assert "\n\nQuestion 2\n" in out
    assert "wage demand" not in out


def test_a_question_may_follow_the_answer_to_another(call: Call) -> None:
    found = json.loads(call("ask", "--after", QUESTION, "source?", "--json").out)
    assert (found["question"], found["facts"][0]["id"]) == ("source?", "cranes-damaged")
    assert found["text"].startswith("Said by the Harbour Board.")
    assert "Outcome: source" in call("ask", "--after", QUESTION, "source?", "--why").out


def test_a_batch_may_hold_follow_ups(call: Call) -> None:
    lines = [{"question": "when?", "after": QUESTION}, {"question": "wage demand"}]
    typed = "\n".join(map(json.dumps, lines)).encode()
    called = call("ask", "--batch", "-", "--json", typed=typed)
    when, wage = map(json.loads, called.out.splitlines())
    assert when["corrections"][0]["text"].endswith(" does not say when in this.")
    assert (wage["question"], wage["unknown"]) == ("wage demand", "wage-demand")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"question": "when?", "after": 1}', ":2:32: in 'after': without quotes '1' is read"),
        (
            '{"question": "when?", "afer": "a"}',
            ":2:23: the key 'afer' is not known here; did you mean",
        ),
        ('{"after": "when?"}', ":2:1: the key 'question' is missing; "),
        ('{"question": ""}', ":2:14: in 'question': the text is empty; "),
        ('{"question": "a", "question": "b"}', ":2:"),
        (" {what", ":2:3: this is not JSON: "),
    ],
)
def test_a_malformed_object_in_a_batch_is_named_with_its_line(
    call: Call, line: str, problem: str
) -> None:
    called = call("ask", "--batch", "-", "--json", typed=f"{QUESTION}\n{line}\n".encode())
    assert called.code == 2
    assert called.out.count("\n") == 1
    assert called.err.startswith(f"Standard input{problem}")


def test_after_is_not_for_a_whole_batch(call: Call) -> None:
    called = call("ask", "--batch", "-", "--after", QUESTION)
    assert called.code == 2
    assert called.err.startswith("--after goes with a question in quotes; in a batch write {")


def test_an_empty_batch_is_answered_with_nothing(call: Call) -> None:
    called = call("ask", "--batch", "-", "--json")
    assert (called.code, called.out) == (0, "")


def test_standard_input_is_answered_line_by_line_while_it_is_open(folder: Path) -> None:
    program = [sys.executable, "-m", "bot", "ask", "--json", "--batch", "-"]
    with subprocess.Popen(  # noqa: S603 - our own program
        [*program, "--knowledge", str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        hanging = Timer(60, process.kill)
        hanging.start()
        for question in (QUESTION, "wage demand"):
            process.stdin.write(question.encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["question"] == question
        process.stdin.close()
        assert process.wait() == 0
        hanging.cancel()
