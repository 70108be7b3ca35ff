"""A page → a Components V2 layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import discord
from discord import ui

from bot.discord_bot.layouts.pages import Page, Panel, Standing
from bot.discord_bot.layouts.text import escaped

# One colour for each kind of statement, the same for every side; the words say it too.
ACCENTS: dict[Standing, discord.Colour] = {
    "claimed": discord.Colour(0x8F6BC9),
    "reported": discord.Colour(0x3A8FA3),
}
LEAD_ID = 1_000  # the id of the component that holds the lead, so that a page turn can keep it
LEAD_CHARACTERS = 498  # with a line for the ellipsis, 500

Row = ui.ActionRow[Any]


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


def _items(panel: Panel) -> Iterable[ui.Item[ui.LayoutView]]:
    texts = [ui.TextDisplay[ui.LayoutView](text) for text in panel.texts]
    if panel.standing is None:
        return texts
    box = ui.Container[ui.LayoutView](accent_colour=ACCENTS[panel.standing])
    for position, text in enumerate(texts):
        if position:
            box.add_item(ui.Separator())
        box.add_item(text)
    return [box]
