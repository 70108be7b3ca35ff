"""Days: another weekday or month is corrected; one that tells which event is meant is not."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.answering.guards.numbers import check_days
from tests.answering.asking import subject


def token(answerer: Answerer, question: str, entry: str) -> str | None:
    """Return the day that is corrected, or None."""
    found = check_days(subject(answerer, question, entry))
    return found.token if found else None


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        ("attack-locations", "were twelve cities attacked on Saturday"),
        ("civilians-targeted", "what did the military say late on SATURDAY about civilians"),
        ("attacks-overview", "what happened on Saturday"),
        # facts without a day, asked about by the day of the event
        ("responsibility-claim", "who claimed responsibility for Saturday's attacks"),
        ("deadliest-day", "how deadly was that Saturday in the region"),
        ("civilians-killed", "how many civilians were killed on Saturday"),
        # words that are hardly ever months
        ("responsibility-claim", "who may have claimed responsibility for the march of violence"),
        ("responsibility-claim", "who claimed responsibility"),
    ],
)
def test_the_day_of_the_event_is_not_corrected(
    shipped_answerer: Answerer, entry: str, question: str
) -> None:
    assert token(shipped_answerer, question, entry) is None


@pytest.mark.parametrize(
    ("entry", "question", "told"),
    [
        ("attack-locations", "were twelve cities attacked on Sunday", "Sunday"),
        ("attack-locations", "were twelve cities attacked on a monday in january", "Monday"),
        ("attack-locations", "were cities attacked on Saturday or Sunday", "Sunday"),
        ("responsibility-claim", "who claimed responsibility for Friday's attacks", "Friday"),
        ("civilians-killed", "how many civilians were killed in december", "December"),
    ],
)
def test_another_day_is_corrected_in_our_own_spelling(
    shipped_answerer: Answerer, entry: str, question: str, told: str
) -> None:
    assert token(shipped_answerer, question, entry) == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how many ships are stuck since Tuesday", None),  # the timeline says so
        ("how many ships are stuck since wednesday", "Wednesday"),
    ],
)
def test_the_days_of_the_timeline_count_too(
    answerer: Answerer, question: str, told: str | None
) -> None:
    assert token(answerer, question, "ships-waiting") == told
