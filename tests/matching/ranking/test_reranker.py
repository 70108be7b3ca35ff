"""Which of the nearest entries a question belongs to."""

from __future__ import annotations

import numpy as np
import pytest

from bot.matching.ranking.scoring import rerank
from bot.matching.ranking.sparse import Floats, Integers

# Two entries of two phrasings: all share a feature, each entry has one of its own.
ROWS = np.asarray([[1, 1, 0], [1, 1, 0], [1, 0, 1], [1, 0, 1]], np.float32) / np.float32(2**0.5)
OWNER = np.asarray([0, 0, 1, 1])


def shares(question: list[float], rows: Floats = ROWS, owner: Integers = OWNER) -> Floats:
    found: Floats = np.exp(rerank(rows @ rows.T, owner, 2, rows @ np.asarray(question, np.float32)))
    return found


def test_shares_add_up_to_one() -> None:
    assert shares([1, 1, 0]).sum() == pytest.approx(1, abs=1e-5)


def test_a_feature_that_all_share_tells_none_apart() -> None:
    assert shares([1, 0, 0]) == pytest.approx(0.5, abs=1e-3)


@pytest.mark.parametrize(("question", "meant"), [([1, 1, 0], 0), ([1, 0, 1], 1), ([0, 0, 1], 1)])
def test_the_feature_of_its_own_gives_an_entry_away(question: list[float], meant: int) -> None:
    assert shares(question)[meant] > 0.75


def test_the_only_entry_has_all_of_the_question() -> None:
    owner = np.zeros(2, np.int64)
    found = rerank(np.eye(2, dtype=np.float32), owner, 1, np.ones(2, np.float32))
    assert np.exp(found) == pytest.approx(1)


def test_the_same_phrasing_in_two_entries_halves_the_share() -> None:
    rows = np.asarray([[1, 0], [1, 0]], np.float32)
    assert shares([1, 0], rows, np.asarray([0, 1])) == pytest.approx(0.5, abs=1e-3)
