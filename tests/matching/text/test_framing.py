"""What is said around a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching import words
from bot.matching.text.tokens import unframed
from bot.matching.text.vocabulary import STOPWORDS

QUESTION = "dockers dismissed at the harbour"


@pytest.mark.parametrize(
    "framed",
    [
        "{}",
        "Fact check: {}",
        "rumor check please, {}",
        "please verify this: {}",
        "confirm {}",
        "can you confirm whether {}",
        "could anyone tell me if {}",
        "is it true that {}",
        "{}, is that true?",
        "{}, true or false?",
        "{} right?",
        "{} for real",
        "{}, legit or cap?",
        "{} or is that fake?",
        "{} or what",
        "my friend on the pier says that {}",
        "unconfirmed reports claim {}",
        "I heard {}",
        "we have read somewhere that {}",
        "heard that {}",
        "rumour has it that {}",
        "I want to know whether {}",
        "I'd like to know about {}",
        "do you even know if {}",
        "tell me about {}",
        "does the article mention that {}",
        "according to the report {}",
        "what does the article say about {}",
        "just wondering if {}",
        "so {}",
    ],
)
def test_a_frame_is_dropped(framed: str) -> None:
    assert unframed(words(framed.format(QUESTION))) == QUESTION.split()


def test_one_word_that_tells_something_is_enough_to_remain() -> None:
    assert unframed("i heard dockers".split()) == ["dockers"]
    assert unframed("tell me about the strike".split()) == ["the", "strike"]


def test_several_frames_are_dropped_one_by_one() -> None:
    framed = f"so, fact check: I heard that {QUESTION}, is that true?"
    assert unframed(words(framed)) == QUESTION.split()


@pytest.mark.parametrize(
    "text",
    [
        "is it true",
        "fact check please",
        "can you confirm",
        "do you know who it was",
        "true or false",
    ],
)
def test_a_frame_stays_where_too_little_would_remain(text: str) -> None:
    assert unframed(text.split()) == text.split()


@pytest.mark.parametrize(
    "text", ["how many dockers walked out", "who reads meters at piers", "i hardened steel cranes"]
)
def test_a_question_without_a_frame_stays_whole(text: str) -> None:
    assert unframed(text.split()) == text.split()


@given(
    st.lists(
        st.sampled_from("is it true that i heard tell me dockers cranes strike so the".split())
    )
)
def test_words_only_go_and_a_question_always_remains(plain: list[str]) -> None:
    found = unframed(plain)
    rest = iter(plain)
    assert all(word in rest for word in found)
    assert found == plain or not STOPWORDS.issuperset(found)
