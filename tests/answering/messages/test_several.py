"""Messages of several clauses: padding silences no question, and two questions are answered."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering import Answerer
from bot.answering.explanation import explain
from bot.answering.messages.several import (
    LONG,
    MOST_PARTS,
    MOST_PARTS_OF_LONG,
    decide_clauses,
)
from bot.answering.outcome import Decision, Nearest
from bot.answering.phrases import ALSO_ASKED, NOT_ALL_READ, NOTHING_ON_THE_REST
from bot.answering.reply import Sentence, Suggestions

PADDED = Path(__file__).parents[2] / "data/padding.jsonl"
CRANES = "how many cranes were damaged"
SHIPS = "number of ships waiting"
PLANNED = "who planned the damage"
STORY = "I had lunch with my cousin by the river. " * 20


def shown(answerer: Answerer, text: str) -> list[str]:
    return [statement.id for statement in answerer.reply(text).statements]


def said(answerer: Answerer, text: str) -> set[str]:
    return {block.text for block in answerer.reply(text).blocks if isinstance(block, Sentence)}


def test_padding_of_any_kind_silences_few_questions(shipped_answerer: Answerer) -> None:
    first: dict[str, list[bool]] = defaultdict(list)
    for line in PADDED.read_text("utf-8").splitlines():
        asked = json.loads(line)
        reply, wanted = shipped_answerer.reply(asked["question"]), set(asked["expect"])
        visible = set(reply.visible_ids())
        is_topic = reply.topic is not None and not wanted.isdisjoint(visible)
        if asked["kind"] == "two_questions":
            first[asked["kind"]].append(wanted <= visible)
        else:
            first[asked["kind"]].append(reply.first in wanted or is_topic)
    assert len(first) == 10
    assert {kind: sum(right) for kind, right in first.items() if sum(right) < 8} == {}
    assert sum(map(sum, first.values())) >= 95


@pytest.mark.parametrize(
    "text",
    [
        f"so my uncle, who is never right about anything, told me nonsense again, {CRANES}?",
        f"{STORY * 2}{CRANES}?",
        f"{STORY}{CRANES}, please?",
    ],
)
def test_the_clause_that_asks_decides(answerer: Answerer, text: str) -> None:
    reply = answerer.reply(text)
    assert reply.outcome == "answer"
    assert reply.first == "cranes-damaged"
    assert answerer.decide(text).is_of_parts
    assert answerer.reply(text, addressed=False) is None


@pytest.mark.parametrize(
    "text",
    [
        f"if the war goes on in Gaza for another year or so, {CRANES}?",
        f"We flew to Brazil and to Karachi yesterday evening. {CRANES}?",
        f"{STORY}We flew to Brazil and to Karachi. {CRANES}?",
        "saw on Facebook and on Telegram in Brazil that 12 cranes were damaged, true or fake?",
    ],
)
def test_what_is_left_out_may_change_the_answer(answerer: Answerer, text: str) -> None:
    reply = answerer.reply(text)
    assert reply.outcome == "nearest"
    assert reply.first == "cranes-damaged"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (f"{CRANES} and what did ada quill say?", ["cranes-damaged", "mayor-calm"]),
        (f"{CRANES}? what did ada quill say?", ["cranes-damaged", "mayor-calm"]),
        (f"{STORY}{CRANES}? what did ada quill say?", ["cranes-damaged", "mayor-calm"]),
        (
            f"how many of the ships are still waiting? {CRANES}?",
            ["ships-waiting", "cranes-damaged"],
        ),
        (f"{CRANES}? how long will it last?", ["cranes-damaged", "ships-waiting"]),
        # The answer to the second is shown with that to the first.
        ("who planned the damage and did the union admit it", ["union-accused"]),
        ("12 cranes were damaged but 44% of goods go through the harbour", None),
    ],
)
def test_two_questions_are_both_answered(
    answerer: Answerer, text: str, facts: list[str] | None
) -> None:
    reply = answerer.reply(text)
    assert [statement.id for statement in reply.statements] == (
        facts or ["cranes-damaged", "goods-share"]
    )
    assert all(statement.attribution for statement in reply.statements)
    assert len(set(reply.visible_ids())) >= 2


def test_each_of_two_answers_keeps_its_caveats(answerer: Answerer) -> None:
    reply = answerer.reply(f"what did ada quill say and {CRANES}?")
    alone = answerer.reply(CRANES).statements[0]
    assert alone in reply.statements
    assert alone.caveats
    assert reply.is_joint
    assert reply.topic is None


def test_what_a_message_asks_too_much_is_named_by_its_question(answerer: Answerer) -> None:
    text = f"{CRANES}? {SHIPS}? what did ada quill say, and {PLANNED}?"
    reply = answerer.reply(text)
    assert [statement.id for statement in reply.statements] == [
        "cranes-damaged",
        "ships-waiting",
        "mayor-calm",
    ]
    (offered,) = (block for block in reply.blocks if isinstance(block, Suggestions))
    assert offered.lead == ALSO_ASKED
    assert [item.question for item in offered.items] == [
        "What does the Harbour Board accuse the union of?"
    ]


@pytest.mark.parametrize(
    "text", [f"{CRANES} and who won the cup final?", f"who won the cup final? {CRANES}?"]
)
def test_what_a_message_asks_besides_and_the_base_does_not_hold_is_said(
    answerer: Answerer, text: str
) -> None:
    assert shown(answerer, text) == ["cranes-damaged"]
    assert NOTHING_ON_THE_REST in said(answerer, text)


@pytest.mark.parametrize(
    ("padding", "most"), [("", MOST_PARTS), ("x" * LONG + ". ", MOST_PARTS_OF_LONG)]
)
def test_more_questions_than_are_read_are_not_passed_over(
    answerer: Answerer, padding: str, most: int
) -> None:
    asked = (CRANES, "what did ada quill say", PLANNED, "how many vessels are stuck")
    few = padding + "? ".join(asked[:most])
    assert NOT_ALL_READ not in said(answerer, few)
    assert NOT_ALL_READ in said(answerer, f"which boats sank out there? {few}?")


@pytest.mark.parametrize(
    "text",
    [
        "hello! how are you? how many cranes were damaged?",
        "are you all right? were any cranes damaged, how many?",
        "tell me about the cranes: how many were damaged, and were the cranes broken before?",
    ],
)
def test_one_question_gets_one_answer(answerer: Answerer, text: str) -> None:
    reply = answerer.reply(text)
    assert reply.first == "cranes-damaged"
    assert not reply.corrections


def test_a_pronoun_is_read_with_the_clause_before_it(answerer: Answerer) -> None:
    reply = answerer.reply("what is the union accused of and how does it respond to that?")
    assert {"union-accused", "union-dismissal"} <= set(reply.visible_ids())


@pytest.mark.parametrize(
    "text",
    [
        "who won the cup final, and when did they celebrate?",
        "nothing of the kind. never heard of it",
        STORY,
        f"{STORY} who won the cup final?",
        "when is the strike over, lads",
    ],
)
def test_clauses_bring_no_answer_where_there_is_none(answerer: Answerer, text: str) -> None:
    assert answerer.reply(text).outcome in {"no_answer", "not_stated"}


def test_a_known_near_miss_stays_one_in_parts(answerer: Answerer) -> None:
    assert answerer.reply("how many ships sank, say, in all").outcome != "answer"


def test_where_nobody_asked_two_certain_answers_are_given(answerer: Answerer) -> None:
    reply = answerer.reply(f"{CRANES}? number of ships waiting?", addressed=False)
    assert reply is not None
    assert set(reply.visible_ids()) >= {"cranes-damaged", "ships-waiting"}


def test_where_all_parts_are_unsure_the_whole_decides(answerer: Answerer) -> None:
    def unsure(text: str) -> Decision:
        sure = answerer.decide(text)
        matching = replace(sure.matching, confidence=0.3)
        assert sure.best is not None
        return replace(sure, matching=matching, exact=False, outcome=Nearest(sure.best.id, 0.3))

    whole = unsure(CRANES)
    assert decide_clauses(unsure, whole, f"{CRANES} and {PLANNED}?") is whole


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (CRANES, []),
        (f"{STORY * 2}{CRANES}?", ["A clause of the message decided"]),
        (
            f"{CRANES}? what did ada quill say?",
            ["A clause of the message decided", "The message also asks about: mayor-calm."],
        ),
        (f"{CRANES}? who won the cup final?", ["A clause of the message decided"]),
    ],
)
def test_why_tells_that_clauses_decided(answerer: Answerer, text: str, lines: list[str]) -> None:
    told = [
        line
        for line in explain(answerer, answerer.decide(text)).lines()
        if line.startswith(("A clause of", "The message also"))
    ]
    assert len(told) == len(lines)
    assert all(line.startswith(start) for line, start in zip(told, lines, strict=True))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("What did Sharif praise, and what did he pledge?", {"pm-praise", "pm-pledge"}),
        ("What did the PM pledge, and what did he praise?", {"pm-praise", "pm-pledge"}),
    ],
)
def test_a_pronoun_does_not_bring_the_answer_before_again(
    shipped_answerer: Answerer, text: str, facts: set[str]
) -> None:
    assert facts <= set(shipped_answerer.reply(text).visible_ids())


def test_a_story_does_not_hide_that_something_is_not_stated(answerer: Answerer) -> None:
    text = "I had lunch with a cousin who repairs bicycles by the river. when is the strike over?"
    assert answerer.decide(text).is_of_parts
    assert answerer.reply(text).unknown == "strike-end"
