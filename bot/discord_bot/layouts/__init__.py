"""Blocks → pages → Components V2 layouts: pure functions that keep every limit of Discord's."""

from bot.discord_bot.layouts.pages import Page, fits_one_page, paginate
from bot.discord_bot.layouts.view import LEAD_ID, Row, lay_out, lead_of, sentence

__all__ = ["LEAD_ID", "Page", "Row", "fits_one_page", "lay_out", "lead_of", "paginate", "sentence"]
