"""Blocks → pages: whole statements move to the next page, never parts of one.

What one claimant says in one source shares a text with one attribution, one sentence for each
caveat and one source line. A caveat's sentence stands once on a page, its label with every
statement it covers. What is related to a statement shares its panel where there is room, and
otherwise moves on with its own attribution and caveats.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, assert_never

from bot.answering.phrases import LIVE_NOTICE
from bot.answering.reply import (
    Block,
    CaveatNote,
    CorrectionNote,
    Heading,
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
# Which of the statements right above is meant; a panel holds no more than these.
ORDINALS = tuple(
    f" (on the {ordinal})"
    for ordinal in "first second third fourth fifth sixth seventh eighth".split()
)
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
    """Texts in one box: statements and what is related to them; with no standing, plain text."""

    texts: tuple[str, ...]
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Statements that share who says them, where, and their caveats, in one text.

    `lead` is what they are to a statement before, in small print.
    """

    statements: tuple[Statement, ...]
    lead: str = ""

    @property
    def first(self) -> Statement:
        """Return the first statement, which has all that they share."""
        return self.statements[0]

    def text(self, told: Container[CaveatNote] = ()) -> str:
        """Return the text; of a caveat that was `told` before on the page only the label."""
        return "\n".join(self._lines(told))

    def _lines(self, told: Container[CaveatNote]) -> Iterator[str]:
        if self.lead:
            yield f"-# {self.lead}:"
        shared, is_alone = self.first, len(self.statements) == 1
        labels = [note.label for note in shared.caveats if not is_alone or note in told]
        marks = "".join(f" · **{escaped(label)}**" for label in labels)
        # First, because a statement reads on from it: "It killed ..." means nothing by itself.
        standing = f"**{shared.standing}**{marks if is_alone else ''}"
        yield f"-# {standing} — {escaped(shared.attribution)}:"
        for shown in self.statements:
            yield escaped(shown.statement) + ("" if is_alone else marks)
            if shown.note and not is_alone:
                yield f"-# Note: {escaped(shown.note)}"
        for caveat in shared.caveats:
            if caveat not in told:
                yield f"**{escaped(caveat.label)}:** {escaped(caveat.text)}"
        if shared.note and is_alone:
            yield f"-# Note: {escaped(shared.note)}"
        if shared.time_bound:
            yield f"-# {LIVE_NOTICE}"
        others = (number for shown in self.statements for number in shown.source.paragraphs)
        yield f"-# Source: {escaped(shared.source.with_paragraphs(others).label)}"


@dataclass(frozen=True, slots=True)
class _Draft:
    """A panel of a page whose other panels are not known yet, so that its caveats may shorten."""

    texts: tuple[str | Passage, ...]
    standing: Standing | None = None

    @property
    def characters(self) -> int:
        """Return how much of a message's text it takes at most."""
        return sum(len(part if isinstance(part, str) else part.text()) for part in self.texts)

    @property
    def components(self) -> int:
        """Return how many components it takes: a box, its texts and the separators."""
        return len(self.texts) if self.standing is None else 2 * len(self.texts)

    @property
    def statements(self) -> int:
        """Return how many statements it shows."""
        return sum(len(part.statements) for part in self.texts if isinstance(part, Passage))

    def panel(self, told: set[CaveatNote]) -> Panel:
        """Return the panel, and add its caveats to what was told."""
        texts = []
        for part in self.texts:
            texts.append(part if isinstance(part, str) else part.text(told))
            if isinstance(part, Passage):
                told.update(part.first.caveats)
        return Panel(tuple(texts), self.standing)


@dataclass(frozen=True, slots=True)
class Page:
    """What one message shows at a time; `number` counts from 1."""

    panels: tuple[Panel, ...]
    number: int = 1
    total: int = 1


@dataclass(frozen=True, slots=True)
class _Section:
    """Panels under one heading; the heading goes along to each page the section reaches."""

    heading: _Draft | None
    panels: tuple[_Draft, ...]


