"""Which texts are in a language that the bot does not read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.language.other_languages import is_other_language

DATA = Path(__file__).parents[1] / "data"
ROWS = [
    line.rsplit("\t", 1) for line in (DATA / "other-languages.tsv").read_text("utf-8").splitlines()
]
OTHER = [text for text, language in ROWS if language != "english"]
READ = [text for text, language in ROWS if language == "english"]


def test_nearly_all_of_the_texts_in_other_languages_are_known_to_be() -> None:
    missed = [text for text in OTHER if not is_other_language(text)]
    assert len(missed) <= len(OTHER) // 20, missed


@pytest.mark.parametrize("text", READ)
def test_odd_english_and_urdu_in_latin_letters_are_read(text: str) -> None:
    assert not is_other_language(text)


def test_no_english_question_is_taken_for_another_language() -> None:
    lines = (DATA / "questions-dev.jsonl").read_text("utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    assert [text for text in questions if is_other_language(text)] == ["¿Qué hora es en Madrid?"]


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("", False),
        ("\ufdfa" * 1_000_000, True),
        ("???", False),
        ("👍", False),
        ("कितने लोग मारे गए", False),
        ("کتنے لوگ مارے گئے؟", False),
        ("چند نفر کشته شدند؟", True),
        ("Сколько?", True),
        ("who said Привет?", False),
        ("¿Qué?", True),
        ("the café in Málaga", False),
        ("combien", False),
        ("combien de morts", True),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_doubtful_text_counts_as_read(*, text: str, is_other: bool) -> None:
    assert is_other_language(text) is is_other
