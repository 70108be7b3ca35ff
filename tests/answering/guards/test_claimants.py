"""Speakers: an entry that somebody else says is corrected, general words and silence are not."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.answering.guards import corrections
from bot.answering.guards.claimants import check_claimant
from bot.answering.outcome import Correction
from tests.answering.asking import subject


def token(answerer: Answerer, question: str, entry: str) -> str | None:
    """Return the speaker that is corrected, or None."""
    found = check_claimant(subject(answerer, question, entry))
    return found.token if found else None


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        # the one who says it, by any name
        ("civilians-killed", "how many civilians were killed according to the military"),
        ("civilians-killed", "how many civilians does the army say were killed"),
        ("soldiers-killed-bla", "how many soldiers were killed according to the BLA"),
        # who says what is shown along with it
        ("soldiers-killed-bla", "how many soldiers were killed according to the military"),
        ("india-accused", "does India say it supports the militants"),
        # what the source says itself is nobody's word
        ("attack-weapons", "what weapons did the militants carry according to the BLA"),
        ("trains-halted", "were train services halted according to the army"),
        # who says it, by part of the name, or with what belongs to somebody before it
        ("responsibility-claim", "the liberation army says it carried out the attacks"),
        ("responsibility-claim", "according to the baloch group who carried out the attacks"),
        ("militants-killed", "according to Islamabad's army it killed 92 militants"),
        ("soldiers-killed-bla", "the Baloch Liberation Army says dozens of soldiers were killed"),
        # general words
        ("civilians-killed", "how many civilians do the gunmen say were killed"),
        ("civilians-killed", "how many civilians do people say were killed"),
        # a name that is no speaker here
        ("civilians-killed", "how many civilians were killed by the BLA"),
        ("civilians-killed", "how many civilians were killed"),
    ],
)
def test_who_says_it_or_is_not_asked_for_is_not_corrected(
    shipped_answerer: Answerer, entry: str, question: str
) -> None:
    assert token(shipped_answerer, question, entry) is None


@pytest.mark.parametrize(
    ("entry", "question", "told"),
    [
        (
            "civilians-killed",
            "how many civilians were killed according to the BLA",
            "the Balochistan Liberation Army (BLA)",
        ),
        ("civilians-killed", "how many civilians does India say were killed", "India"),
        ("responsibility-claim", "did the Taliban claim responsibility", "the Taliban"),
        # a figure that somebody else gives
        (
            "security-personnel-killed",
            "the BLA said 15 security personnel were killed",
            "the Balochistan Liberation Army (BLA)",
        ),
        (
            "civilians-killed",
            "according to local activists, how many civilians were killed",
            "local activists",
        ),
        (
            "resource-allegation",
            "does Shehbaz Sharif say the government exploits the province's minerals",
            "Prime Minister Shehbaz Sharif",
        ),
    ],
)
def test_another_speaker_is_corrected_by_the_name_the_base_gives(
    shipped_answerer: Answerer, entry: str, question: str, told: str
) -> None:
    assert token(shipped_answerer, question, entry) == told


@pytest.mark.parametrize(
    ("entry", "question", "told"),
    [
        ("union-accused", "who planned the damage according to the board", None),
        ("union-accused", "who planned the damage according to ada quill", "Mayor Ada Quill"),
        ("union-accused", "who planned the damage according to the dockers", None),
        ("ships-waiting", "how many ships are stuck according to ada quill", None),
        ("mayor-calm", "what did ada quill say", None),
        ("mayor-calm", "what did the mayor call for according to the dockers", "the Selby Dockers"),
    ],
)
def test_whoever_claims_anything_counts_as_a_speaker(
    answerer: Answerer, entry: str, question: str, told: str | None
) -> None:
    found = token(answerer, question, entry)
    assert (found or "").startswith(told or "")
    assert (found is None) is (told is None)


def test_a_speaker_is_told_before_a_name(shipped_answerer: Answerer) -> None:
    question = "how many civilians were killed according to the BLA"
    found = list(corrections(subject(shipped_answerer, question, "civilians-killed")))
    assert found == [Correction("claimant", "the Balochistan Liberation Army (BLA)")]
