"""The JSON object: its fields are a contract."""

from __future__ import annotations

import json

import pytest

from bot.answering.reply import Reply
from bot.rendering import ReplyObject, as_json, dump_line, plain
from tests.rendering.samples import BLOCKS, NOTHING, REPLY

REPLY_FIELDS = {
    "question",
    "outcome",
    "confidence",
    "facts",
    "topic",
    "unknown",
    "corrections",
    "suggestions",
    "text",
    "revision",
}
FACT_FIELDS = {
    "id",
    "statement",
    "claimant",
    "attribution",
    "caveats",
    "responses",
    "source",
    "note",
    "time_bound",
}


def test_the_object_has_the_fields_of_the_contract() -> None:
    found = as_json("did they leave?", REPLY)
    assert set(found) == ReplyObject.__required_keys__ == REPLY_FIELDS
    assert found["question"] == "did they leave?"
    assert found["outcome"] == "answer"
    assert (found["topic"], found["unknown"]) == ("boats", None)
    assert found["confidence"] == 0.9123
    assert found["revision"] == "abc123"
    assert found["text"] == plain(BLOCKS)
    assert found["corrections"] == [
        {"kind": "number", "token": "29", "text": "The report does not say 29."}
    ]
    assert found["suggestions"] == [
        {"id": "claim", "question": "Did the boats leave?"},
        {"id": "tide", "question": "When is high tide?"},
    ]


def test_a_fact_has_the_fields_of_the_contract_and_nothing_else() -> None:
    first, second = as_json("?", REPLY)["facts"]
    assert set(first) == set(second) == FACT_FIELDS
    assert first["id"] == "claim"
    assert first["claimant"] == "ferries"
    assert first["source"] == {"id": "paper", "paragraphs": [2, 3]}
    assert first["note"] == "The report names no boats."
    assert first["time_bound"] is True
    (response,) = first["responses"]
    assert set(response) == FACT_FIELDS | {"relation"}
    assert response["relation"] == "dismissed_by"
    assert response["claimant"] is None


def test_a_reply_without_facts_has_empty_lists() -> None:
    found = as_json("?", Reply("no_answer", (NOTHING,), 0.0, "abc123"))
    assert (found["facts"], found["corrections"], found["suggestions"]) == ([], [], [])


@pytest.mark.parametrize(
    "question", ["two\nlines", "\u2028 \u2029 \x85 \x0b", "\x00 “é” 🦉", "\ud800"]
)
def test_any_question_makes_one_line_that_reads_back(question: str) -> None:
    line = dump_line(as_json(question, REPLY))
    assert line.isascii()
    assert len(line.splitlines()) == 1
    assert json.loads(line) == as_json(question, REPLY)
