"""How a reply looks in a terminal and as plain text."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from bot.answering.reply import Statement
from bot.rendering import PLAIN_WIDTH, lines, measure, open_console, plain, show
from tests.rendering.binding import squeezed
from tests.rendering.samples import BLOCKS, CLAIMED, NOTHING, OFFER, REPORTED, SOURCE

WHOLE = """\
The report does not say 29.

Boats

Claimed — according to the ferry company:
  All boats left on time.
  Unverified: Nobody was there.
  Outdated: It is an old timetable.
  Note: The report names no boats.
  As the report had it; not live information.
  Source: Report, paragraphs 2 and 3
  Dismissed by:
    Reported — according to the report:
      The town has two bridges.
      Source: Report, paragraphs 2 and 3

Reported — according to the report:
  The town has two bridges.
  Source: Report, paragraphs 2 and 3

Related questions:
  - Did the boats leave?
  - When is high tide?"""

# What the data model lets into a text: no control or format characters, no line separators.
printable = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp"]), max_size=80
).map(str.strip)


def test_every_kind_of_block_has_its_look() -> None:
    assert plain(BLOCKS) == WHOLE


def test_a_sentence_is_shown_as_it_is() -> None:
    assert plain([NOTHING]) == NOTHING.text


def test_no_blocks_are_no_text() -> None:
    assert plain([]) == ""


def test_offered_questions_are_numbered_through_where_they_can_be_picked() -> None:
    text = [line.plain for line in lines([OFFER, OFFER], 80, numbered=True)]
    assert [line.strip() for line in text if line.startswith("  ")] == [
        "1. Did the boats leave?",
        "2. When is high tide?",
        "3. Did the boats leave?",
        "4. When is high tide?",
    ]


def test_long_texts_hang_together_under_their_indent() -> None:
    assert plain([OFFER], 20).splitlines() == [
        "Related questions:",
        "  - Did the boats",
        "    leave?",
        "  - When is high",
        "    tide?",
    ]


def test_markup_in_a_statement_is_only_text() -> None:
    literal = replace(REPORTED, statement="[red]:warning:[/red] [link=x]two[/link] bridges")
    assert plain([literal]).splitlines()[1] == f"  {literal.statement}"


@given(width=st.integers(min_value=20, max_value=200))
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(cell_len(line.plain) for line in lines(BLOCKS, width)) <= width


@given(statement=printable, width=st.integers(min_value=-1, max_value=120))
def test_any_text_the_model_allows_is_shown_whole_and_without_trailing_spaces(
    statement: str, width: int
) -> None:
    text = plain([replace(REPORTED, statement=statement)], width)
    expected = squeezed(f"Reported — according to the report:{statement}Source: {SOURCE.label}")
    assert squeezed(text) == expected
    assert all(line == line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize("statement", [CLAIMED, REPORTED])
def test_colours_only_repeat_what_the_words_say(statement: Statement) -> None:
    coloured = printed(statement, colours=True)
    assert "\x1b[" in coloured
    assert statement.standing in coloured
    assert printed(statement, colours=False) == plain([statement]) + "\n"


def test_claims_of_every_side_look_alike_and_unlike_reports() -> None:
    other_side = replace(CLAIMED, claimant="anglers", attribution="according to the ferry company")
    one, other, report = (
        printed(shown, colours=True)
        for shown in (CLAIMED, other_side, replace(CLAIMED, claimant=None))
    )
    assert one == other
    assert one.replace("Claimed", "Reported") != report


def test_lines_are_no_longer_than_is_pleasant_to_read() -> None:
    assert measure(Console(width=300, file=StringIO())) == PLAIN_WIDTH
    assert measure(Console(width=40, file=StringIO())) == 40


@pytest.mark.parametrize(("no_color", "system"), [("", "standard"), ("1", None)])
def test_no_color_takes_every_style_away(
    monkeypatch: pytest.MonkeyPatch, no_color: str, system: str | None
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM", raising=False)
    assert open_console().color_system == system


def printed(statement: Statement, *, colours: bool) -> str:
    """Return what a console gets, be it a terminal with colours or none at all."""
    screen = StringIO()
    system: Literal["standard", "auto"] = "standard" if colours else "auto"
    show(Console(file=screen, width=100, color_system=system, _environ={}), [statement])
    return screen.getvalue()
