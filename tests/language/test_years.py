"""Four digits: a year, or a count of what follows them."""

from __future__ import annotations

import re

import pytest

from bot.language.dates import dates_in
from bot.language.figures import stated_figures
from bot.language.years import is_year

COUNTS = """
1500 troops were sent
2000 people fled
it cost 1800 dollars
1500 of them fled
1500 armed men came
at least 1200 houses fell
over 1500 fled
sent 1500 to 2000 troops
between 1500 and 2000 troops
a force of 1500 troops
the 1500 troops left
after 2000 people fled
a 1500-strong force
1200 shells were fired
killed 1999 goats
1500 were killed
1500 km away
some 1900 homeless families
1600 MW of power
""".strip().splitlines()
YEARS = """
in 1948 people fled
the 1948 war
the 2019 protests
1948 elections were held
2019 was dry
since 1948 troops have been there
the war of 1948
1948 marks the start
in early 2000 people came
in May 1948 troops came
on 12 May 1948 soldiers came
it fell in 1948
between 1948 and 1950
by 1948 things changed
Pakistan's 1998 tests
2024 brings hope
a 1947-era law
1948
""".strip().splitlines()


@pytest.mark.parametrize("text", COUNTS)
def test_four_digits_that_count_are_no_year(text: str) -> None:
    spans = [found.span() for found in re.finditer(r"\d{4}", text)]
    assert not any(is_year(text, *span) for span in spans)
    assert dates_in(text) == frozenset()
    assert "year" not in {figure.unit for figure in stated_figures(text)}


@pytest.mark.parametrize("text", YEARS)
def test_four_digits_that_date_are_a_year(text: str) -> None:
    years = re.findall(r"\d{4}", text)
    assert dates_in(text).issuperset(years)
    assert {figure.unit for figure in stated_figures(text)} >= {"year"}


def test_what_may_be_either_is_a_year_beside_the_count_of_it() -> None:
    assert dates_in("2000 people voted in 1948.") == {"1948"}
