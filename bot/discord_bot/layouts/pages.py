"""Blocks → pages: whole statements move to the next page, never parts of one.

What one claimant says in one source shares a text with one line for who says it and where. A
caveat's sentence stands once on a page, its label with every statement it covers. What is related
to a statement shares its panel where there is room, and otherwise moves on with its own
attribution and caveats.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, assert_never

from bot.answering.phrases import LIVE_NOTICE, place
from bot.answering.reply import (
    Block,
    CaveatNote,
    CorrectionNote,
    Heading,
    Sentence,
    SourceReference,
    Statement,
    Suggestions,
)
from bot.discord_bot import phrases

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
    f"the {ordinal}" for ordinal in "first second third fourth fifth sixth seventh eighth".split()
)
# A link as Discord sees one: at least two characters, the last of which ends no sentence.
_MARKUP = re.compile(
    r"(?P<kept>https?://[^\s<]+[^\s<.,:;\"'\]]|^\d+(?=(?P<dot>\.\s)))|(?P<mark>[\\*_~|`<\[]|^[#>+-])"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Statements that share who says them, where, and their caveats, in one text.

    `lead` is what they are to a statement before.
    """

    statements: tuple[Statement, ...]
    lead: str = ""

    @property
    def first(self) -> Statement:
        """Return the first statement, which has all that they share."""
        return self.statements[0]

    @property
    def source(self) -> SourceReference:
        """Return the source with the paragraphs of all statements."""
        others = (number for shown in self.statements for number in shown.source.paragraphs)
        return self.first.source.with_paragraphs(others)

    def text(self, told: Container[CaveatNote] = (), *, is_named: bool = False) -> str:
        """Return the text; of a caveat that is `told` elsewhere on the page only the label.

        `is_named`: the source's title stands right above.
        """
        shared, is_alone = self.first, len(self.statements) == 1
        untold = [note for note in shared.caveats if note not in told]
        sentences = [f"**{escaped(note.label)}:** {escaped(note.text)}" for note in untold]
        labels = [note.label for note in shared.caveats if not is_alone or note in told]
        marks = "".join(f" · **{escaped(label)}**" for label in labels)
        # First, because a statement reads on from it: "It killed ..." means nothing by itself.
        lines = [self._head(marks if is_alone else "", is_named=is_named)]
        for shown in self.statements:
            lines.append(escaped(shown.statement) + ("" if is_alone else marks))
            lines += sentences if is_alone else []
            lines += [f"-# {escaped(notice)}" for notice in shown.notices]
            lines += [f"-# Note: {escaped(shown.note)}"] if shown.note else []
        lines += [] if is_alone else sentences
        lines += [f"-# {LIVE_NOTICE}"] if shared.time_bound else []
        return "\n".join(lines)

    def _head(self, marks: str, *, is_named: bool) -> str:
        """Return where it stands and who says it, by which a source itself is named as well."""
        source = self.source
        title = source.title if self.first.is_claim and not is_named else ""
        where = place(title, source.paragraphs, "" if is_named else source.date)
        lead = f"{escaped(self.lead)}: " if self.lead else ""
        standing = f"**{self.first.standing}**{marks} · {escaped(where)}"
        return f"-# {lead}{standing} — {escaped(self.first.attribution)}:"


@dataclass(frozen=True, slots=True)
class Panel:
    """Texts in one box: statements and what is related to them; with no standing, plain text."""

    texts: tuple[str, ...]
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A plain text or passages, whose page is not known yet: caveats may be told before them.

    The heading goes along to each page that what stands under it reaches.
    """

    plain: str = ""
    passages: tuple[Passage, ...] = ()
    heading: str = ""

    @property
    def characters(self) -> int:
        """Return how much of a message's text it takes at most."""
        texts = (self.heading, self.plain, *(passage.text() for passage in self.passages))
        return sum(map(len, texts))

    @property
    def components(self) -> int:
        """Return how many components it takes at most: a heading, then a text or a box of them."""
        return bool(self.heading) + 1 + len(self.passages)

    @property
    def statements(self) -> int:
        """Return how many statements it shows."""
        return sum(len(passage.statements) for passage in self.passages)

    def panel(self, told: set[CaveatNote]) -> Panel:
        """Return the panel, and add its caveats to what was told."""
        if not self.passages:
            return Panel((self.plain,))
        standing: Standing = "claimed" if self.passages[0].first.is_claim else "reported"
        # The last passage that a caveat covers has its sentence: it explains the labels above it.
        sources = ("", *(passage.source.id for passage in self.passages))
        texts = []
        for above, passage in reversed(list(zip(sources, self.passages, strict=False))):
            texts.append(passage.text(told, is_named=above == passage.source.id))
            told.update(passage.first.caveats)
        return Panel(tuple(reversed(texts)), standing)


