"""No statement without its attribution and all its caveats: any entry, renderer, width, cut."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from io import StringIO
from itertools import cycle, permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from bot.answering import compose_entry
from bot.answering.reply import Block, Statement
from bot.knowledge import FactBase
from bot.rendering import as_json, cut, lines, plain, show
from bot.rendering.as_json import FactObject
from tests.rendering.binding import (
    bound_statement,
    everything,
    loose_statements,
    squeezed,
    statements_in,
)

CHARACTERS_A_LINE = 40
# Each example goes through the whole base, taking turns with the numbers of a list.
widths_in_turn = st.lists(st.integers(min_value=-5, max_value=200), min_size=7, max_size=7)
limits_in_turn = st.lists(st.integers(min_value=-3, max_value=60), min_size=5, max_size=5)
few_examples = settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@few_examples
@given(widths=widths_in_turn)
def test_plain_text_binds_every_statement_at_any_width(base: FactBase, widths: list[int]) -> None:
    for blocks, width in zip(everything(base), cycle(widths), strict=False):
        text = plain(blocks, width)
        assert not loose_statements(base, text)
        for statement in statements_in(blocks):
            assert bound_statement(base, base.facts[statement.id]) in squeezed(text)


@few_examples
@given(widths=widths_in_turn, limits=limits_in_turn)
def test_a_cut_at_any_line_binds_every_statement_it_leaves(
    base: FactBase, widths: list[int], limits: list[int]
) -> None:
    turns = zip(everything(base), cycle(widths), cycle(limits), strict=False)
    for blocks, width, limit in turns:
        left = cut(blocks, partial(has_lines, limit, width))
        assert not loose_statements(base, plain(left, width))
        assert statements_in(left) == statements_in(blocks)[: len(statements_in(left))]


@few_examples
@given(limits=limits_in_turn)
def test_a_cut_at_any_character_binds_every_statement_it_leaves(
    base: FactBase, limits: list[int]
) -> None:
    for blocks, limit in zip(everything(base), cycle(limits), strict=False):
        left = cut(blocks, partial(has_characters, limit * CHARACTERS_A_LINE))
        assert not loose_statements(base, plain(left))


@settings(few_examples, max_examples=15)
@given(width=st.integers(min_value=1, max_value=200), colours=st.booleans())
def test_the_terminal_shows_the_words_of_plain_text_whatever_its_colours(
    world: FactBase, width: int, *, colours: bool
) -> None:
    for blocks in everything(world):
        screen = StringIO()
        console = Console(
            file=screen, width=width, force_terminal=colours, color_system=None, _environ={}
        )
        show(console, blocks)
        assert screen.getvalue() == plain(blocks, min(width, 100)) + "\n"


def test_json_binds_every_statement(base: FactBase) -> None:
    for entry in base.entries:
        reply = as_json("?", compose_entry(base, entry))
        assert not loose_statements(base, reply["text"])
        for shown in reply["facts"]:
            assert_whole(base, shown)
            for response in shown["responses"]:
                assert_whole(base, response)
            responses = {(found["relation"], found["id"]) for found in shown["responses"]}
            related = base.related_to(base.facts[shown["id"]])
            assert responses == {(found.relation, found.fact.id) for found in related}


@pytest.mark.parametrize("part", ["attribution", "caveats"])
def test_the_check_itself_finds_a_statement_that_lost_something(world: FactBase, part: str) -> None:
    (statement,) = statements_in(compose_entry(world, "cranes-damaged").blocks)
    robbed: Statement = (
        replace(statement, attribution="")
        if part == "attribution"
        else replace(statement, caveats=())
    )
    assert loose_statements(world, plain([robbed])) == ["cranes-damaged"]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_check_itself_finds_a_statement_that_is_not_between_the_two(
    world: FactBase, order: tuple[int, ...]
) -> None:
    (statement,) = statements_in(compose_entry(world, "cranes-damaged").blocks)
    attribution_statement_caveat = plain([statement]).splitlines()[:3]
    text = "\n".join(attribution_statement_caveat[number] for number in order)
    assert loose_statements(world, text) == ([] if order == (0, 1, 2) else ["cranes-damaged"])


def has_lines(most: int, width: int, blocks: tuple[Block, ...]) -> bool:
    """Tell whether blocks take at most so many lines."""
    return len(list(lines(blocks, width))) <= most


def has_characters(most: int, blocks: tuple[Block, ...]) -> bool:
    """Tell whether blocks take at most so many characters."""
    return len(plain(blocks)) <= most


def assert_whole(base: FactBase, shown: FactObject) -> None:
    """Assert that an object tells who says its statement, and every caveat."""
    fact = base.facts[shown["id"]]
    claimant = base.claimant_of(fact)
    assert shown["claimant"] == (claimant.id if claimant else None)
    assert shown["attribution"].endswith(claimant.name if claimant else "")
    assert shown["attribution"].startswith("according to ")
    assert shown["caveats"] == [
        {"id": caveat.id, "label": caveat.label, "text": caveat.text}
        for caveat in base.caveats_of(fact)
    ]
