"""What a sentence holds that a fact could be made of."""

from __future__ import annotations

import pytest

from bot.curation.readings import reading_of
from bot.curation.sentences import Sentence


@pytest.mark.parametrize(
    ("text", "holds", "gist"),
    [
        ("Forty ships were stopped on Tuesday.", "40 ships, Tuesday", ("ships", "stopped")),
        ("Police said 58 km of road and 44% of it.", "58 km, 44%, 'said'", ()),
        ("It took five hours on 12 May 2024.", "5, 12 May, 2024", ()),
        ("It happened on May 12, or in June.", "12 May, June", ("happened",)),
        ("They counted nine of them and 12 of 12.", "9, 12", ("counted",)),
        ("Nobody knows.", "", ()),
        ("It cost $3 million of aid in 12 years of rule.", "3000000, 12", ()),
        ("They checked two of the five stations.", "2, 5 stations", ("stations", "checked")),
        ("Dozens of people fled.", "dozens people", ("people", "fled")),
    ],
)
def test_figures_days_and_the_verb_are_found(text: str, holds: str, gist: tuple[str, ...]) -> None:
    reading = reading_of(Sentence(text, 1, 1))
    assert (reading.holds, reading.gist) == (holds, gist)
    assert reading.says_something == bool(holds)
    assert not reading.is_warning


@pytest.mark.parametrize(
    "text",
    [
        "The claims are unverified.",
        "We could not independently verify the figures.",
        "Neither account could be independently verified.",
        "It has not been confirmed independently.",
        "Independent verification was not possible.",
        "None of the statements could be checked independently.",
        "Neither company's account has been independently confirmed.",
        "The figures haven't been independently checked.",
        "Independent confirmation has proved impossible.",
    ],
)
def test_a_warning_of_the_report_is_found(text: str) -> None:
    assert reading_of(Sentence(text, 1, 1)).is_warning
