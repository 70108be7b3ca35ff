"""Why a question came to its outcome, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering import DEFAULT_POLICY, AnswerDesk, Explanation
from bot.answering.outcome import Answer, Choice, Correction, NoAnswer, NotStated, Spoken


def lines(desk: AnswerDesk, question: str, outcome: Spoken | None = None) -> tuple[str, ...]:
    explanation = desk.explain(question)
    if outcome is not None:
        explanation = replace(explanation, outcome=outcome)
    return explanation.lines()


def line(found: tuple[str, ...], start: str) -> str:
    """Return the one line that begins so."""
    (only,) = (one for one in found if one.startswith(start))
    return only


@pytest.mark.parametrize(
    ("outcome", "first"),
    [
        (Answer("cranes", 0.9), "Outcome: answer with “cranes”."),
        (
            Answer("cranes", 0.9, (Correction("negation"),)),
            "Outcome: answer with “cranes”, with a correction.",
        ),
        (Choice(("cranes", "mayor-calm"), 0.4), "Outcome: choice between cranes, mayor-calm."),
        (NotStated("strike-end", 0.2), "Outcome: not stated (“strike-end”)."),
        (NoAnswer(0.1), "Outcome: no answer."),
    ],
)
def test_the_outcome_comes_first(desk: AnswerDesk, outcome: Spoken, first: str) -> None:
    assert lines(desk, "tell me about the cranes", outcome)[0] == first


@pytest.mark.parametrize(
    ("outcome", "guards"),
    [
        (Answer("cranes", 0.9), 0),
        (Answer("cranes", 0.9, (Correction("number", "29"),)), 1),
        (NoAnswer(0.1, (Correction("name", "Gaza"),)), 1),
        (Choice(("cranes",), 0.4), 0),
        (NotStated("strike-end", 0.2), 0),
    ],
)
def test_each_guard_that_spoke_is_named(desk: AnswerDesk, outcome: Spoken, guards: int) -> None:
    found = lines(desk, "tell me about the cranes", outcome)
    assert sum(one.startswith("Guard: ") for one in found) == guards


def test_an_explanation_is_of_what_an_addressed_question_comes_to(desk: AnswerDesk) -> None:
    found = lines(desk, "were 29 cranes damaged in Karachi")
    assert found[0] == "Outcome: answer with “cranes-damaged”, with a correction."
    assert line(found, "Guard: ") == (
        "Guard: number: “Harbour at a standstill” does not say 29 here."
    )
    assert line(found, "Names the base") == "Names the base does not know: Karachi."


def test_the_limits_are_those_of_the_policy(desk: AnswerDesk) -> None:
    policy = replace(DEFAULT_POLICY, answer=0.123, outranked=0.456)
    explanation = AnswerDesk(desk.base, policy).explain("crane damage")
    told = line(explanation.lines(), "Confidence")
    assert f"{explanation.matching.confidence:.0%}" in told
    assert "12%" in told
    assert "46%" in told


def test_words_repairs_and_unseen_words_are_told_where_there_are_any(desk: AnswerDesk) -> None:
    found = lines(desk, "how many craanes zxqvw")
    assert line(found, "Compared words") == "Compared words: how, many, cranes, zxqvw."
    assert line(found, "Repaired") == "Repaired spelling: craanes → cranes."
    assert line(found, "Words no") == "Words no phrasing holds: zxqvw."
    plain = lines(desk, "how many cranes were damaged")
    assert not [one for one in plain if one.startswith(("Repaired", "Words no", "Names"))]


def test_the_three_nearest_entries_are_told_with_what_speaks_for_them(desk: AnswerDesk) -> None:
    found = lines(desk, "how many ships sank")
    first = line(found, "1. ")
    assert first.startswith("1. ships-waiting (answer): score ")
    assert "nearest near miss 1.00" in first
    assert [one[:3] for one in found if one[0].isdigit()] == ["1. ", "2. ", "3. "]
    assert line(found, "Margin between the first two: ")


def test_an_entry_without_a_near_miss_has_none_told(desk: AnswerDesk) -> None:
    assert "near miss" not in line(lines(desk, "crane damage"), "1. ")


def test_the_background_is_called_off_topic(desk: AnswerDesk) -> None:
    assert "(off topic)" in line(lines(desk, "who won the cup final"), "1. ")


def test_where_nothing_is_near_there_is_no_entry_and_no_margin(desk: AnswerDesk) -> None:
    found = lines(desk, "zeppelin")
    assert found[0] == "Outcome: no answer."
    assert not [one for one in found if one.startswith(("1. ", "Margin"))]


def test_without_words_there_are_none_to_compare(desk: AnswerDesk) -> None:
    assert line(lines(desk, ""), "Compared words") == "Compared words: none."


def test_an_explanation_says_the_same_each_time(desk: AnswerDesk) -> None:
    explanation = desk.explain("crane damage")
    assert isinstance(explanation, Explanation)
    assert explanation.lines() == explanation.lines() == desk.explain("crane damage").lines()
