"""Finding the figures a text gives, in digits or words."""

from __future__ import annotations

import pytest

from bot.language.numbers import figures_in


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("at least 92 ships", {"92"}),
        ("twelve ships, 12 cranes", {"12"}),
        ("44 % and 44%, forty-four per cent, 44 percent", {"44%"}),
        ("one of 12 towns", {"12"}),
        ("one per cent", {"1%"}),
        ("one hundred and five, two million", {"105", "2000000"}),
        ("1.5 million and 1,500,000", {"1500000"}),
        ("twenty-five thousand three hundred and two", {"25302"}),
        ("fifteen and eighteen", {"15", "18"}),
        ("fifteen eighteen twenty one", {"15", "18", "21"}),
        ("nineteen forty-eight, twenty twelve", {"1948", "2012"}),
        ("a dozen, two dozen, dozens", {"12", "24", "dozens"}),
        ("hundred, thousand, zero", {"100", "1000", "0"}),
        ("hundreds for decades", {"hundreds", "decades"}),
        ("the 12th in the 1990s", {"12th", "1990s"}),
        ("F16 and B-52", {"52"}),
        ("100 5", {"100", "5"}),
        ("20000 five", {"20000", "5"}),
        ("one hundred one hundred", {"101", "100"}),
        ("1.5k, 2 mil, 3bn", {"1500", "2000000", "3000000000"}),
        ("10:30 on 9/11", set()),
        ("１２ ships", {"12"}),  # noqa: RUF001 - full-width digits are the point
        ("and nothing else", set()),
    ],
)
def test_each_figure_is_found_in_one_spelling(text: str, figures: set[str]) -> None:
    assert figures_in(text) == figures
