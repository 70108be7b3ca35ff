"""The decision table for whether the bot should speak."""

from __future__ import annotations

import pytest

from bot.discord_bot.addressing import Decision, Heard, is_question, should_speak

SILENT = Decision.SILENT
ANSWER = Decision.ANSWER
IF_CERTAIN = Decision.ANSWER_IF_CERTAIN
QUESTION = "how many cranes were damaged?"


@pytest.mark.parametrize(
    ("heard", "decision"),
    [
        # Not a person: never, whatever else.
        (Heard(by_person=False, direct=True, text=QUESTION), SILENT),
        (Heard(by_person=False, mentions_bot=True, text=QUESTION), SILENT),
        (Heard(by_person=False, in_answer_channel=True, text=QUESTION), SILENT),
        # Addressed with a text: always.
        (Heard(direct=True, text=QUESTION), ANSWER),
        (Heard(direct=True, text="cranes"), ANSWER),
        (Heard(mentions_bot=True, text=QUESTION), ANSWER),
        (Heard(mentions_bot=True, text="cranes"), ANSWER),
        (Heard(replies_to_bot=True, text="and the ships"), ANSWER),
        (Heard(mentions_bot=True, replies_to_bot=True, text=QUESTION), ANSWER),
        (Heard(mentions_bot=True, replies_to_other=True, quotes_text=True, text="so?"), ANSWER),
        (Heard(mentions_bot=True, mentions_other=True, text=QUESTION), ANSWER),
        # Addressed without a text.
        (Heard(direct=True), Decision.INVITE),
        (Heard(direct=True, replies_to_bot=True), Decision.INVITE),
        (Heard(mentions_bot=True), Decision.INVITE),
        (Heard(mentions_bot=True, replies_to_bot=True), Decision.INVITE),
        (Heard(mentions_bot=True, replies_to_other=True), Decision.POINT_TO_CHECK),
        (
            Heard(mentions_bot=True, replies_to_other=True, quotes_text=True),
            Decision.CHECK_QUOTED,
        ),
        (Heard(replies_to_bot=True), Decision.ASK_FOR_MENTION),
        # An answer channel: questions to everybody, and nothing else.
        (Heard(in_answer_channel=True, text=QUESTION), IF_CERTAIN),
        (Heard(in_answer_channel=True, text="12 cranes were damaged"), SILENT),
        (Heard(in_answer_channel=True, text=""), SILENT),
        (Heard(in_answer_channel=True, replies_to_other=True, text=QUESTION), SILENT),
        (Heard(in_answer_channel=True, mentions_other=True, text=QUESTION), SILENT),
        (Heard(in_answer_channel=True, mentions_bot=True, text="cranes"), ANSWER),
        (Heard(in_answer_channel=True, replies_to_bot=True, text="cranes"), ANSWER),
        # Anywhere else.
        (Heard(text=QUESTION), SILENT),
        (Heard(replies_to_other=True, quotes_text=True, text=QUESTION), SILENT),
        (Heard(), SILENT),
    ],
)
def test_it_speaks_as_the_table_says(heard: Heard, decision: Decision) -> None:
    assert should_speak(heard) is decision


@pytest.mark.parametrize(
    "text",
    [
        "how many cranes were damaged",
        "How many cranes were damaged?",
        "hey guys, what did the mayor say",
        "ok so who is blamed",
        "What's the union accused of",
        "isn't the harbour closed",
        "cranes damaged?",
        "tell me about the cranes",
        "anyone know how many ships wait",
        "¿cuántas grúas?",
    ],
)
def test_a_question_is_told_by_its_mark_or_its_first_words(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "cranes",
        "12 cranes were damaged",
        "the union did it",
        "hi all",
        "lol",
        "https://example.org/watch?v=1",
        "see https://example.org/?q=what for more",
        "!",
        "\x00\ud800",
    ],
)
def test_a_remark_is_no_question(text: str) -> None:
    assert not is_question(text)
