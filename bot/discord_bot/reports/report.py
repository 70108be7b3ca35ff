"""A report as a private layout: its lines in the message where they fit, else in a file."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.discord_bot.layouts import Page, Panel, escaped, lay_out
from bot.discord_bot.layouts.components import ReloadButton
from bot.discord_bot.log import event
from bot.discord_bot.transport.responses import answer

SHOWN_CHARACTERS = 3_000  # more than that goes into a file: a message holds 4,000
SHOWN_LINES = 40  # nobody reads more of them in a chat
ATTACHED = "The file holds all of it."
NOT_ATTACHED = "I may not attach files here, so {left} more lines are not shown."

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """A head of one sentence, and plain lines; `name` is what a file of them is called.

    `change` is one of the base that is to be confirmed or not: it brings two buttons.
    """

    head: str
    lines: tuple[str, ...] = ()
    name: str = "report.txt"
    change: str = ""

    @property
    def fits(self) -> bool:
        """Tell whether a message shows all of it."""
        return len(_shown(self.lines)) == len(self.lines)

    def layout(self) -> ui.LayoutView:
        """Return the whole report, or its head and its file."""
        if self.fits:
            return self._lay_out(self.lines)
        view = self._lay_out((ATTACHED,))
        view.add_item(ui.File(f"attachment://{self.name}"))
        return view

    def layout_cut(self) -> ui.LayoutView:
        """Return what fits of it without a file, and how much that leaves out."""
        shown = _shown(self.lines)
        left = NOT_ATTACHED.format(left=len(self.lines) - len(shown))
        return self._lay_out((*shown, left))

    def _lay_out(self, lines: tuple[str, ...]) -> ui.LayoutView:
        texts = (f"**{escaped(self.head)}**", "\n".join(map(escaped, lines)))
        buttons = (ReloadButton(self.change, take=take) for take in (True, False))
        return lay_out(
            Page(tuple(Panel((text,)) for text in texts if text)),
            rows=[ui.ActionRow(*buttons)] if self.change else (),
        )

    def file(self) -> discord.File | None:
        """Return the file that goes with the layout, where one is needed."""
        if self.fits:
            return None
        text = "\n".join((self.head, "", *self.lines, ""))
        return discord.File(io.BytesIO(text.encode()), self.name)


async def send_report(interaction: discord.Interaction[Any], report: Report) -> None:
    """Answer an interaction with a report, privately; where no file may be sent, with its start."""
    try:
        await answer(interaction, report.layout(), private=True, make_file=report.file)
    except discord.Forbidden as error:
        if report.fits:
            raise
        event(_log, "not_allowed_to_attach", logging.WARNING, code=error.code)
        await answer(interaction, report.layout_cut(), private=True)


def _shown(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first lines, as many as a message shows."""
    left = SHOWN_CHARACTERS
    for position, line in enumerate(lines[:SHOWN_LINES]):
        left -= len(escaped(line)) + 1
        if left < 0:
            return lines[:position]
    return lines[:SHOWN_LINES]
