"""How sure the matcher is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.confidence import Fitted, Signals, confidence, fitted

numbers = st.floats(-1e6, 1e6)
signals = st.builds(Signals, *[numbers] * len(Signals._fields))
WITH, WITHOUT = fitted(has_unknowns=True), fitted(has_unknowns=False)
both = pytest.mark.parametrize(
    "regression", [WITH, WITHOUT], ids=["with unknowns", "without unknowns"]
)

RISING = (
    "share",
    "gap_to_runner_up",
    "coverage",
    "coverage_gap",
    "off_topic_gap",
    "question_type_share",
    "question_type_gap",
)
FALLING = ("near_miss_gap", "unsupported_names", "out_of_vocabulary")
PLAINLY_RISING = ("coverage", "off_topic_gap", "relative_similarity", "gap_to_crowd")
CASES = [
    *((WITH, name, 1) for name in RISING),
    *((WITH, name, -1) for name in FALLING),
    *((WITHOUT, name, 1) for name in PLAINLY_RISING),
    (WITHOUT, "out_of_vocabulary", -1),
]


@both
@given(signals)
def test_the_confidence_is_a_probability(regression: Fitted, seen: Signals) -> None:
    assert 0 <= confidence(seen, regression) <= 1


@given(st.floats(0, 0.5), st.floats(0.01, 0.5))
@pytest.mark.parametrize(("regression", "name", "sign"), CASES)
def test_it_rises_with_what_speaks_for_the_answer_and_falls_with_what_speaks_against(
    regression: Fitted, name: str, sign: int, start: float, step: float
) -> None:
    low = regression.means._replace(**{name: start})
    high = regression.means._replace(**{name: start + step})
    assert sign * (confidence(high, regression) - confidence(low, regression)) > 0


@both
def test_of_usual_signals_only_the_intercept_counts(regression: Fitted) -> None:
    assert (confidence(regression.means, regression) > 0.5) == (regression.intercept > 0)


def test_a_name_that_nobody_knows_outweighs_one_that_other_entries_hold() -> None:
    nobody, others, familiar = (
        confidence(WITH.means._replace(unsupported_names=value), WITH) for value in (1.0, 0.5, 0.0)
    )
    assert nobody < others < familiar


@both
def test_every_signal_has_a_usual_value(regression: Fitted) -> None:
    assert all(regression.means)
