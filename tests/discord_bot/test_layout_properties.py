"""Layouts of anything a base may hold: no limit is exceeded, no statement is parted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.outcome import Correction
from bot.answering.reply import (
    Block,
    CaveatNote,
    CorrectionNote,
    Heading,
    Response,
    Sentence,
    SourceReference,
    Statement,
    Suggestion,
    Suggestions,
)
from bot.discord_bot.layouts import Controls, lead_of, paginate, present_blocks
from bot.discord_bot.layouts.components import Listing
from bot.discord_bot.layouts.pages import Passage, escaped
from bot.knowledge.model import (
    CAVEAT_LENGTH,
    ID_LENGTH,
    LABEL_LENGTH,
    NAME_LENGTH,
    NOTE_LENGTH,
    QUESTION_LENGTH,
    STATEMENT_LENGTH,
)
from tests.discord_bot.limits import check_limits

LEAD = "The other side's account"
SOURCE = SourceReference("report", (1,), "Report")


def texts(blocks: Iterable[Block]) -> list[str]:
    """Return the texts of all pages."""
    return [text for page in paginate(blocks) for panel in page.panels for text in panel.texts]


def text_of_at_most(limit: int) -> st.SearchStrategy[str]:
    """Return texts up to a limit, some of them all markup, some at the limit."""
    return st.one_of(
        st.text(
            st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=limit
        ),
        st.sampled_from(["*" * limit, "x" * limit, "<@1>"]),
    )


statements = st.builds(
    Statement,
    id=st.just("a" * ID_LENGTH),
    question=text_of_at_most(QUESTION_LENGTH),
    statement=text_of_at_most(STATEMENT_LENGTH),
    claimant=st.sampled_from([None, "union"]),
    attribution=text_of_at_most(NAME_LENGTH),
    caveats=st.lists(
        st.builds(
            CaveatNote,
            st.just("c"),
            text_of_at_most(LABEL_LENGTH),
            text_of_at_most(CAVEAT_LENGTH),
        ),
        max_size=4,
        unique=True,
    ).map(tuple),
    source=st.just(SOURCE),
    note=st.one_of(st.none(), text_of_at_most(NOTE_LENGTH)),
    time_bound=st.booleans(),
    responses=st.just(()),
)


def _with_responses(one: Statement, others: list[Statement]) -> Statement:
    responses = [Response("differs", LEAD, other) for other in others]
    return replace(one, responses=tuple(responses))


families = st.recursive(
    statements,
    lambda inner: st.builds(_with_responses, statements, st.lists(inner, max_size=4)),
    max_leaves=8,
)
blocks_of_any_kind = st.lists(
    st.one_of(
        families,
        st.builds(Heading, text_of_at_most(NAME_LENGTH)),
        st.builds(Sentence, text_of_at_most(400)),
        st.just(CorrectionNote(Correction("number", "29"), "The report does not say 29 here.")),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(blocks=blocks_of_any_kind, offers=st.booleans(), lead=text_of_at_most(QUESTION_LENGTH))
def test_every_page_of_anything_keeps_discords_limits(
    *, blocks: list[Block], offers: bool, lead: str
) -> None:
    if offers:
        many = tuple(Suggestion(f"e-{n}", f"{n}{'?' * 90}") for n in range(30))
        blocks = [*blocks, Suggestions("Related:", many)]
    controls = Controls(2**63, Listing("timeline", "a" * ID_LENGTH), "a" * ID_LENGTH)
    for number in range(1, len(paginate(blocks)) + 1):
        view = present_blocks(blocks, controls, number, lead=lead_of(lead, [lead] * 9))
        check_limits(view)


@settings(max_examples=60, deadline=None)
@given(one=statements)
def test_a_statement_stands_right_between_its_attribution_and_all_its_caveats(
    one: Statement,
) -> None:
    where = "paragraph 1" if one.claimant is None else "Report, paragraph 1"
    attribution = f"-# **{one.standing}** · {where} — {escaped(one.attribution)}:"
    caveats = [f"**{escaped(found.label)}:** {escaped(found.text)}" for found in one.caveats]
    lines = Passage((one,)).text().split("\n")
    assert lines[: 2 + len(caveats)] == [attribution, escaped(one.statement), *caveats]
