"""Half a question is read with the title it stands under."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.answering.follow_ups import asks_about_claim
from bot.answering.stories import reply_under
from bot.answering.stories.titles import is_about_title
from tests.alone import alone

TITLE = "How many cranes were damaged?"


@pytest.mark.parametrize("text", ["see title", "Title?", "pls read the title", "question in title"])
def test_a_text_may_only_point_to_the_title(answerer: Answerer, text: str) -> None:
    assert is_about_title(text)
    assert reply_under(alone(answerer), text, TITLE).first == "cranes-damaged"


@pytest.mark.parametrize("text", ["titles of books", "who has the title deed", "cranes", ""])
def test_other_texts_do_not_point_to_the_title(text: str) -> None:
    assert not is_about_title(text)


@pytest.mark.parametrize(
    ("text", "title", "first"),
    [
        ("", TITLE, "cranes-damaged"),
        ("what did ada quill say?", TITLE, "mayor-calm"),
        ("and how old is it?", "The damage", "cranes-old"),
        ("who won the cup final?", TITLE, None),
        ("thanks", TITLE, None),
        ("and that?", "Holidays in Spain", None),
    ],
)
def test_what_stands_under_a_title_is_read_with_it(
    answerer: Answerer, text: str, title: str, first: str | None
) -> None:
    assert reply_under(alone(answerer), text, title).first == first


@pytest.mark.parametrize(
    "text",
    ["is this true?", "who says this?", "fact check", "true?", "thoughts?", "did this happen?"],
)
def test_a_text_may_ask_about_what_somebody_else_said(text: str) -> None:
    assert asks_about_claim(text)


@pytest.mark.parametrize("text", [TITLE, "were 12 cranes damaged?", "how many ships wait?"])
def test_a_question_of_its_own_does_not(text: str) -> None:
    assert not asks_about_claim(text)
