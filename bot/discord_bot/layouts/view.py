"""Replies and listings as Components V2 layouts: what is sent, and what a page turn shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.answering import Reply
from bot.answering.reply import (
    Block,
    CorrectionNote,
    Sentence,
    Statement,
    Suggestions,
    entry_key,
)
from bot.discord_bot import phrases
from bot.discord_bot.layouts.components import (
    LEAD_ID,
    EntrySelect,
    Listing,
    PageButton,
    RelatedButton,
    RemoveButton,
)
from bot.discord_bot.layouts.pages import Page, Panel, Standing, escaped, fits_one_page, paginate
from bot.discord_bot.listings import ENTRY
from bot.rendering import cut

# One colour for each kind of statement, the same for every side; the words say it too.
ACCENTS: dict[Standing, discord.Colour] = {
    "claimed": discord.Colour(0x8F6BC9),
    "reported": discord.Colour(0x3A8FA3),
}
LEAD_CHARACTERS = 498  # with a line for the ellipsis, 500

Row = ui.ActionRow[Any]


@dataclass(frozen=True, slots=True)
class Controls:
    """What stands under a page: `asker`, who can remove it (None: private), and what it shows.

    `entries` are those it is about, for what replies to it.
    """

    asker: int | None = None
    listing: Listing | None = None
    related_to: str | None = None
    entries: tuple[str, ...] = ()


def entry_of(reply: Reply) -> str | None:
    """Return the key of the entry a reply is about, or None where it is about none or several."""
    if reply.is_joint:
        return None
    if entry := reply.topic or reply.unknown:
        return entry_key(entry, reply.story)
    return reply.statements[0].key if len(reply.statements) == 1 else None


def present(reply: Reply, asker: int | None = None, *, titled: bool = False) -> ui.LayoutView:
    """Return the first page of a reply; `asker` can remove it, None where it is private.

    `titled` puts the neutral question over a single statement: for where nobody sees a question.
    """
    entry = entry_of(reply)
    controls = Controls(
        asker=asker,
        listing=Listing(ENTRY, entry) if entry else None,
        related_to=entry if reply.statements else None,
        entries=_entries(reply),
    )
    is_fact = entry and not reply.topic and not reply.unknown
    title = reply.statements[0].question if titled and is_fact else ""
    # The lead is no part of the pages, which are made again without it.
    lead = [block.text for block in _lead(reply)]
    return present_blocks(
        reply.blocks[len(lead) :],
        controls,
        lead=lead_of(title, lead),
        in_place=reply.outcome == "nearest",
    )


def present_blocks(
    blocks: Iterable[Block],
    controls: Controls,
    number: int = 1,
    *,
    lead: str = "",
    in_place: bool = False,
) -> ui.LayoutView:
    """Return page `number` of blocks, or the last one; without a listing they are cut to one page.

    The lead goes before every page. What is on offer becomes a select under it; what is picked
    there is shown in place of the reply where that is asked for, or there is nothing else to read.
    """
    blocks = tuple(blocks)
    if controls.listing is None:
        blocks = cut(blocks, fits_one_page)
    offers = next((block for block in blocks if isinstance(block, Suggestions)), None)
    offers_only = offers is not None and not any(isinstance(block, Statement) for block in blocks)
    if offers and offers_only:
        blocks = (*blocks, Sentence(offers.lead))
    pages = paginate(blocks)
    page = pages[min(max(number, 1), len(pages)) - 1]
    select = []
    if offers:
        prompt = phrases.CHOOSE if offers_only else offers.lead
        select = [EntrySelect(offers.items, in_place=offers_only or in_place, lead=prompt)]
    buttons = list(_buttons(page, controls))
    rows = [Row(*items) for items in (select, buttons) if items]
    return lay_out(page, lead=lead, rows=rows)


def present_check(reply: Reply, asker: int | None = None) -> ui.LayoutView:
    """Return the facts relevant to a text, under a sentence that this is no verdict on it."""
    blocks = reply.blocks
    if reply.outcome != "no_answer":
        blocks = (Sentence(phrases.NEAR_THE_TEXT), *blocks)
    return present_blocks(blocks, Controls(asker, entries=_entries(reply)))


def lay_out(page: Page, *, lead: str = "", rows: Sequence[Row] = ()) -> ui.LayoutView:
    """Return the layout of a page: the lead, its panels, its number if there are more, its rows.

    It never times out. A row belongs to one layout: make new ones for the next.
    """
    view = ui.LayoutView(timeout=None)
    if lead:
        view.add_item(ui.TextDisplay(lead, id=LEAD_ID))
    for panel in page.panels:
        for item in _items(panel):
            view.add_item(item)
    if page.total > 1:
        view.add_item(ui.TextDisplay(f"-# Page {page.number} of {page.total}"))
    for row in rows:
        view.add_item(row)
    return view


def lead_of(title: str, corrections: Iterable[str]) -> str:
    """Return what goes before every page: whole sentences, and an ellipsis for any left out."""
    lines = [f"**{escaped(title)}**"] if title else []
    for correction in map(escaped, corrections):
        if sum(len(line) + 1 for line in (*lines, correction)) > LEAD_CHARACTERS:
            lines.append("…")
            break
        lines.append(correction)
    return "\n".join(lines)


def sentence(text: str) -> ui.LayoutView:
    """Return a layout that says one fixed sentence."""
    return lay_out(Page((Panel((text,)),)))


def _entries(reply: Reply) -> tuple[str, ...]:
    """Return the entries that a follow-up to a reply is about."""
    entry = entry_of(reply)
    return (entry,) if entry else tuple(shown.key for shown in reply.statements)


def _lead(reply: Reply) -> Iterator[CorrectionNote | Sentence]:
    """Yield what an answer or the nearest entry begins with, before anything of the base.

    Of any other reply, the sentence that says which story it is of, where there is one.
    """
    is_entry = reply.outcome in {"answer", "nearest"}
    for block in reply.blocks if is_entry else reply.blocks[: reply.story is not None]:
        if not isinstance(block, CorrectionNote | Sentence):
            return
        yield block


def _buttons(page: Page, controls: Controls) -> Iterator[ui.Item[Any]]:
    if controls.listing and page.number > 1:
        yield PageButton(phrases.PREVIOUS_BUTTON, controls.listing, page.number - 1)
    if controls.listing and page.number < page.total:
        yield PageButton(phrases.NEXT_BUTTON, controls.listing, page.number + 1)
    if controls.related_to:
        yield RelatedButton(controls.related_to)
    if controls.asker is not None:
        yield RemoveButton(controls.asker, () if controls.related_to else controls.entries)


def _items(panel: Panel) -> Iterable[ui.Item[ui.LayoutView]]:
    texts = [ui.TextDisplay[ui.LayoutView](text) for text in panel.texts]
    if panel.standing is None:
        return texts
    return [ui.Container[ui.LayoutView](*texts, accent_colour=ACCENTS[panel.standing])]
