"""How sure the matcher is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.confidence import INTERCEPT, MEANS, WEIGHTS, Signals, confidence

numbers = st.floats(-1e6, 1e6)
signals = st.builds(Signals, *[numbers] * len(Signals._fields))
USUAL = Signals(*MEANS)

RISING = (
    "share",
    "kin_share",
    "coverage",
    "coverage_gap",
    "off_topic_gap",
    "kind_fit",
    "kind_gap",
)
FALLING = ("near_miss_gap", "foreign", "unseen")


@given(signals)
def test_the_confidence_is_a_probability(seen: Signals) -> None:
    assert 0 <= confidence(seen) <= 1


@given(st.floats(0, 3), st.floats(0.01, 3))
@pytest.mark.parametrize("name", RISING)
def test_it_rises_with_what_speaks_for_the_answer(name: str, start: float, step: float) -> None:
    low, high = USUAL._replace(**{name: start}), USUAL._replace(**{name: start + step})
    assert confidence(low) < confidence(high)


@given(st.floats(0, 3), st.floats(0.01, 3))
@pytest.mark.parametrize("name", FALLING)
def test_it_falls_with_what_speaks_against_the_answer(name: str, start: float, step: float) -> None:
    low, high = USUAL._replace(**{name: start}), USUAL._replace(**{name: start + step})
    assert confidence(low) > confidence(high)


def test_of_usual_signals_only_the_intercept_counts() -> None:
    assert (confidence(USUAL) > 0.5) == (INTERCEPT > 0)


def test_a_name_that_nobody_knows_outweighs_one_that_other_entries_hold() -> None:
    elsewhere, nowhere = (confidence(USUAL._replace(foreign=value)) for value in (0.5, 1.0))
    assert nowhere < elsewhere < confidence(USUAL._replace(foreign=0.0))


def test_every_signal_has_a_weight_that_counts() -> None:
    assert all(WEIGHTS)
