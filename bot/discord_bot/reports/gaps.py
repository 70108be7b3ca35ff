"""What was asked in a server and could not be answered, in plain lines."""

from __future__ import annotations

from collections.abc import Collection

from bot.discord_bot.reports.report import Report
from bot.knowledge import FactBase
from bot.store import Gap

OFF = "Nothing is kept of what I cannot answer here; /setup switches it on."
NONE = "Nothing yet that three people asked in one week and I could not answer."
HEAD = "What several people asked here and I could not answer, the most asked first"
LINE = "{askers} asked: {question} — {shown} (since {since:%d %b %Y})"
NOTHING_SHOWN, SHOWN = "I had nothing near it", "the nearest I had: {title}"


def gaps_report(base: FactBase, gaps: Collection[Gap], *, is_kept: bool) -> Report:
    """Return the gaps of a server; `is_kept` tells whether new ones are kept there."""
    if not gaps:
        return Report(NONE if is_kept else OFF)
    return Report(HEAD, tuple(_line(base, gap) for gap in gaps), "gaps.txt")


def _line(base: FactBase, gap: Gap) -> str:
    shown = SHOWN.format(title=_title(base, gap.entry)) if gap.entry else NOTHING_SHOWN
    return LINE.format(askers=gap.askers, question=gap.question, shown=shown, since=gap.first_on)


def _title(base: FactBase, entry: str) -> str:
    """Return the neutral question of an entry; its id where it has none, or is gone."""
    return getattr(base.entries.get(entry), "question", None) or entry
