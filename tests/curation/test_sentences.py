"""The sentences of a report."""

from __future__ import annotations

import pytest

from bot.curation.sentences import LONGEST, sentences_of


def found(text: str) -> list[tuple[str, int, int]]:
    return [(one.text, one.paragraph, one.number) for one in sentences_of(text)]


def test_paragraphs_and_sentences_count_from_one() -> None:
    text = "It rained.\nIt blew. Still.\n\n\nNobody\ncame."
    assert found(text) == [
        ("It rained", 1, 1),
        ("It blew", 1, 2),
        ("Still", 1, 3),
        ("Nobody came", 2, 1),
    ]


@pytest.mark.parametrize(
    "dateline", ["HALVERN \u2014 ", "MARLOW CITY (Wire) - ", "\n PORT ST. ANNE, N.Y. \u2013 "]
)
def test_the_place_at_the_beginning_is_left_out(dateline: str) -> None:
    assert found(f"{dateline}It rained.") == [("It rained", 1, 1)]


def test_what_merely_looks_like_a_place_stays() -> None:
    assert found("NATO said so - twice.\n\nHALVERN \u2014 Nothing.")[1] == (
        "HALVERN \u2014 Nothing",
        2,
        1,
    )
    assert found("NATO said so - twice.")[0] == ("NATO said so - twice", 1, 1)


def test_each_item_of_a_list_is_a_sentence() -> None:
    assert found("There are:\n* 61 seats\n- two\n  parties") == [
        ("There are:", 1, 1),
        ("61 seats", 1, 2),
        ("two parties", 1, 3),
    ]


def test_initials_end_no_sentence() -> None:
    assert found("Assistant U.S. Attorney Ode said so.") == [
        ("Assistant US Attorney Ode said so", 1, 1)
    ]


def test_no_sentence_is_longer_than_any() -> None:
    assert len(found("word " * LONGEST)[0][0]) == LONGEST
