"""How sure the matcher is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.fit_confidence import fit, fresh
from bot.knowledge import load
from bot.matching.confidence import Fitted, Signals, fitted

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
WITH, WITHOUT = fitted(has_unknowns=True), fitted(has_unknowns=False)
FALLING = {"near_miss_gap", "unsupported_names"}
NOTHING = Signals(*[0.0] * len(Signals._fields))

numbers = st.floats(-1e6, 1e6)
signals = st.builds(Signals, *[numbers] * len(Signals._fields))
both = pytest.mark.parametrize("found", [WITH, WITHOUT], ids=["with unknowns", "without unknowns"])


def usual(found: Fitted) -> Signals:
    return NOTHING._replace(**{name: signal.mean for name, signal in found.signals.items()})


@both
@given(signals)
def test_the_confidence_is_a_probability(found: Fitted, seen: Signals) -> None:
    assert 0 <= found.confidence(seen) <= 1


@both
@given(st.floats(0, 0.5), st.floats(0.01, 0.5))
def test_it_rises_with_what_speaks_for_the_answer_and_falls_with_what_speaks_against(
    found: Fitted, start: float, step: float
) -> None:
    for name in found.signals:
        low = usual(found)._replace(**{name: start})
        high = usual(found)._replace(**{name: start + step})
        sign = -1 if name in FALLING else 1
        assert sign * (found.confidence(high) - found.confidence(low)) > 0


@both
def test_of_usual_signals_only_the_intercept_counts(found: Fitted) -> None:
    assert (found.confidence(usual(found)) > 0.5) == (found.intercept > 0)


def test_every_signal_counts_for_some_bases() -> None:
    assert {*WITH.signals, *WITHOUT.signals} == set(Signals._fields)
    assert all(signal.weight for found in (WITH, WITHOUT) for signal in found.signals.values())


def test_the_weights_are_those_of_a_fresh_fit() -> None:
    """After a change of the base or the matcher: `python -m benchmarks.fit_confidence --write`."""
    text = files("bot.matching").joinpath("data/confidence.json").read_text("utf-8")
    held, base = json.loads(text), load(KNOWLEDGE).base
    assert date.fromisoformat(held["fitted"])
    assert len(held["revision"]) == len(base.revision)
    for title, (samples, names) in fresh(base).items():
        shipped = fitted(has_unknowns=title == "with_unknowns")
        again = fit(samples, names)
        assert flat(shipped) == pytest.approx(
            flat(again),
            rel=0.1,
            abs=0.1,
        )
        assert list(shipped.signals) == list(again.signals)


def flat(found: Fitted) -> Sequence[float]:
    return [found.intercept, *(value for signal in found.signals.values() for value in signal)]
