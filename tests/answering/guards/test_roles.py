"""Roles: who did it to whom, the other way round, is corrected; an open side is not."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.answering.guards.roles import check_roles, deeds
from bot.answering.outcome import Correction
from tests.answering.asking import subject


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        ("militants-killed", "militants killed 92 soldiers"),
        ("militants-killed", "92 soldiers were killed by the militants"),
        ("india-accused", "India accused Pakistan's military of backing the militants"),
        ("civilians-targeted", "civilians attacked militants around Quetta"),
        ("attack-targets", "the army attacked prisons"),
    ],
)
def test_reversed_roles_are_corrected(
    shipped_answerer: Answerer, entry: str, question: str
) -> None:
    assert check_roles(subject(shipped_answerer, question, entry)) == Correction("role")


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        ("militants-killed", "the military killed at least 92 militants"),
        ("militants-killed", "at least 92 militants were killed by the army"),
        ("militants-killed", "92 militants killed army says"),
        ("militants-killed", "militants killed on Saturday"),
        ("militants-killed", "militants killed Saturday"),
        ("militants-killed", "who killed the militants"),
        ("militants-killed", "militants killed plumbers"),
        ("india-accused", "Pakistan's army accuses India"),
        ("attack-targets", "the BLA attacked prisons"),
        ("attack-targets", "gunmen attacked the police"),
        ("india-accused", "India's accusation of the military"),
    ],
)
def test_roles_as_they_are_and_open_sides_are_not_corrected(
    shipped_answerer: Answerer, entry: str, question: str
) -> None:
    assert check_roles(subject(shipped_answerer, question, entry)) is None


@pytest.mark.parametrize(
    ("text", "agent", "patient"),
    [
        ("the dockers accused the port authority", "dockers-union", "harbour-board"),
        ("the dockers accused about 12 plumbers", "dockers-union", "plumber"),
        ("plumbers were accused by the dockers", "dockers-union", "plumber"),
        ("were plumbers accused", "", "plumber"),
        ("accused recently", "", ""),
        ("he praised and accused plumbers", "", "plumber"),
        ("accused of more than", "", ""),
        ("accused at least the", "", ""),
    ],
)
def test_the_sides_of_a_deed_are_found(
    answerer: Answerer, text: str, agent: str, patient: str
) -> None:
    found = list(deeds(text.split(), answerer.content.lexicon))[-1]
    assert (found.agent, found.patient) == (agent, patient)


def test_a_pronoun_stands_for_the_speaker(answerer: Answerer) -> None:
    stated = list(deeds("it accuses the dockers".split(), answerer.content.lexicon, "mayor"))
    assert [(deed.agent, deed.patient) for deed in stated] == [("mayor", "dockers-union")]


@pytest.mark.parametrize(
    ("entry", "question", "is_told"),
    [
        # what a dismissal says of both sides
        ("india-denial", "Delhi made the accusation and the military dismissed it", True),
        ("india-denial", "the accusation was made and India dismissed it", False),
        ("disappearances-denial", "local activists dismissed Islamabad's claim", True),
        ("enforced-disappearances", "Islamabad accuses local activists of them", True),
        ("enforced-disappearances", "local activists accuse Islamabad of them", False),
    ],
)
def test_who_claims_and_who_dismisses_are_not_exchanged(
    shipped_answerer: Answerer, entry: str, question: str, *, is_told: bool
) -> None:
    found = check_roles(subject(shipped_answerer, question, entry))
    assert (found is not None) == is_told