def paginate(blocks: Iterable[Block]) -> tuple[Page, ...]:
    """Return the pages that show all headings, sentences and statements, at least one.

    Corrections and offers are no part of a page: they accompany every page.
    """
    pages: list[list[_Draft]] = [[]]
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
        Page(tuple(_panels(drafts)), number, len(pages))
        for number, drafts in enumerate(pages, start=1)
    )


def _panels(drafts: Iterable[_Draft]) -> Iterator[Panel]:
    told: set[CaveatNote] = set()
    for draft in drafts:
        yield draft.panel(told)


def fits_one_page(blocks: Iterable[Block]) -> bool:
    """Tell whether a single message shows it all."""
    return len(paginate(blocks)) == 1


def _fit(drafts: list[_Draft]) -> bool:
    return (
        sum(draft.characters for draft in drafts) <= PAGE_CHARACTERS
        and sum(draft.components for draft in drafts) <= PAGE_COMPONENTS
        and sum(draft.statements for draft in drafts) <= PAGE_STATEMENTS
    )


def _sections(blocks: Iterable[Block]) -> Iterator[_Section]:
    heading: _Draft | None = None
    drafts: list[_Draft] = []
    for _, together in groupby(blocks, _shared):
        group = tuple(together)
        match group[0]:
            case Heading() as block:
                if heading or drafts:
                    yield _section(heading, drafts)
                heading, drafts = _Draft((f"### {escaped(block.text)}",)), []
            case Sentence() as block:
                drafts.append(_Draft((escaped(block.text),)))
            case Statement():
                drafts.extend(_drafts([one for one in group if isinstance(one, Statement)]))
            case CorrectionNote() | Suggestions():
                pass
            case block:
                assert_never(block)
    if heading or drafts:
        yield _section(heading, drafts)


def _shared(block: Block) -> object:
    """Return what statements that stand together must share; another for any other block."""
    if not isinstance(block, Statement):
        return id(block)
    shared = (block.standing, block.claimant, block.attribution, block.source.id, block.time_bound)
    return *shared, block.caveats


def _section(heading: _Draft | None, drafts: list[_Draft]) -> _Section:
    """Return a section; a heading with nothing under it stands as a text of its own."""
    if heading is not None and not drafts:
        return _Section(None, (heading,))
    return _Section(heading, tuple(drafts))


def _drafts(group: list[Statement]) -> Iterator[_Draft]:
    """Yield statements with what is related to them: in one panel, or else in several."""
    standing, is_alone = _standing(group[0]), len(group) == 1
    abouts = ("",) if is_alone else ORDINALS
    related = [
        found
        for shown, about in zip(group, abouts, strict=False)
        for found in _related(shown, about)
    ]
    whole = _Draft((Passage(tuple(group)), *related), standing)
    if len(group) <= PAGE_STATEMENTS and _fits_under_heading(whole):
        yield whole
    elif not is_alone:
        half = len(group) // 2
        yield from _drafts(group[:half])
        yield from _drafts(group[half:])
    else:
        yield _guarded(_Draft((Passage((group[0],)),), standing))
        for passage in _related(group[0], _named(group[0])):
            yield _guarded(_Draft((passage,), _standing(passage.first)))


def _related(shown: Statement, about: str) -> Iterator[Passage]:
    """Yield all that is related, at any depth; `about` names what it responds to, if need be."""
    for response in shown.responses:
        yield Passage((response.statement,), f"{response.lead}{about}")
        yield from _related(response.statement, _named(response.statement))


def _named(shown: Statement) -> str:
    return f" (on “{escaped(shown.question)}”)"


def _guarded(draft: _Draft) -> _Draft:
    """Return the panel, or a sentence in its place: a statement is never cut."""
    return draft if _fits_under_heading(draft) else _Draft((TOO_LONG,))


def _fits_under_heading(draft: _Draft) -> bool:
    return draft.characters <= PAGE_CHARACTERS - HEADING_CHARACTERS and _fit([draft])


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
