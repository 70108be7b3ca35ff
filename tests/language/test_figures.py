"""Figures as they are meant: which values they allow, of what unit, of what things."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.figure_words import FIGURE_WORDS
from bot.language.figures import FigureSet, figures, stated_figures
from bot.language.quantities import LONGEST_TOKEN


@pytest.mark.parametrize(
    ("text", "token", "low", "high"),
    [
        # of any size, in digits and words
        ("two hundred", "200", 200, 200),
        ("nine hundred and ninety-nine thousand", "999000", 999_000, 999_000),
        ("1,234", "1234", 1_234, 1_234),
        ("12,05,000", "1205000", 1_205_000, 1_205_000),
        ("1.5k", "1500", 1_500, 1_500),
        ("2 mil", "2000000", 2e6, 2e6),
        ("3bn", "3000000000", 3e9, 3e9),
        ("two lakh", "200000", 200_000, 200_000),
        ("half a dozen", "6", 6, 6),
        # as people write them
        ("ninetytwo", "92", 92, 92),
        ("ninty two", "92", 92, 92),
        ("ninety\u2013two", "92", 92, 92),
        ("two lakhs", "200000", 200_000, 200_000),
        ("5 crores", "50000000", 5e7, 5e7),
        ("3 cr", "30000000", 3e7, 3e7),
        ("1 lakh 20 thousand", "120000", 120_000, 120_000),
        ("92 k", "92000", 92_000, 92_000),
        ("92 000", "92000", 92_000, 92_000),
        ("1'234'567", "1234567", 1_234_567, 1_234_567),
        ("\u0669\u0662", "92", 92, 92),
        ("...92", "92", 92, 92),
        (".5", "0.5", 0.5, 0.5),
        ("half-dozen", "6", 6, 6),
        ("more than half a dozen", "6", 6, math.inf),
        ("2\u00bd dozen", "30", 30, 30),
        ("two-and-a-half dozen", "30", 30, 30),
        ("one and a half million", "1500000", 1_500_000, 1_500_000),
        ("a dozen and a half", "18", 18, 18),
        ("one point two five million", "1250000", 1_250_000, 1_250_000),
        ("20 point 5 percent", "20.5%", 20.5, 20.5),
        # vague
        ("crores", "crores", 2e7, 9.9e8),
        ("a couple of hundred", "couple 100", 200, 300),
        ("a couple of ships", "a couple", 2, 3),
        ("several dozen", "several 12", 24, 108),
        ("dozens", "dozens", 24, 199),
        ("tens of thousands", "tens of thousands", 20_000, 99_000),
        ("for tens of years", "tens of years", 7_305, 36_159.75),
        ("for weeks", "weeks", 14, 168),
        ("for decades", "decades", 7_305, 69_397.5),
        # limits
        ("92+", "92", 92, math.inf),
        ("92 or more", "92", 92, math.inf),
        ("at least 92", "92", 92, math.inf),
        ("no fewer than ninety", "90", 90, math.inf),
        ("200 at least", "200", 200, math.inf),
        (">= 90", "90", 90, math.inf),
        ("\u226590", "90", 90, math.inf),
        ("<100", "100", -math.inf, 100),
        ("90-plus", "90", 90, math.inf),
        ("92 men or more", "92", 92, math.inf),
        ("92 brave men or fewer", "92", -math.inf, 92),
        ("at the very most 20", "20", -math.inf, 20),
        ("up to 20", "20", -math.inf, 20),
        ("no more than a dozen", "12", -math.inf, 12),
        ("20 or fewer", "20", -math.inf, 20),
        ("exactly half of", "half", 50, 50),
        # ranges
        ("between 10 and 20", "10 to 20", 10, 20),
        ("80-100", "80 to 100", 80, 100),
        ("ninety to a hundred", "90 to 100", 90, 100),
        ("40-45%", "40 to 45%", 40, 45),
        ("in the 90s", "90s", 90, 99),
        # time, money, ranks, years
        ("for 2 weeks", "2", 14, 14),
        ("a decade", "decade", 3_652.5, 3_652.5),
        ("centuries", "centuries", 73_050, 730_500),
        ("$5m", "5000000", 5e6, 5e6),
        ("20 rupees", "20", 20, 20),
        ("the third largest", "third", 3, 3),
        ("the 12th town", "12th", 12, 12),
        ("the 1940s", "1940s", 1940, 1949),
        ("since '48", "1948", 1948, 1948),
        ("since \u201924", "2024", 2024, 2024),
        ("20 men or more women", "20", 20, 20),
        ("1948/49", "1948 to 1949", 1948, 1949),
        ("since the forties", "40s", 1940, 1949),
        ("from the late 40s", "40s", 1940, 1949),
        ("in the nineties", "90s", 90, 99),
        ("half a century", "half century", 18_262.5, 18_262.5),
        ("a quarter of a century", "quarter century", 9_131.25, 9_131.25),
        ("a nineteenth-century quarrel", "19th century", 1800, 1900),
        ("5$", "5", 5, 5),
        ("Rs500", "500", 500, 500),
        ("the 20th century", "20th century", 1900, 2000),
        ("the fourth century", "4th century", 300, 400),
    ],
)
def test_a_figure_allows_what_it_says(text: str, token: str, low: float, high: float) -> None:
    (figure,) = figures(text)
    assert figure.token == token
    assert [figure.low, figure.high] == pytest.approx([low, high])
    assert figure.is_exact is (low == high)


@pytest.mark.parametrize(
    ("text", "token", "allowed", "too_low", "too_high"),
    [
        ("about 90", "90", 92, 75, 107),
        ("90ish", "90", 92, 75, 107),
        ("ninety something", "90", 92, 89, 107),
        ("\u00be of it", "3/4", 75, 60, 90),
        ("~90", "90", 92, 75, 107),
        ("close to a hundred", "100", 92, 80, 120),
        ("nearly 100", "100", 92, 80, 101),
        ("a little over 90", "90", 92, 89, 110),
        ("just under 100", "100", 92, 80, 101),
        ("one in twenty", "1 in 20", 5, 4, 6),
        ("1 person out of every 20", "1 in 20", 5, 4, 6),
        ("a third of it", "third", 33, 28, 40),
        ("two fifths", "two fifths", 44, 33, 48),
        ("nearly half", "half", 44, 42, 51),
        ("3/4 of it", "3/4", 75, 60, 90),
    ],
)
def test_an_approximation_allows_what_is_near(
    text: str, token: str, allowed: float, too_low: float, too_high: float
) -> None:
    (figure,) = figures(text)
    assert figure.token == token
    assert figure.low <= allowed <= figure.high
    assert too_low < figure.low
    assert figure.high < too_high


@pytest.mark.parametrize(
    ("text", "unit", "noun"),
    [
        ("5 people", "count", "people"),
        ("5% of the people", "percent", "people"),
        ("5 per cent of Pakistan's population", "percent", "population"),
        ("a fifth of the goods", "percent", "goods"),
        ("since 1948", "year", ""),
        ("for 20 years, they say", "time", ""),
        ("$20 a head", "money", "head"),
        ("the 3rd port", "rank", "port"),
        ("12 of the 30 cranes", "count", "cranes"),
        ("90-odd cranes", "count", "cranes"),
        ("15 + 3 cranes", "count", "cranes"),
    ],
)
def test_a_figure_has_a_unit_and_counts_something(text: str, unit: str, noun: str) -> None:
    figure = next(figures(text))
    assert (figure.unit, figure.noun) == (unit, noun)


@pytest.mark.parametrize(
    "text",
    [
        "one of them",
        "half-automatic weapons",
        "half past",
        "a third party",
        "a third attack",
        "a quarter-final",
        "the F16 and 4G",
        "at 10:30 on 9/11",
        "it fell and rose",
        "a couple",
        "",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert list(figures(text)) == []


def test_what_is_stated_is_read_without_what_is_said_around_it() -> None:
    (figure,) = stated_figures("at least 92 ships")
    assert (figure.low, figure.high, figure.noun) == (92, 92, "ships")


@pytest.mark.parametrize(
    "text",
    [
        "one hundred " * 200,
        f"{'9' * 60} hundred five thousand",
        f"{'9' * 400} in {'9' * 401}",
        f"nearly {'7' * 2_000} dozen",
        "half a " * 300,
        "two and a half point five " * 100,
        "1 000" * 300,
        "1 to 2 " * 300,
    ],
)
def test_a_text_of_numbers_beyond_all_sense_is_read(text: str) -> None:
    assert all(figure.low <= figure.high for figure in figures(text))


def test_about_before_the_thing_is_no_approximation() -> None:
    (figure,) = figures("what is said about the 12 cranes")
    assert figure.is_exact


@pytest.mark.parametrize(
    ("asked", "held", "agrees"),
    [
        ("12 ships", "12 ships", True),
        ("12%", "12 ships", False),
        ("1948 ships", "in 1948", True),
        ("dozens", "dozens", True),
        ("30", "dozens", False),
        ("more than 20", "dozens", True),
        ("hundreds", "dozens", False),
        ("for 30 years", "for decades", False),
        ("over 10 years", "for decades", True),
    ],
)
def test_figures_agree_where_one_bears_the_other_out(
    asked: str, held: str, *, agrees: bool
) -> None:
    (figure,) = stated_figures(held)
    assert next(figures(asked)).agrees_with(figure) is agrees
    assert FigureSet([figure]).bears_out(next(figures(asked))) is agrees


words = st.sampled_from(
    sorted(FIGURE_WORDS | {*"12 1.5k 99 % of in and the to - about over".split()})
)


@given(st.lists(words, max_size=12).map(" ".join) | st.text(max_size=200))
def test_any_text_has_figures_in_our_own_spelling(text: str) -> None:
    for figure in [*figures(text), *stated_figures(text)]:
        assert figure.low <= figure.high
        assert len(figure.token) <= 3 * LONGEST_TOKEN
