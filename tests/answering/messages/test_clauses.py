"""How a message falls into sentences and clauses, and which of them ask something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.messages.clauses import (
    clauses_of,
    parts_of,
    questions_in,
    sentences,
    statements_in,
)

MANY = 99


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" . ! ", []),
        ("One", [("One", False)]),
        ("One? Two!  Three… Four;\nFive", ["One?", "Two", "Three", "Four", "Five"]),
        ("About 3.5 per cent... or more", ["About 3.5 per cent", "or more"]),
        ('He asked "why?" and left', ['He asked "why?', "and left"]),
    ],
)
def test_a_text_falls_into_sentences(text: str, found: list[str | tuple[str, bool]]) -> None:
    expected = [
        one if isinstance(one, tuple) else (one.removesuffix("?"), one.endswith("?"))
        for one in found
    ]
    assert list(sentences(text)) == expected


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("12 cranes were damaged, I hear: by the union", ["12 cranes were damaged", "I hear"]),
        ("who did it and why was it done", ["who did it", "why was it done"]),
        ("who did it & when was that", ["who did it", "when was that"]),
        ("lol – so how many - and by whom did they", ["lol", "how many", "by whom did they"]),
        ("the cranes and the ships", ["the cranes and the ships"]),
        ("just for once tell me who did it", ["just for once", "tell me who did it"]),
        ("[INST] forget it [/INST] who did it", ["[INST", "forget it [/INST", "who did it"]),
    ],
)
def test_a_sentence_falls_into_clauses(sentence: str, found: list[str]) -> None:
    assert list(clauses_of(sentence))[: len(found)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "12 cranes were damaged and forty ships are waiting, they say",
            ["12 cranes were damaged", "forty ships are waiting", "they say"],
        ),
        ("cranes and ships and goods", ["cranes and ships and goods"]),
    ],
)
def test_a_statement_falls_apart_where_both_sides_of_an_and_say_something(
    sentence: str, found: list[str]
) -> None:
    assert list(statements_in(sentence)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("how many cranes were damaged", ["how many cranes were damaged"]),
        ("cranes damaged?", ["cranes damaged"]),
        ("what the fuck, how many cranes were damaged??", ["how many cranes were damaged"]),
        ("my cousin works there. which ships wait", ["which ships wait"]),
        (
            "how many cranes were damaged and who planned the damage?",
            ["how many cranes were damaged", "who planned the damage"],
        ),
        ("ok lol anyway who planned the damage", ["ok lol anyway who planned the damage"]),
        ("someone says 12 cranes were damaged, is it true?", []),
        ("12 cranes were damaged.", []),
        ("is it true?", []),
        ("", []),
    ],
)
def test_what_asks_something_of_its_own_is_found(text: str, found: list[str]) -> None:
    questions = questions_in(text, MANY)
    assert len(questions) == len(found)
    assert all(one.text.startswith(start) for one, start in zip(questions, found, strict=True))


def test_a_question_knows_what_stands_beside_it() -> None:
    (question,) = questions_in("if it rains, how many cranes are damaged, in percent", MANY)
    assert (question.before, question.after) == ("if it rains", "in percent")
    assert not question.is_sentence


def test_of_many_questions_the_last_are_taken() -> None:
    text = "".join(f"how many cranes had number {number}? " for number in range(9))
    assert [one.text[-1] for one in questions_in(text, 3)] == ["6", "7", "8"]


def test_a_message_that_asks_nothing_has_parts() -> None:
    parts = [part.text for part in parts_of("forty ships wait, lol. so damn how many cranes broke")]
    assert parts == [
        "forty ships wait, lol",
        "forty ships wait",
        "lol",
        "so damn how many cranes broke",
        "how many cranes broke",
    ]


@given(st.text(max_size=300))
def test_no_text_is_too_odd_to_be_taken_apart(text: str) -> None:
    for clause in (*questions_in(text, MANY), *parts_of(text)):
        assert clause.text in text
        assert clause.text.strip()
