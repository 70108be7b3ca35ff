"""Where nobody addressed the bot: silence, unless the answer is certain."""

from __future__ import annotations

import pytest

from bot.answering import DEFAULT_POLICY, Answerer, Policy, Snapshot
from bot.answering.outcome import Answer

NEVER = 1.01  # no confidence is as high


@pytest.mark.parametrize(
    "question",
    [
        "were 29 cranes damaged",  # a correction nobody asked for
        "29 cranes were damaged",
        "the cranes were damaged in Karachi",
        "not a single crane was damaged",
        "how many ships sank",  # a near miss
        "when is the strike over",  # an unknown
        "who won the cup final",
        "zeppelin",
        "",
        "nice cranes you have there, friend",
    ],
)
def test_unasked_the_bot_is_silent_unless_it_is_certain(answerer: Answerer, question: str) -> None:
    assert not answerer.decide(question).speaks_unasked
    assert answerer.reply(question, addressed=False) is None
    assert answerer.reply(question, addressed=True) is not None


@pytest.mark.parametrize(
    "question",
    ["how many cranes were damaged", "how many vessels are waiting", "what did ada quill say"],
)
def test_unasked_a_certain_question_gets_the_same_answer(answerer: Answerer, question: str) -> None:
    unasked = answerer.reply(question, addressed=False)
    assert unasked is not None
    assert unasked == answerer.reply(question)
    assert unasked.outcome == "answer"


def test_unasked_more_certainty_is_needed(answerer: Answerer) -> None:
    question = "how many cranes were damaged"
    shy = Answerer(answerer.base, Policy(answer_unasked=NEVER))
    assert shy.reply(question, addressed=False) is None
    assert shy.reply(question) == answerer.reply(question)


def test_unasked_an_answer_that_something_else_outranks_is_kept_back(answerer: Answerer) -> None:
    question = "wage demand of the dockers union statement"
    assert answerer.matcher.match(question).ranked[0].kind == "unknown"
    bold = Answerer(answerer.base, Policy(answer=0, answer_unasked=0))
    assert isinstance(bold.decide(question).outcome, Answer)
    assert bold.reply(question, addressed=False) is None


def test_unasked_the_shipped_base_corrects_nobody(shipped: Snapshot) -> None:
    replies = [
        shipped.answerer.reply(one.question, addressed=False) for one in shipped.base.golden[::3]
    ]
    spoken = [reply for reply in replies if reply is not None]
    assert 0 < len(spoken) < len(replies)
    assert {reply.outcome for reply in spoken} == {"answer"}
    assert not any(reply.corrections for reply in spoken)
    assert min(reply.confidence for reply in spoken) >= DEFAULT_POLICY.answer_unasked
