"""Cutting: whole statements go, and that is seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.reply import Block, Sentence, Statement, Suggestions
from bot.rendering import cut, plain
from tests.rendering.samples import BLOCKS, CLAIMED, NOTHING, OFFER, REPORTED

FLOOR = """\
The report does not say 29.

Boats

… 2 more statements and 2 more questions; ask for them."""


def at_most(characters: int, blocks: tuple[Block, ...] = BLOCKS) -> tuple[Block, ...]:
    """Return the blocks cut to so many characters of plain text."""
    return cut(blocks, lambda tried: len(plain(tried)) <= characters)


def test_what_fits_stays_as_it_is() -> None:
    assert at_most(len(plain(BLOCKS))) == BLOCKS


@pytest.mark.parametrize(
    ("left_out", "notice"),
    [
        (1, "… 1 more question; ask for it."),
        (2, "… 2 more questions; ask for them."),
        (3, "… 1 more statement and 2 more questions; ask for them."),
        (4, "… 2 more statements and 2 more questions; ask for them."),
    ],
)
def test_the_last_goes_first_and_is_counted(left_out: int, notice: str) -> None:
    left = cut(BLOCKS, lambda tried: size(tried) <= 4 - left_out)
    assert size(left) == 4 - left_out
    assert left[-1] == Sentence(notice)
    assert left[:2] == BLOCKS[:2]


def test_a_single_statement_is_asked_for_in_the_singular() -> None:
    assert cut([CLAIMED, REPORTED], lambda tried: size(tried) < 2) == (
        CLAIMED,
        Sentence("… 1 more statement; ask for it."),
    )


def test_an_offer_without_questions_goes_with_its_lead() -> None:
    left = cut([NOTHING, OFFER], lambda tried: size(tried) == 0)
    assert left == (NOTHING, Sentence("… 2 more questions; ask for them."))


def test_nothing_is_cut_below_the_fixed_sentences_and_the_notice() -> None:
    assert plain(at_most(0)) == FLOOR


def test_blocks_with_nothing_to_leave_out_stay_whole() -> None:
    assert at_most(0, (NOTHING,)) == (NOTHING,)


@given(st.integers(min_value=len(FLOOR), max_value=1000))
def test_a_cut_keeps_to_any_limit_that_its_least_form_keeps_to(limit: int) -> None:
    assert len(plain(at_most(limit))) <= limit


def size(blocks: tuple[Block, ...]) -> int:
    """Return how many statements and offered questions there are."""
    statements = sum(isinstance(block, Statement) for block in blocks)
    return statements + sum(len(block.items) for block in blocks if isinstance(block, Suggestions))
