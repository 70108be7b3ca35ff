"""How sure the matcher is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.confidence import MIXED, PLAIN, Fitted, Signals, confidence

numbers = st.floats(-1e6, 1e6)
signals = st.builds(Signals, *[numbers] * len(Signals._fields))
both = pytest.mark.parametrize("fitted", [MIXED, PLAIN], ids=["mixed", "plain"])

RISING = ("share", "margin", "coverage", "coverage_gap", "off_topic_gap", "kind_fit", "kind_gap")
FALLING = ("near_miss_gap", "unsupported_names", "out_of_vocabulary")
PLAINLY_RISING = ("coverage", "off_topic_gap", "relative_similarity", "gap_to_crowd")
CASES = [
    *((MIXED, name, 1) for name in RISING),
    *((MIXED, name, -1) for name in FALLING),
    *((PLAIN, name, 1) for name in PLAINLY_RISING),
    (PLAIN, "out_of_vocabulary", -1),
]


@both
@given(signals)
def test_the_confidence_is_a_probability(fitted: Fitted, seen: Signals) -> None:
    assert 0 <= confidence(seen, fitted) <= 1


@given(st.floats(0, 0.5), st.floats(0.01, 0.5))
@pytest.mark.parametrize(("fitted", "name", "sign"), CASES)
def test_it_rises_with_what_speaks_for_the_answer_and_falls_with_what_speaks_against(
    fitted: Fitted, name: str, sign: int, start: float, step: float
) -> None:
    low = fitted.means._replace(**{name: start})
    high = fitted.means._replace(**{name: start + step})
    assert sign * (confidence(high, fitted) - confidence(low, fitted)) > 0


@both
def test_of_usual_signals_only_the_intercept_counts(fitted: Fitted) -> None:
    assert (confidence(fitted.means, fitted) > 0.5) == (fitted.intercept > 0)


def test_a_name_that_nobody_knows_outweighs_one_that_other_entries_hold() -> None:
    nobody, others, familiar = (
        confidence(MIXED.means._replace(unsupported_names=value), MIXED)
        for value in (1.0, 0.5, 0.0)
    )
    assert nobody < others < familiar


@both
def test_every_signal_has_a_usual_value(fitted: Fitted) -> None:
    assert all(fitted.means)
