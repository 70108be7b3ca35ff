"""The decision table for whether the bot should speak."""

from __future__ import annotations

import pytest

from bot.answering.reply import OutcomeName
from bot.discord_bot.addressing import (
    Action,
    MessageContext,
    decide,
    is_meant_for_bot,
    is_question,
)

SILENT = Action.SILENT
ANSWER = Action.ANSWER
IF_CERTAIN = Action.ANSWER_IF_CERTAIN
IF_MEANT = Action.ANSWER_IF_MEANT
QUESTION = "how many cranes were damaged?"


@pytest.mark.parametrize(
    ("context", "action"),
    [
        # Not a person: never, whatever else.
        (MessageContext(by_person=False, direct=True, text=QUESTION), SILENT),
        (MessageContext(by_person=False, mentions_bot=True, text=QUESTION), SILENT),
        (MessageContext(by_person=False, in_listen_channel=True, text=QUESTION), SILENT),
        # Addressed with a text: always.
        (MessageContext(direct=True, text=QUESTION), ANSWER),
        (MessageContext(direct=True, text="cranes"), ANSWER),
        (MessageContext(mentions_bot=True, text=QUESTION), ANSWER),
        (MessageContext(mentions_bot=True, text="cranes"), ANSWER),
        (MessageContext(replies_to_bot=True, text="and the ships"), ANSWER),
        (MessageContext(mentions_bot=True, replies_to_bot=True, text=QUESTION), ANSWER),
        (
            MessageContext(mentions_bot=True, replies_to_other=True, quotes_text=True, text="so?"),
            ANSWER,
        ),
        (MessageContext(mentions_bot=True, mentions_other=True, text=QUESTION), ANSWER),
        # To another member, though Discord has a reply mention the bot.
        (MessageContext(replies_to_bot=True, names_other=True, text=QUESTION), SILENT),
        (
            MessageContext(mentions_bot=True, replies_to_bot=True, names_other=True, text="so?"),
            SILENT,
        ),
        (MessageContext(direct=True, names_other=True, text=QUESTION), ANSWER),
        # Addressed without a text.
        (MessageContext(direct=True), Action.INVITE),
        (MessageContext(direct=True, replies_to_bot=True), Action.INVITE),
        (MessageContext(mentions_bot=True), Action.INVITE),
        (MessageContext(mentions_bot=True, replies_to_bot=True), Action.INVITE),
        (MessageContext(mentions_bot=True, replies_to_other=True), Action.POINT_TO_CHECK),
        (
            MessageContext(mentions_bot=True, replies_to_other=True, quotes_text=True),
            Action.CHECK_QUOTED,
        ),
        (
            MessageContext(
                mentions_bot=True,
                replies_to_other=True,
                quotes_text=True,
                asks_about_quoted=True,
                titled=True,
                text="is this true?",
            ),
            Action.CHECK_QUOTED,
        ),
        (
            MessageContext(
                mentions_bot=True, replies_to_other=True, asks_about_quoted=True, text="true?"
            ),
            Action.POINT_TO_CHECK,
        ),
        (MessageContext(mentions_bot=True, asks_about_quoted=True, text="true?"), ANSWER),
        (MessageContext(replies_to_other=True, asks_about_quoted=True, text="true?"), SILENT),
        (MessageContext(mentions_bot=True, titled=True), Action.ANSWER_TITLE),
        (MessageContext(mentions_bot=True, titled=True, text=QUESTION), ANSWER),
        (MessageContext(replies_to_bot=True), Action.ASK_FOR_MENTION),
        # A listen channel: questions to everybody, and nothing else.
        (MessageContext(in_listen_channel=True, text=QUESTION), IF_CERTAIN),
        (MessageContext(in_listen_channel=True, text="12 cranes were damaged"), SILENT),
        (MessageContext(in_listen_channel=True, text=""), SILENT),
        (MessageContext(in_listen_channel=True, replies_to_other=True, text=QUESTION), SILENT),
        (MessageContext(in_listen_channel=True, mentions_other=True, text=QUESTION), SILENT),
        (MessageContext(in_listen_channel=True, mentions_bot=True, text="cranes"), ANSWER),
        (MessageContext(in_listen_channel=True, replies_to_bot=True, text="cranes"), ANSWER),
        # An ask channel: whatever a person says to everybody may be for the bot.
        (MessageContext(in_ask_channel=True, text=QUESTION), IF_MEANT),
        (MessageContext(in_ask_channel=True, text="crane damage"), IF_MEANT),
        (MessageContext(in_ask_channel=True, in_listen_channel=True, text="cranes"), IF_MEANT),
        (MessageContext(in_ask_channel=True, text=""), SILENT),
        (MessageContext(in_ask_channel=True, replies_to_other=True, text=QUESTION), SILENT),
        (MessageContext(in_ask_channel=True, mentions_other=True, text=QUESTION), SILENT),
        (MessageContext(in_ask_channel=True, mentions_bot=True, text="cranes"), ANSWER),
        (MessageContext(by_person=False, in_ask_channel=True, text=QUESTION), SILENT),
        # Anywhere else.
        (MessageContext(text=QUESTION), SILENT),
        (MessageContext(replies_to_other=True, quotes_text=True, text=QUESTION), SILENT),
        (MessageContext(), SILENT),
    ],
)
def test_it_speaks_as_the_table_says(context: MessageContext, action: Action) -> None:
    assert decide(context) is action


@pytest.mark.parametrize(
    ("text", "outcome", "meant"),
    [
        ("how many cranes were damaged", "answer", True),
        ("what will lunch cost?", "no_answer", True),
        ("are you a bot?", "about_me", True),
        ("hi all", "about_me", False),
        ("crane damage", "answer", True),
        ("end of the strike", "not_stated", True),
        ("the union and the cranes", "nearest", True),
        ("my uncle says the cranes have been rusty for years", "nearest", False),
        ("see you all on friday", "no_answer", False),
    ],
)
def test_what_is_said_in_an_ask_channel_is_for_the_bot_where_it_asks_something(
    *, text: str, outcome: OutcomeName, meant: bool
) -> None:
    assert is_meant_for_bot(text, outcome) is meant


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
        "fauj ne kitne jangju mare",
        "hamla kab hua",
        "کتنے شہری ہلاک ہوئے",
        "حملہ؟",
        "हमला किसने किया",
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
        "what a day",
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
