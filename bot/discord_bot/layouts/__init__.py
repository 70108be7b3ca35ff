"""Blocks → pages → Components V2 layouts: pure functions that keep every limit of Discord's."""

from bot.discord_bot.layouts.components import ITEMS
from bot.discord_bot.layouts.pages import Page, Panel, escaped, fits_one_page, paginate
from bot.discord_bot.layouts.view import (
    Controls,
    Row,
    entry_of,
    lay_out,
    lead_of,
    present,
    present_blocks,
    present_check,
    sentence,
)

__all__ = [
    "ITEMS",
    "Controls",
    "Page",
    "Panel",
    "Row",
    "entry_of",
    "escaped",
    "fits_one_page",
    "lay_out",
    "lead_of",
    "paginate",
    "present",
    "present_blocks",
    "present_check",
    "sentence",
]
