"""Days that no calendar has."""

from __future__ import annotations

import pytest

from bot.language.calendar_days import impossible_days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024-13-01", ["2024-13-01"]),
        ("2024-02-30 and 2024-02-29", ["2024-02-30"]),
        ("2023/02/29", ["2023/02/29"]),
        ("2024-06-31T10:00", ["2024-06-31"]),
        ("0000-00-00", ["0000-00-00"]),
        ("30.02.2024, 31.12.24, 12/31/2024", ["30.02.2024"]),
        ("13/31/2024", ["13/31/2024"]),
        ("31 April 2024", ["31 April 2024"]),
        ("February 30, 2024", ["February 30, 2024"]),
        ("the 31st of September", ["31st of September"]),
        ("29 February 2023", ["29 February 2023"]),
        ("45 March", ["45 March"]),
        ("29 Feb., Feb 29, 29 Feb. 2024", []),
        ("May 2024, 2024-05, 2024, Sunday", []),
        ("1 August 2024, 10:30", []),
    ],
)
def test_each_is_found_as_it_is_written(text: str, days: list[str]) -> None:
    assert list(impossible_days(text)) == days
