"""Urdu and Hindi, in Latin letters or their own, are read as English words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.normalise import folded
from bot.matching.text.south_asian import in_english, sound_of
from bot.matching.text.tokens import words

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("fauj ne kitne jangju mare", "military how many militants killed"),
        ("kitne civilians died bhai", "how many civilians died"),
        ("hamla kab hua", "attack when"),
        ("BLA ne zimmedari li kya?", "bla responsibility what"),
        ("wazir-e-azam ne kya kaha", "prime minister what says"),
        ("lapata afraad ka masla kya hai", "enforced disappearances issue what"),
        ("fauj ke mutabiq kitne log mare", "military says how many killed"),
        ("کتنے شہری ہلاک ہوئے؟", "how many civilians killed"),
        ("حملہ کب ہوا", "attack when"),
        ("कितने नागरिक मारे गए", "how many civilians killed"),
        ("सेना ने क्या कहा", "military what says"),
    ],
)
def test_words_and_question_words_are_read_in_english(text: str, read: str) -> None:
    assert " ".join(words(text)) == read


@pytest.mark.parametrize(
    "spelling", ["hamla", "humla", "hamlaa", "hamlah", "hamle", "hamlay", "HAMLA", "hamlon", "حملہ"]
)
def test_spellings_of_a_word_are_one_word(spelling: str) -> None:
    assert words(f"{spelling} kab hua") == ["attack", "when"]


@pytest.mark.parametrize(
    ("unlisted", "read"), [("hukuumat", "government"), ("dehshattgard", "militants")]
)
def test_a_spelling_that_is_not_listed_is_known_by_its_sound(unlisted: str, read: str) -> None:
    assert words(f"{unlisted} kahan hai") == [read, "where"]


def test_a_sound_of_several_words_stands_for_none_of_them() -> None:
    assert sound_of("kaisey") == sound_of("kisey")
    assert words("qisee kab tha") == ["qisee", "when"]


@pytest.mark.parametrize(
    "text",
    [
        "who said the main thing to us",
        "is the band on the run",
        "where can i find my kia",
        "he is in the us",
        "do they say so or not",
        "hi",
        "imran khan to the un",
    ],
)
def test_words_that_are_english_too_stay_english_by_themselves(text: str) -> None:
    assert in_english(text.split()) == text.split()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("balochistan main kitne log mare", ["balochistan", "how", "many", "killed"]),
        ("us ne kya kaha", ["what", "says"]),
        ("network band hai kya", ["network", "closed"]),
        ("quetta ka hai", ["quetta"]),  # two function words are enough
    ],
)
def test_beside_others_words_that_are_english_too_are_read_as_urdu(
    text: str, read: list[str]
) -> None:
    assert words(text) == read


def test_a_lone_function_word_makes_no_text_urdu() -> None:
    assert in_english(["the", "main", "ka"]) == ["the", "main", "ka"]


def test_english_questions_are_read_as_they_are() -> None:
    lines = (DATA / "questions-dev.jsonl").read_text("utf-8").splitlines()
    for line in lines:
        plain = folded(json.loads(line)["question"]).split()
        assert in_english(plain) == plain


def test_most_held_out_questions_hold_a_word_that_is_read() -> None:
    lines = (DATA / "questions-south-asian.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["question"] for line in lines]
    unread = [text for text in texts if words(text) == folded(text).split()]
    assert len(unread) <= len(texts) // 20


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(isinstance(word, str) and word for word in words(text))
