"""Finding the dates a text names."""

from __future__ import annotations

import pytest

from bot.language.dates import dates_in


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("late on Saturday, and on saturdays", {"saturday"}),
        ("Monday's talks; yesterday", {"monday", "yesterday"}),
        ("on 12 May 1948", {"12 may", "may", "1948"}),
        ("the 3rd of June", {"3 june", "june"}),
        ("May 12, 2024", {"12 may", "may", "2024"}),
        ("Sept. 4 and Dec 25", {"4 september", "september", "25 december", "december"}),
        ("in March, since May, by August", {"march", "may", "august"}),
        ("May 2024", {"may", "2024"}),
        ("they may march", set()),
        ("May it end; the March of the dockers", set()),
        ("12,000 May leave", set()),
        ("2024-05-13", {"13 may", "may", "2024"}),
        ("2024-13-10", {"2024", "2024-13-10"}),
        ("3/4/2024 or 3.4.24", {"3/4/2024", "3.4.24", "2024"}),
        ("since the 1990s", {"1990"}),
        ("1,948 people, $1948, 1948%, 1948.5, F1948, 19481", set()),
        ("1948.", {"1948"}),
    ],
)
def test_each_date_is_found_in_one_spelling(text: str, dates: set[str]) -> None:
    assert dates_in(text) == dates
