"""Replies and listings with their controls: what is sent, and what a page turn shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeGuard

from discord import ui

from bot.answering import Reply
from bot.answering.phrases import WHAT_IT_SAYS
from bot.answering.reply import Block, CorrectionNote, Sentence, Statement, Suggestions
from bot.discord_bot import phrases
from bot.discord_bot.layouts import Page, Row, fits_one_page, lay_out, lead_of, paginate
from bot.discord_bot.layouts.components import button, entry_select
from bot.discord_bot.layouts.custom_ids import Action, Remove, ShowRelated, Subject, TurnPage
from bot.rendering import cut

ENTRY = "entry"  # the kind of pages that show one entry of the base


@dataclass(frozen=True, slots=True)
class Controls:
    """What stands under a page: who may remove it (None: it is private), and what it is about."""

    asker: int | None = None
    subject: Subject | None = None
    related_to: str | None = None


def entry_of(reply: Reply) -> str | None:
    """Return the entry a reply is about, or None where it is about none or several."""
    if reply.topic or reply.unknown:
        return reply.topic or reply.unknown
    return reply.statements[0].id if len(reply.statements) == 1 else None


def present(reply: Reply, asker: int | None = None, *, titled: bool = False) -> ui.LayoutView:
    """Return the first page of a reply; `asker` is who may remove it, None where it is private.

    `titled` puts the neutral question over a single statement: for where nobody sees a question.
    """
    entry = entry_of(reply)
    controls = Controls(
        asker=asker,
        subject=Subject(ENTRY, entry) if entry else None,
        related_to=entry if reply.statements else None,
    )
    is_fact = entry and not reply.topic and not reply.unknown
    title = reply.statements[0].question if titled and is_fact else ""
    # What goes with a correction is no part of the pages, which are made again without it.
    corrections = [block.text for block in reply.blocks if _is_of_correction(block)]
    blocks = [block for block in reply.blocks if not _is_of_correction(block)]
    return present_blocks(blocks, controls, lead=lead_of(title, corrections))


def present_blocks(
    blocks: Iterable[Block], controls: Controls, number: int = 1, *, lead: str = ""
) -> ui.LayoutView:
    """Return page `number` of blocks, or the last one; without a subject they are cut to one page.

    The lead goes before every page. What is on offer becomes a select under it, which is a choice
    where there is nothing else to read.
    """
    blocks = tuple(blocks)
    if controls.subject is None:
        blocks = cut(blocks, fits_one_page)
    offers = next((block for block in blocks if isinstance(block, Suggestions)), None)
    is_choice = offers is not None and not any(isinstance(block, Statement) for block in blocks)
    if offers and is_choice:
        blocks = (*blocks, Sentence(offers.lead))
    pages = paginate(blocks)
    page = pages[min(max(number, 1), len(pages)) - 1]
    select = [entry_select(offers.lead, offers.items, is_choice=is_choice)] if offers else []
    buttons = [button(label, action) for label, action in _actions(page, controls)]
    rows = [Row(*items) for items in (select, buttons) if items]
    return lay_out(page, lead=lead, rows=rows)


def present_check(reply: Reply, asker: int | None = None) -> ui.LayoutView:
    """Return the facts that bear on a text, under a sentence that this is no verdict on it."""
    blocks = reply.blocks
    if reply.statements:
        blocks = (Sentence(phrases.NEAR_THE_TEXT), *blocks)
    return present_blocks(blocks, Controls(asker))


def _is_of_correction(block: Block) -> TypeGuard[CorrectionNote | Sentence]:
    return isinstance(block, CorrectionNote) or block == Sentence(WHAT_IT_SAYS)


def _actions(page: Page, controls: Controls) -> Iterator[tuple[str, Action]]:
    if controls.subject and page.number > 1:
        yield phrases.PREVIOUS_BUTTON, TurnPage(controls.subject, page.number - 1)
    if controls.subject and page.number < page.total:
        yield phrases.NEXT_BUTTON, TurnPage(controls.subject, page.number + 1)
    if controls.related_to:
        yield phrases.RELATED_BUTTON, ShowRelated(controls.related_to)
    if controls.asker is not None:
        yield phrases.REMOVE_BUTTON, Remove(controls.asker)
