"""Looking into a layout."""

from __future__ import annotations

import re
from typing import Any

from discord import ui

from bot.discord_bot.layouts import ITEMS


def texts_in(view: ui.LayoutView) -> list[ui.TextDisplay[ui.LayoutView]]:
    """Return all texts of a layout, nested ones too."""
    return [item for item in view.walk_children() if isinstance(item, ui.TextDisplay)]


def text_in(view: ui.LayoutView) -> str:
    """Return the whole text of a layout, each part on a line of its own."""
    return "\n".join(part.content for part in texts_in(view))


def items_in(view: ui.LayoutView) -> list[ui.DynamicItem[ui.Item[ui.LayoutView]]]:
    """Return the buttons and selects of a layout."""
    return [item for item in view.walk_children() if isinstance(item, ui.DynamicItem)]


def buttons_in(view: ui.LayoutView) -> list[ui.Button[ui.LayoutView]]:
    """Return the buttons of a layout."""
    return [one.item for one in items_in(view) if isinstance(one.item, ui.Button)]


def classes_for(custom_id: str) -> dict[type[ui.DynamicItem[Any]], re.Match[str]]:
    """Return the classes whose template a custom id matches, as discord.py tells them apart."""
    matches = {item: item.__discord_ui_compiled_template__.fullmatch(custom_id) for item in ITEMS}
    return {item: match for item, match in matches.items() if match}
