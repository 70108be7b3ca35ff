"""Blocks → pages: whole statements move to the next page, never parts of one.

A statement stays with its attribution and its caveats in one text. What is related to it shares
its panel where there is room, and otherwise moves on with its own attribution and caveats.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from bot.answering.phrases import LIVE_NOTICE
from bot.answering.reply import (
    Block,
    CorrectionNote,
    Heading,
    Response,
    Sentence,
    Statement,
    Suggestions,
)

Standing = Literal["claimed", "reported"]

# Discord refuses more than 4,000 characters or 40 components in a message. Kept free: 200 and 2
# of them for safety, 500 for the lead (see `view`), 100 for the page number, and for the controls
# two rows with a select and four buttons.
PAGE_CHARACTERS = 3_200
PAGE_COMPONENTS = 29
PAGE_STATEMENTS = 8  # more than that nobody reads in a chat
HEADING_CHARACTERS = 200  # what a heading takes at most: 80 characters, each escaped, and a mark
TOO_LONG = (
    "A statement stands here that is too long for a message with all that belongs to it. "
    "The terminal shows it."
)
# A link as Discord sees one: at least two characters, the last of which ends no sentence.
_MARKUP = re.compile(
    r"(?P<kept>https?://[^\s<]+[^\s<.,:;\"'\]]|^\d+(?=(?P<dot>\.\s)))|(?P<mark>[\\*_~|`<\[]|^[#>+-])"
)


@dataclass(frozen=True, slots=True)
class Panel:
    """Texts in one box: a statement and what is related to it; or, with no standing, plain text."""

    texts: tuple[str, ...]
    standing: Standing | None = None

    @property
    def characters(self) -> int:
        """Return how much of a message's text it takes."""
        return sum(map(len, self.texts))

    @property
    def components(self) -> int:
        """Return how many components it takes: a box, its texts and the separators."""
        return len(self.texts) if self.standing is None else 2 * len(self.texts)


@dataclass(frozen=True, slots=True)
class Page:
    """What one message shows at a time; `number` counts from 1."""

    panels: tuple[Panel, ...]
    number: int = 1
    total: int = 1


@dataclass(frozen=True, slots=True)
class _Section:
    """Panels under one heading; the heading goes along to each page the section reaches."""

    heading: Panel | None
    panels: tuple[Panel, ...]


def paginate(blocks: Iterable[Block]) -> tuple[Page, ...]:
    """Return the pages that show all headings, sentences and statements, at least one.

    Corrections and offers are no part of a page: they accompany every page.
    """
    pages: list[list[Panel]] = [[]]
    for section in _sections(blocks):
        heading = section.heading
        for panel in section.panels:
            new = [panel] if heading is None else [heading, panel]
            if not _fit([*pages[-1], *new]):
                pages.append([])
                heading = section.heading
                new = [panel] if heading is None else [heading, panel]
            pages[-1].extend(new)
            heading = None
    return tuple(
        Page(tuple(panels), number, len(pages)) for number, panels in enumerate(pages, start=1)
    )


def fits_one_page(blocks: Iterable[Block]) -> bool:
    """Tell whether a single message shows it all."""
    return len(paginate(blocks)) == 1


def _fit(panels: list[Panel]) -> bool:
    return (
        sum(panel.characters for panel in panels) <= PAGE_CHARACTERS
        and sum(panel.components for panel in panels) <= PAGE_COMPONENTS
        and sum(len(panel.texts) for panel in panels if panel.standing) <= PAGE_STATEMENTS
    )


def _sections(blocks: Iterable[Block]) -> Iterator[_Section]:
    heading: Panel | None = None
    panels: list[Panel] = []
    for block in blocks:
        match block:
            case Heading():
                if heading or panels:
                    yield _section(heading, panels)
                heading, panels = Panel((f"### {escaped(block.text)}",)), []
            case Sentence():
                panels.append(Panel((escaped(block.text),)))
            case Statement():
                panels.extend(_panels(block))
            case CorrectionNote() | Suggestions():
                pass
            case _:
                assert_never(block)
    if heading or panels:
        yield _section(heading, panels)


def _section(heading: Panel | None, panels: list[Panel]) -> _Section:
    """Return a section; a heading with nothing under it stands as a text of its own."""
    if heading is not None and not panels:
        return _Section(None, (heading,))
    return _Section(heading, tuple(panels))


def _panels(shown: Statement) -> Iterator[Panel]:
    """Yield a statement with what is related to it: in one panel, or else in one panel each."""
    text = statement_text(shown)
    related = [response_text(response, about) for response, about in _responses(shown)]
    whole = Panel((text, *related), _standing(shown))
    if _fits_under_heading(whole):
        yield whole
        return
    yield _guarded(Panel((text,), whole.standing))
    for response, about in _responses(shown, name_it=True):
        alone = (response_text(response, about),)
        yield _guarded(Panel(alone, _standing(response.statement)))


def _responses(
    shown: Statement, *, name_it: bool = False
) -> Iterator[tuple[Response, Statement | None]]:
    """Yield all that is related, at any depth, with what it responds to where that is not plain."""
    for response in shown.responses:
        yield response, shown if name_it else None
        yield from _responses(response.statement, name_it=True)


def _guarded(panel: Panel) -> Panel:
    """Return the panel, or a sentence in its place: a statement is never cut."""
    return panel if _fits_under_heading(panel) else Panel((TOO_LONG,))


def _fits_under_heading(panel: Panel) -> bool:
    return panel.characters <= PAGE_CHARACTERS - HEADING_CHARACTERS and _fit([panel])


def _standing(shown: Statement) -> Standing:
    return "claimed" if shown.is_claim else "reported"


def escaped(text: str) -> str:
    """Return one line of text so that Discord shows it letter by letter: no markdown, no pings.

    Links stay as they are: Discord would show a backslash within one.
    """
    return _MARKUP.sub(_as_shown, text)


def _as_shown(found: re.Match[str]) -> str:
    kept = found["kept"] or ""
    return f"{kept}\\{found['mark'] or ''}" if found["dot"] or not kept else kept


def statement_text(shown: Statement) -> str:
    """Return who says it, then the statement with all that must stay with it.

    That is, in this order: each caveat, the note, the notice that it is not live, the source.
    """
    return "\n".join(_statement_lines(shown))


def response_text(response: Response, about: Statement | None = None) -> str:
    """Return a related statement under the words for its relation.

    `about` is the statement it responds to, named where that does not stand right above.
    """
    lead = f"-# {response.lead}"
    if about is not None:
        lead += f" (on “{escaped(about.question)}”)"
    return f"{lead}:\n{statement_text(response.statement)}"


def _statement_lines(shown: Statement) -> Iterator[str]:
    # First, because a statement reads on from it: "It killed ..." means nothing by itself.
    yield f"-# **{shown.standing}** — {escaped(shown.attribution)}:"
    yield escaped(shown.statement)
    for caveat in shown.caveats:
        yield f"**{escaped(caveat.label)}:** {escaped(caveat.text)}"
    if shown.note:
        yield f"-# Note: {escaped(shown.note)}"
    if shown.time_bound:
        yield f"-# {LIVE_NOTICE}"
    yield f"-# Source: {escaped(shown.source.label)}"
