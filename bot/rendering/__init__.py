"""Replies as people and programs see them: terminal text, and JSON."""

from bot.rendering.as_json import ReplyObject, as_json, dump_line
from bot.rendering.cut import cut
from bot.rendering.terminal import PLAIN_WIDTH, lines, measure, open_console, plain, show

__all__ = [
    "PLAIN_WIDTH",
    "ReplyObject",
    "as_json",
    "cut",
    "dump_line",
    "lines",
    "measure",
    "open_console",
    "plain",
    "show",
]
