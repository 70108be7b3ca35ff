"""What may be kept of a question: words that the base knows, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering import Answerer
from bot.answering.messages.gist import ASKING, LEFT_OUT, MOST_WORDS, NUMBER, gist_of


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("How many cranes were damaged?", "how many cranes were damaged"),
        ("Did Zoltan Kovacs see 1,250 damaged cranes?", "did … # damaged cranes"),
        ("were twelve cranes damaged", "were # cranes damaged"),
        ("Why did the mayor resign, Zoltan?", "why did the mayor …"),
    ],
)
def test_known_words_stay_and_all_else_is_hidden(answerer: Answerer, text: str, kept: str) -> None:
    gist = gist_of([answerer.matcher.catalogue.word_counts], text)
    assert gist is not None
    assert gist.question == kept


@pytest.mark.parametrize("text", ["", "Zoltan?", "how many were there", "12 of 30?", "😀"])
def test_where_no_known_word_says_anything_nothing_is_kept(answerer: Answerer, text: str) -> None:
    assert gist_of([answerer.matcher.catalogue.word_counts], text) is None


def test_near_duplicates_have_the_same_key(answerer: Answerer) -> None:
    texts = (
        "how many cranes were damaged?",
        "the damaged cranes are how many",
        "Damaged crane: how many",
    )
    found = [gist_of([answerer.matcher.catalogue.word_counts], text) for text in texts]
    assert len({gist.key for gist in found if gist}) == 1
    for other in ("how many ships are waiting?", "who damaged the cranes?"):
        gist = gist_of([answerer.matcher.catalogue.word_counts], other)
        assert gist is not None
        assert gist.key not in {one.key for one in found if one}


@given(st.text())
def test_nothing_that_is_kept_is_unknown_to_the_base(answerer: Answerer, text: str) -> None:
    gist = gist_of([answerer.matcher.catalogue.word_counts], text)
    kept = gist.question.split() if gist else []
    assert len(kept) <= MOST_WORDS
    assert set(kept) <= {NUMBER, LEFT_OUT, *ASKING, *answerer.matcher.catalogue.word_counts}
