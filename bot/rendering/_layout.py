"""Paragraphs → lines: indented and wrapped by the cells a text takes, not by its characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

INDENT = 2
LEAST_CELLS = 16  # narrower columns are unreadable: the indent goes first, then the width is passed


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text, how deep it is indented, and the bullet before its first line."""

    text: Text
    depth: int = 0
    bullet: str = ""


def wrapped(console: Console, paragraph: Paragraph, width: int) -> Iterator[Text]:
    """Yield the lines of a paragraph; a bullet's text hangs together beside the bullet.

    Lines keep to `width` cells unless that is less than `LEAST_CELLS`.
    """
    bullet = paragraph.bullet
    room = max(width, LEAST_CELLS) - len(bullet)
    indent = min(paragraph.depth * INDENT, max(room - LEAST_CELLS, 0))
    margin = " " * indent
    for number, line in enumerate(paragraph.text.wrap(console, room - indent)):
        line.rstrip()
        lead = " " * len(bullet) if number else bullet
        yield Text.assemble(margin, lead, line) if line else line
