"""No statement is seen without who says it, where, and the labels of its caveats, in one text.

Statements are drawn so that they stand together: few claimants, sources and caveats.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering import compose_entry
from bot.answering.phrases import LIVE_NOTICE
from bot.answering.reply import (
    Block,
    CaveatNote,
    Heading,
    Response,
    Sentence,
    SourceReference,
    Statement,
)
from bot.discord_bot.layouts import Controls, paginate, present_blocks
from bot.discord_bot.layouts.components import Listing
from bot.discord_bot.listings import TIMELINE, actor_card, timeline
from bot.knowledge import FactBase, Relation, load
from tests.discord_bot.reading import Boxes, amiss, boxes_of, everything_in, seen_in

SHIPPED = Path(__file__).parents[2] / "knowledge"
REPORT, LETTER = SourceReference("report", (), "Report"), SourceReference("letter", (), "Letter")
UNSEEN = CaveatNote("unseen", "Unverified", "Nobody *has* been there.")
OLD = CaveatNote("old", "Out of date", "It is an old letter.")
SPEAKERS: list[tuple[str | None, SourceReference, tuple[CaveatNote, ...]]] = [
    (None, REPORT, ()),
    ("the union", REPORT, (UNSEEN,)),
    ("the union", REPORT, ()),
    ("the union", LETTER, (UNSEEN, OLD)),
    ("the board", REPORT, (UNSEEN,)),
    ("the board", REPORT, (OLD,)),
    ("the board", LETTER, (OLD,)),
]
LEADS: dict[Relation, str] = {
    "differs": "The other side's account",
    "dismissed_by": "Dismissed by",
    "dismisses": "This dismisses",
}
LISTED = Controls(1, Listing(TIMELINE, ""))
wild = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40)
lengths = st.sampled_from([1, 1, 10, 20])  # times a text: a page, or several
thorough = settings(max_examples=200, deadline=None)


def statement(number: int, speaker: int = 1, text: str = "x", **more: object) -> Statement:
    """Return a statement that begins with its number, in the paragraph of that number."""
    claimant, source, caveats = SPEAKERS[speaker]
    made = Statement(
        id=f"claim-{number}",
        question=f"What is claim {number}?",
        statement=f"Claim {number} {text}",
        claimant=claimant,
        attribution=f"according to {claimant or 'the report'}",
        caveats=caveats,
        source=replace(source, paragraphs=(number,)),
    )
    return replace(made, **more)  # type: ignore[arg-type] # any fields


def answered(one: Statement, *others: Statement, relation: Relation = "differs") -> Statement:
    """Return a statement with others that answer it."""
    responses = tuple(Response(relation, LEADS[relation], other) for other in others)
    return replace(one, responses=(*one.responses, *responses))


@st.composite
def stories(draw: st.DrawFn) -> list[Block]:
    """Draw blocks in which one claimant says several things, some of them answered by others."""
    numbers, length = count(1), draw(lengths)

    def drawn(speaker: int, depth: int = 2) -> Statement:
        one = statement(next(numbers), speaker, draw(wild) * length)
        one = replace(one, note=draw(st.none() | wild), time_bound=draw(st.integers(0, 9)) == 0)
        for relation in draw(st.lists(st.sampled_from(list(LEADS)), max_size=depth)):
            other = drawn(draw(st.integers(0, len(SPEAKERS) - 1)), depth - 1)
            one = answered(one, other, relation=relation)
        return one

    blocks: list[Block] = []
    for speaker in draw(st.lists(st.integers(0, len(SPEAKERS) - 1), min_size=1, max_size=6)):
        blocks += draw(st.sampled_from([[], [], [Heading("Day")], [Sentence("So it is.")]]))
        blocks += [drawn(speaker, draw(st.integers(0, 2))) for _ in range(draw(st.integers(1, 4)))]
    return blocks


def pages(blocks: Sequence[Block]) -> Iterator[Boxes]:
    """Yield the boxes of every page, as they are sent."""
    for number in range(1, len(paginate(blocks)) + 1):
        yield boxes_of(present_blocks(blocks, LISTED, number))


def assert_bound(blocks: Sequence[Block]) -> None:
    """Assert that each statement stands on one of the pages with all that belongs to it."""
    known, answers = everything_in(blocks)
    read = list(pages(blocks))
    assert [fault for page in read for fault in amiss(page, known, answers)] == []
    assert sorted(seen.line.number for page in read for seen in seen_in(page)) == sorted(known)


@thorough
@given(blocks=stories())
def test_every_page_binds_every_statement(blocks: list[Block]) -> None:
    assert_bound(blocks)


@thorough
@given(blocks=stories())
def test_a_cut_binds_every_statement_it_leaves(blocks: list[Block]) -> None:
    known, answers = everything_in(blocks)
    page = boxes_of(present_blocks(blocks, Controls()))
    assert amiss(page, known, answers) == []
    seen = {seen.line.number for seen in seen_in(page)}
    whole = [set(everything_in([one])[0]) for one in blocks if isinstance(one, Statement)]
    assert all(numbers <= seen or not numbers & seen for numbers in whole)


@pytest.fixture(scope="module")
def shipped() -> FactBase:
    return load(SHIPPED).base


def numbered(blocks: Sequence[Block], numbers: Iterator[int]) -> Iterator[Block]:
    """Yield the blocks of a base, their statements numbered."""

    def with_number(one: Statement) -> Statement:
        responses = tuple(
            replace(found, statement=with_number(found.statement)) for found in one.responses
        )
        text = f"Claim {next(numbers)} {one.statement}"
        return replace(one, statement=text, responses=responses)

    return (with_number(block) if isinstance(block, Statement) else block for block in blocks)


def test_every_entry_and_listing_of_the_shipped_base_binds_every_statement(
    shipped: FactBase,
) -> None:
    listings = [timeline(shipped), *(actor_card(shipped, actor) for actor in shipped.actors)]
    entries = [compose_entry(shipped, entry).blocks for entry in shipped.entries]
    for blocks in (*entries, *listings):
        assert blocks
        assert_bound(list(numbered(blocks, count(1))))


GROUP: list[Block] = [
    answered(statement(1, note="It *is*."), statement(2, 4)),
    answered(statement(3), statement(4, 3), relation="dismissed_by"),
    statement(5, 0),
    statement(6, 6, time_bound=True),
]


@pytest.mark.parametrize(
    ("shown", "robbed", "fault"),
    [
        ("Claim 3 x · **Unverified**", "Claim 3 x", "3: labels"),
        ("Claim 6 x", "Claim 6 x · **Unverified**", "6: labels"),
        ("**Unverified:** Nobody", "**Unverified** Nobody", "4: labels"),
        ("Claim 2 x", "Claim 2 x\n**Unverified:** Nobody \\*has\\* been there.", "2 sentences"),
        ("been there", "been here", "Unverified: another sentence"),
        ("1 and 3 — according to the union", "1 and 3 — according to the board", "1: attribution"),
        ("**Reported**", "**Claimed**", "5: standing"),
        ("Claim 3 x", "Claim 3 y", "3: statement"),
        ("-# Note: It", "-# Note: That", "1: note"),
        (f"-# {LIVE_NOTICE}", "-# As it was.", "6: notice"),
        ("paragraphs 1 and 3", "paragraph 1", "3: paragraphs"),
        ("Letter, paragraph 6", "Report, paragraph 6", "6: source"),
        ("Letter, paragraph 4", "paragraph 4", "4: source"),
        ("of the first", "of the second", "2: what it answers"),
        ("The second is dismissed by: ", "", "4: what it answers"),
        ("-# **Reported**", "-# Dismissed by: **Reported**", "5: what it answers"),
    ],
)
def test_the_check_itself_finds_what_is_amiss(shown: str, robbed: str, fault: str) -> None:
    known, answers = everything_in(GROUP)
    (page,) = pages(GROUP)
    assert amiss(page, known, answers) == []
    changed = [[text.replace(shown, robbed) for text in box] for box in page]
    assert changed != page
    assert any(fault in found for found in amiss(changed, known, answers))


def test_the_check_itself_finds_a_text_without_who_says_it() -> None:
    (page,) = pages(GROUP)
    with pytest.raises(AssertionError, match="does not begin with who says it"):
        list(seen_in([[text.partition("\n")[2] for text in box] for box in page]))
