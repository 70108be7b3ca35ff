"""Blocks → pages → layouts: limits are kept, and no statement loses what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest

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
from bot.discord_bot import phrases
from bot.discord_bot.layouts import (
    Controls,
    escaped,
    fits_one_page,
    lay_out,
    lead_of,
    paginate,
    present_blocks,
    sentence,
)
from bot.discord_bot.layouts.pages import PAGE_STATEMENTS, Passage
from bot.knowledge import Relation
from tests.discord_bot.views import buttons_in, text_in

SOURCE = SourceReference("report", (1,), "Report")
CAVEAT = CaveatNote("unchecked", "Unchecked", "Nobody could check it.")


def statement_text(one: Statement) -> str:
    """Return how a statement is shown by itself."""
    return Passage((one,)).text()


def response_text(response: Response, lead: str = "", *, is_named: bool = False) -> str:
    """Return how a related statement is shown, introduced by other words if any are given."""
    passage = Passage((response.statement,), lead or response.lead)
    return passage.text(is_named=is_named)


def claim(number: int, length: int = 20, responses: Sequence[Response] = ()) -> Statement:
    """Return a claim whose statement has so many characters, each of another claimant."""
    return Statement(
        id=f"claim-{number}",
        question=f"What is claim {number}?",
        statement=f"Claim {number} ".ljust(length, "x"),
        claimant=f"union-{number}",
        attribution=f"according to union {number}",
        caveats=(CaveatNote(f"c-{number}", "Unchecked", f"Nobody could check {number}."),),
        source=SOURCE,
        responses=tuple(responses),
    )


def same_side(*numbers: int, length: int = 20) -> list[Statement]:
    """Return claims of one claimant, each in a paragraph of its own."""
    return [
        replace(
            claim(number, length),
            claimant="board",
            attribution="according to the board",
            caveats=(CAVEAT,),
            source=replace(SOURCE, paragraphs=(number,)),
        )
        for number in numbers
    ]


def texts(blocks: Iterable[Block]) -> list[list[str]]:
    """Return the texts of each page."""
    return [[text for panel in page.panels for text in panel.texts] for page in paginate(blocks)]


def test_statements_fill_pages_whole_and_in_order() -> None:
    claims = [claim(number, 500) for number in range(1, 21)]
    pages = texts(claims)
    assert [text for page in pages for text in page] == [statement_text(one) for one in claims]
    assert all(len(page) > 1 for page in pages[:-1])


def test_a_heading_goes_along_to_each_page_of_its_section() -> None:
    blocks: list[Block] = [Heading("Tuesday")]
    blocks += [claim(number, 500) for number in range(1, 9)]
    blocks += [Heading("Wednesday"), claim(9), Heading("Empty"), Sentence("The end.")]
    pages = texts(blocks)
    assert len(pages) > 1
    assert all(page[0] == "### Tuesday" for page in pages)
    assert pages[-1][-4:] == [
        "### Wednesday",
        statement_text(claim(9)),
        "### Empty",
        "The end.",
    ]


def test_a_heading_never_ends_a_page() -> None:
    for length in range(300, 601, 25):
        blocks: list[Block] = []
        for number in range(12):
            blocks += [Heading(f"Day {number}"), claim(number, length)]
        assert not any(page[-1].startswith("### ") for page in texts(blocks))


def test_a_heading_with_nothing_under_it_is_shown_all_the_same() -> None:
    assert texts([Heading("Alone")]) == [["### Alone"]]


def test_nothing_at_all_is_one_empty_page() -> None:
    assert texts([]) == [[]]


def test_what_is_related_stands_with_its_statement() -> None:
    response = Response("dismissed_by", "Dismissed by", claim(2))
    (page,) = paginate([claim(1, responses=[response])])
    (panel,) = page.panels
    assert panel.texts == (statement_text(claim(1)), response_text(response, is_named=True))


def test_what_answers_the_answer_stands_there_too_and_says_what_it_is_about() -> None:
    answer = Response("dismissed_by", "Dismissed by", claim(3))
    first = Response("differs", "The other side's account", claim(2, responses=[answer]))
    (page,) = paginate([claim(1, responses=[first])])
    assert page.panels[0].texts == (
        statement_text(claim(1)),
        response_text(first, is_named=True),
        response_text(answer, "The statement on “What is claim 2?” is dismissed by", is_named=True),
    )


def test_what_is_related_moves_on_where_there_is_no_room_and_says_what_it_is_about() -> None:
    responses = [Response("differs", "The other side's account", claim(n, 600)) for n in (2, 3, 4)]
    caveats = (CAVEAT, CaveatNote("long", "Long", "x" * 300))
    long = Statement(
        id="claim-1",
        question="What is claim 1?",
        statement="Claim 1 " + "x" * 592,
        claimant="union",
        attribution="according to the union",
        caveats=caveats,
        source=SOURCE,
        note="x" * 400,
        responses=tuple(responses),
    )
    pages = texts([long])
    assert pages[0][0] == statement_text(long)
    moved = [text for page in pages for text in page][1:]
    lead = "The other side's account of the statement on “What is claim 1?”"
    assert moved == [response_text(one, lead) for one in responses]
    assert moved[0].startswith(
        f"-# {lead}: **Claimed** · Report, paragraph 1 — according to union 2:\nClaim 2 "
    )
    assert "Nobody could check 2." in moved[0]


def test_what_one_claimant_says_in_one_source_shares_attribution_caveat_and_source() -> None:
    shown = (
        "-# **Claimed** · Report, paragraphs 2 and 1 — according to the board:\n"
        "Claim 2 xxxxxxxxxxxx · **Unchecked**\n"
        "Claim 1 xxxxxxxxxxxx · **Unchecked**\n"
        "Claim 2 xxxxxxxxxxxx · **Unchecked**\n"
        "**Unchecked:** Nobody could check it."
    )
    assert texts(same_side(2, 1, 2)) == [[shown]]


def test_each_note_stays_with_its_statement() -> None:
    first, second = same_side(1, 2)
    ((text,),) = texts([replace(first, note="Without a date."), second])
    lines = text.split("\n")
    assert lines[2] == "-# Note: Without a date."
    assert lines[3].startswith("Claim 2 ")


@pytest.mark.parametrize(
    "changed",
    [
        {"claimant": None, "attribution": "according to the report"},
        {"source": SourceReference("other", (1,), "Other")},
        {"caveats": ()},
        {"time_bound": True},
    ],
)
def test_what_differs_in_anything_shared_stands_by_itself(changed: dict[str, Any]) -> None:
    first, second = same_side(1, 2)
    (page,) = paginate([first, replace(second, **changed)])
    assert len(page.panels) == 2


def test_a_heading_parts_what_one_claimant_says() -> None:
    first, second = same_side(1, 2)
    (page,) = paginate([Heading("Tuesday"), first, Heading("Wednesday"), second])
    assert [len(panel.texts) for panel in page.panels] == [1, 1, 1, 1]
    assert page.panels[3].texts[0].startswith("-# **Claimed** · **Unchecked** · Report")


def test_a_caveats_sentence_stands_under_all_it_covers_in_the_first_box_that_needs_it() -> None:
    first, second = same_side(1, 2)
    other = replace(second, claimant="mayor", attribution="according to the mayor")
    response = Response("differs", "The other side's account", other)
    own_voice = replace(claim(4), claimant=None, attribution="according to the report", caveats=())
    blocks = [replace(first, responses=(response,)), same_side(3)[0], own_voice, *same_side(5)]
    assert "\n".join(*texts(blocks)).splitlines() == [
        "-# **Claimed** · Report, paragraphs 1 and 3 — according to the board:",
        "Claim 1 xxxxxxxxxxxx · **Unchecked**",
        "Claim 3 xxxxxxxxxxxx · **Unchecked**",
        (
            "-# The other side's account of the first: **Claimed** · paragraph 2"
            " — according to the mayor:"
        ),
        "Claim 2 xxxxxxxxxxxx",
        "**Unchecked:** Nobody could check it.",
        "-# **Reported** · paragraph 1 — according to the report:",
        "Claim 4 xxxxxxxxxxxx",
        "-# **Claimed** · **Unchecked** · Report, paragraph 5 — according to the board:",
        "Claim 5 xxxxxxxxxxxx",
    ]


@pytest.mark.parametrize(
    ("relation", "lead"),
    [
        ("dismisses", "The second dismisses"),
        ("dismissed_by", "The second is dismissed by"),
        ("differs", "The other side's account of the second"),
    ],
)
def test_what_is_related_says_which_of_several_it_is_about(relation: Relation, lead: str) -> None:
    first, second = same_side(1, 2)
    answered = replace(second, responses=(Response(relation, "Related", claim(3)),))
    ((_, related),) = texts([first, answered])
    assert related.startswith(f"-# {lead}: **Claimed** · paragraph 1 — according to union 3:\n")


def test_what_does_not_fit_together_is_parted_between_statements() -> None:
    many = same_side(*range(1, 21), length=500)
    pages = paginate(many)
    shown = "\n".join(text for page in pages for panel in page.panels for text in panel.texts)
    assert all(escaped(one.statement) in shown for one in many)
    for page in pages:
        assert "**Unchecked:** Nobody could check it." in page.panels[0].texts[0]
        assert sum(text.count("Claim ") for text in page.panels[0].texts) <= PAGE_STATEMENTS


def test_a_statement_too_long_for_any_message_is_left_out_whole() -> None:
    caveats = tuple(CaveatNote(f"c-{n}", "Long", "x" * 300) for n in range(12))
    long = Statement("a", "A?", "Claim", "union", "according to the union", caveats, SOURCE)
    assert texts([long, claim(2)]) == [[phrases.TOO_LONG, statement_text(claim(2))]]


def test_corrections_and_offers_are_on_no_page() -> None:
    note = CorrectionNote(Correction("number", "29"), "The report does not say 29 here.")
    offers = Suggestions("Related:", (Suggestion("a", "A?"),))
    assert texts([note, claim(1), offers]) == [[statement_text(claim(1))]]


def test_one_page_needs_no_number() -> None:
    (page,) = paginate([claim(1)])
    assert "Page" not in text_in(lay_out(page))
    assert fits_one_page([claim(1)])
    assert not fits_one_page([claim(n, 600) for n in range(9)])


def test_a_lead_is_cut_by_whole_sentences_and_visibly() -> None:
    corrections = [f"The report does not say {number} {'x' * 80}." for number in range(9)]
    lines = lead_of("What?", corrections).splitlines()
    assert lines[0] == "**What?**"
    assert lines[1:-1] == corrections[: len(lines) - 2]
    assert lines[-1] == "…"
    assert lead_of("", corrections[:1]) == corrections[0]
    assert lead_of("", []) == ""


def test_blocks_that_cannot_be_made_again_are_cut_visibly_to_one_page() -> None:
    view = present_blocks([claim(n, 600) for n in range(9)], Controls(asker=1))
    text = text_in(view)
    assert "more statements; ask for them." in text
    assert "Next" not in [button.label for button in buttons_in(view)]


def test_a_sentence_is_a_layout_of_its_own() -> None:
    assert text_in(sentence("So it is.")) == "So it is."
