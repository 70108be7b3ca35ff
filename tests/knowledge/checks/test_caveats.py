"""Caveats: each warns of something, and no more of them cover a fact than fit beside it."""

from __future__ import annotations

import pytest

from bot.knowledge.checks.draft import MAX_COVERING
from tests.knowledge.conftest import Changed, Problems


def test_no_more_caveats_cover_a_fact_than_fit_beside_it(changed: Changed) -> None:
    more = "".join(
        f"  - {{id: more-{number}, label: More {number}, text: More of it., source: harbour-report,"
        " paragraphs: [3], covers: [dockers-union]}\n"
        for number in range(4)
    )
    four, five = (more.splitlines(keepends=True)[:count] for count in (3, 4))
    assert changed(("caveats:\n", "caveats:\n" + "".join(four))) == []
    told = changed(("caveats:\n", "caveats:\n" + "".join(five)))
    assert [problem.split(": ", 1)[1] for problem in told] == 2 * [
        "more than 4 caveats cover this fact; make one caveat of those that warn of the same"
    ]


def test_caveats_are_counted_no_further_than_to_too_many(problems: Problems) -> None:
    caveats = "".join(
        f"- {{id: c{number}, label: L{number}, text: T, source: s, paragraphs: [1], covers: [a]}}\n"
        for number in range(MAX_COVERING + 5)
    )
    text = (
        "sources: [{id: s, paragraphs: 4}]\nactors: [{id: a, name: A}]\nfacts:\n"
        "- {id: x, question: What of x?, statement: It is x., claimant: a, source: s, "
        f"paragraphs: [1]}}\ncaveats:\n{caveats}"
    )
    (problem,) = problems(text)
    assert "more than 4 caveats cover this fact" in problem


@pytest.mark.parametrize(
    "old", ["covers: [harbour-board, dockers-union]", "source: harbour-report"]
)
def test_a_caveat_that_warns_of_nothing_is_told(changed: Changed, old: str) -> None:
    other = "  - {id: other, paragraphs: 4}\nactors:\n"
    sides = "covers: [harbour-board, dockers-union]"
    about = f"    source: harbour-report\n    paragraphs: [3]\n    {sides}"
    (problem,) = changed(
        ("actors:\n", f"{other}  - {{id: nobody, name: Nobody}}\n"),
        (about, about.replace(old, {"c": "covers: [nobody]", "s": "source: other"}[old[0]])),
    )
    assert "this caveat covers no fact: nobody it covers claims anything in its source" in problem


def test_a_misspelt_claimant_is_not_told_as_a_useless_caveat(changed: Changed) -> None:
    (problem,) = changed(
        ("covers: [harbour-board, dockers-union]", "covers: [mayor]"),
        ("claimant: mayor", "claimant: major"),
    )
    assert "did you mean 'mayor'?" in problem
