"""Opposite words: a word that says the contrary of the fact's is corrected, questions are not."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.answering.guards.opposites import check_opposites, sides_of, stated_sides
from bot.answering.outcome import Correction
from tests.answering.asking import Changed, subject


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        ("pm-praise", "did the prime minister condemn the response of the military"),
        ("pm-praise", "the prime minister did not praise the response of the military"),
        ("india-denial", "why did India admit supporting the militants"),
        ("responsibility-claim", "the BLA denied responsibility for the attacks"),
        ("trains-halted", "train services were resumed as a precaution"),
        ("civilians-targeted", "early on Saturday the military blamed the militants"),
        ("verification-status", "the claims of both sides have been verified"),
    ],
)
def test_the_contrary_of_a_word_is_corrected(
    shipped_answerer: Answerer, entry: str, question: str
) -> None:
    assert check_opposites(subject(shipped_answerer, question, entry)) == Correction("opposite")


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        # the same sense, and none of the two
        ("pm-praise", "did the prime minister applaud the response of the military"),
        ("pm-praise", "what did the prime minister say of the response of the military"),
        ("pm-praise", "the prime minister did not condemn the response of the military"),
        # both, and a denial by another word
        ("india-denial", "did India admit or deny supporting the militants"),
        ("india-denial", "nobody in India admitted supporting the militants"),
        ("india-denial", "India denied it, it did not confirm the accusation"),
        # what somebody is asked to do
        ("india-denial", "can anyone confirm what India said of the accusation"),
        # what is only denied is rightly asked for
        ("verification-status", "have the claims of both sides been verified"),
        ("verification-status", "the claims of both sides, has it been verified"),
        ("verification-status", "verified claims"),
        ("verification-status", "any of the claims that were verified"),
    ],
)
def test_questions_and_words_of_the_same_sense_are_not_corrected(
    shipped_answerer: Answerer, entry: str, question: str
) -> None:
    assert check_opposites(subject(shipped_answerer, question, entry)) is None


def test_phrases_of_several_words_are_opposites_too() -> None:
    assert len(sides_of(["they", "brushed", "off", "it"])) == 1
    assert sides_of("they took credit".split()) == sides_of("they owned up".split())


def test_a_statement_takes_a_side_by_denying_the_other() -> None:
    taken, by_denying = stated_sides("it has not been verified but it was praised".split())
    assert taken == sides_of(["praised"])
    assert by_denying
    assert by_denying.isdisjoint(sides_of(["verified"]))


def test_a_topic_whose_facts_take_both_sides_contradicts_none(changed: Changed) -> None:
    snapshot = changed(
        ("She asked everybody to stay calm.", "She praised the board and condemned the union.")
    )
    asked = subject(snapshot.answerer, "did the mayor condemn the board", "mayor-calm")
    assert check_opposites(asked) is None
