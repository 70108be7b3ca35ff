"""The lists of general words."""

from __future__ import annotations

import pytest

from bot.language.numbers import SMALL_NUMBERS, figures_in
from bot.matching import words
from bot.matching.text.vocabulary import CHAT_SPELLINGS, FILLERS, STOPWORDS


@pytest.mark.parametrize(("typed", "meant"), CHAT_SPELLINGS.items())
def test_a_chat_spelling_comes_to_what_it_stands_for(typed: str, meant: str) -> None:
    assert words(typed) == words(meant) == meant.split()


def test_chat_spellings_are_listed_in_order() -> None:
    assert list(CHAT_SPELLINGS) == sorted(CHAT_SPELLINGS)


@pytest.mark.parametrize("word", sorted(SMALL_NUMBERS - {"one"}))
def test_a_number_word_alone_is_its_digits(word: str) -> None:
    assert words(word) == list(figures_in(word))


@pytest.mark.parametrize("word", sorted((FILLERS | STOPWORDS) - {"one"}))
def test_fillers_and_stop_words_are_plain_words(word: str) -> None:
    assert words(word) == [word]


def test_no_question_word_and_no_negation_is_a_filler() -> None:
    needed = "who what when where why which how many much not no never".split()
    assert FILLERS.isdisjoint(needed)
