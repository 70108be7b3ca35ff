"""What types of question each entry is usually asked."""

from __future__ import annotations

import numpy as np
import pytest

from bot.matching import Candidate, Lexicon
from bot.matching.catalogue import build_catalogue
from bot.matching.ranking.centroids import QuestionTypes

WHO_AND_WHEN = QuestionTypes(
    {"who": 0, "when": 1}, np.asarray([[1.0, 0.5], [0.25, 0.0]], np.float32)
)


@pytest.mark.parametrize(
    ("types", "shares"),
    [
        ([], [1, 1]),
        (["who"], [1, 0.25]),
        (["when", "who"], [0.5, 0]),
        (["why"], [0, 0]),
        (["who", "why"], [0, 0]),
    ],
)
def test_an_entry_is_asked_as_often_as_the_rarest_type(
    types: list[str], shares: list[float]
) -> None:
    assert WHO_AND_WHEN.of(np.asarray([0, 1]), types).tolist() == shares


def test_only_phrasings_tell_what_is_usually_asked() -> None:
    entry = Candidate("start", "answer", ("the start",), ("Who knows.",), ("when did it end",))
    types = build_catalogue([entry], Lexicon()).question_types
    assert types.of(np.asarray([0]), ["who"]).tolist() == [0]
    assert types.of(np.asarray([0]), ["when"]).tolist() == [0]
