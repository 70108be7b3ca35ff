"""How sure the matcher is."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import signal_table
from benchmarks.fit_confidence import (
    ON_TOPIC,
    RIGHT,
    calibration_error,
    columns,
    cross_validated,
    fit,
    weights_of,
)
from bot.matching.confidence import BY_PHRASINGS, Fitted, Signals, fitted

NOTHING = Signals(*[0.0] * len(Signals._fields))._replace(phrasings=2.0)
MOST_OFF = 0.05  # on average, from what a probability promises

numbers = st.floats(-1e6, 1e6)
signals = st.builds(Signals, *[numbers] * len(Signals._fields))
both = pytest.mark.parametrize("regression", fitted(), ids=fitted()._fields)


@pytest.fixture(scope="module")
def table() -> signal_table.SignalTable:
    """Return the table of signals that the weights are fitted on."""
    return signal_table.read()


@both
@given(signals)
def test_it_is_a_probability(regression: Fitted, seen: Signals) -> None:
    assert 0 <= regression.probability(seen) <= 1


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("own", 1),
        ("missed", -1),
        ("rival", 1),
        ("unknown", 1),
        ("relative_similarity", 1),
        ("unsupported_names", -1),
    ],
)
def test_it_rises_with_what_speaks_for_the_answer_and_falls_with_what_speaks_against(
    name: str, sign: int
) -> None:
    right = fitted().right
    assert (
        sign * (right.probability(NOTHING._replace(**{name: 1.0})) - right.probability(NOTHING)) > 0
    )


def test_without_signals_only_the_intercept_counts() -> None:
    assert fitted().right.probability(NOTHING) == pytest.approx(
        1 / (1 + np.exp(-fitted().right.intercept))
    )


def test_every_signal_counts_for_something() -> None:
    names = {*fitted().right.weights, *fitted().on_topic.weights}
    counted = {name.removesuffix(BY_PHRASINGS) for name in names}
    assert counted == set(Signals._fields) - {"phrasings"}
    assert any(name.endswith(BY_PHRASINGS) for name in names)


def test_the_weights_are_those_of_a_fresh_fit(table: signal_table.SignalTable) -> None:
    """After a change of the matcher, or of many phrasings: see "Refitting" in CONTRIBUTING.md."""
    text = files("bot.matching").joinpath("data/confidence.json").read_text("utf-8")
    assert date.fromisoformat(json.loads(text)["fitted"])
    for shipped, again in zip(fitted(), fit(table), strict=True):
        assert tuple(shipped.weights) == tuple(again.weights)
        assert [shipped.intercept, *shipped.weights.values()] == pytest.approx(
            [again.intercept, *again.weights.values()], rel=0.01, abs=0.01
        )


@pytest.mark.parametrize("is_own", [True, False], ids=["our base", "public bases"])
def test_of_questions_held_out_as_many_are_right_as_is_promised(
    table: signal_table.SignalTable, *, is_own: bool
) -> None:
    weights, chosen = weights_of(table, public=1), table.is_own == is_own
    for true, names in ((table.right, RIGHT), (table.is_about, ON_TOPIC)):
        sure = cross_validated(table, true, names)
        assert calibration_error(sure[chosen], true[chosen], weights[chosen]) < MOST_OFF


def test_bases_of_every_size_are_in_the_fit(table: signal_table.SignalTable) -> None:
    answers = np.exp(columns(table, ("answers",)))
    assert answers.min() < 15
    assert answers.max() > 80
    assert len(np.unique(table.rehearsal)) > 30