@dataclass(frozen=True, slots=True)
class Page:
    """What one message shows at a time; `number` counts from 1."""

    panels: tuple[Panel, ...]
    number: int = 1
    total: int = 1


def paginate(blocks: Iterable[Block]) -> tuple[Page, ...]:
    """Return the pages that show all headings, sentences and statements, at least one.

    Corrections and offers are no part of a page: they accompany every page.
    """
    pages: list[list[_Draft]] = [[]]
    for draft in _drafts(blocks):
        if not _fit([*pages[-1], draft]):
            pages.append([])
        pages[-1].append(draft)
    return tuple(
        Page(tuple(_panels(drafts)), number, len(pages))
        for number, drafts in enumerate(pages, start=1)
    )


def fits_one_page(blocks: Iterable[Block]) -> bool:
    """Tell whether a single message shows it all."""
    return len(paginate(blocks)) == 1


def _fit(drafts: list[_Draft]) -> bool:
    return (
        sum(draft.characters for draft in drafts) <= PAGE_CHARACTERS
        and sum(draft.components for draft in drafts) <= PAGE_COMPONENTS
        and sum(draft.statements for draft in drafts) <= PAGE_STATEMENTS
    )


def _panels(drafts: Iterable[_Draft]) -> Iterator[Panel]:
    told: set[CaveatNote] = set()
    heading = ""
    for draft in drafts:
        if draft.heading not in {"", heading}:
            yield Panel((draft.heading,))
        heading = draft.heading
        yield draft.panel(told)


def _drafts(blocks: Iterable[Block]) -> Iterator[_Draft]:
    heading, is_empty = "", False
    for _, together in groupby(blocks, _shared):
        group = tuple(together)
        match group[0]:
            case Heading() as block:
                if is_empty:
                    yield _Draft(heading)
                heading, is_empty = f"### {escaped(block.text)}", True
                continue
            case Sentence() as block:
                drafts = iter([_Draft(escaped(block.text))])
            case Statement():
                drafts = _together([one for one in group if isinstance(one, Statement)])
            case CorrectionNote() | Suggestions():
                continue
            case block:
                assert_never(block)
        is_empty = False
        yield from (replace(draft, heading=heading) for draft in drafts)
    if is_empty:
        yield _Draft(heading)


def _shared(block: Block) -> object:
    """Return what statements that stand together must share; another for any other block."""
    if not isinstance(block, Statement):
        return id(block)
    shared = (block.standing, block.claimant, block.attribution, block.source.id, block.time_bound)
    return *shared, block.caveats


def _together(group: list[Statement]) -> Iterator[_Draft]:
    """Yield statements with what is related to them: in one panel, or else in several."""
    is_alone = len(group) == 1
    related = [
        found
        for shown, which in zip(group, ("",) if is_alone else ORDINALS, strict=False)
        for found in _related(shown, which)
    ]
    whole = _Draft(passages=(Passage(tuple(group)), *related))
    if len(group) <= PAGE_STATEMENTS and _fits_under_heading(whole):
        yield whole
    elif not is_alone:
        half = len(group) // 2
        yield from _together(group[:half])
        yield from _together(group[half:])
    else:
        for passage in (Passage((group[0],)), *_related(group[0], _named(group[0]))):
            draft = _Draft(passages=(passage,))
            yield draft if _fits_under_heading(draft) else _Draft(phrases.TOO_LONG)


def _related(shown: Statement, which: str) -> Iterator[Passage]:
    """Yield all that is related, at any depth; `which` names what it responds to, if need be."""
    for response in shown.responses:
        lead = phrases.lead_on(response.relation, which) if which else response.lead
        yield Passage((response.statement,), lead)
        yield from _related(response.statement, _named(response.statement))


def _named(shown: Statement) -> str:
    return f"the statement on “{shown.question}”"


def _fits_under_heading(draft: _Draft) -> bool:
    return draft.characters <= PAGE_CHARACTERS - HEADING_CHARACTERS and _fit([draft])


def escaped(text: str) -> str:
    """Return one line of text so that Discord shows it letter by letter: no markdown, no pings.

    Links stay as they are: Discord would show a backslash within one.
    """
    return _MARKUP.sub(_as_shown, text)


def _as_shown(found: re.Match[str]) -> str:
    kept = found["kept"] or ""
    return f"{kept}\\{found['mark'] or ''}" if found["dot"] or not kept else kept
