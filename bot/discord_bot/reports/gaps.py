"""What was asked in a server and could not be answered, in plain lines."""

from __future__ import annotations

from collections.abc import Collection

from bot.answering.stories import Stories
from bot.discord_bot.reports.report import Report
from bot.store import Gap

OFF = "Nothing is kept of what I cannot answer here; /setup switches it on."
NONE = "Nothing yet that three people asked in one week and I could not answer."
HEAD = "What several people asked here and I could not answer, the most asked first"
LINE = "{askers} asked: {question} — {shown} (since {since:%d %b %Y})"
NOTHING_SHOWN, SHOWN = "I had nothing near it", "the nearest I had: {title}"


def gaps_report(stories: Stories, gaps: Collection[Gap], *, is_kept: bool) -> Report:
    """Return the gaps of a server; `is_kept` tells whether new ones are kept there."""
    if not gaps:
        return Report(NONE if is_kept else OFF)
    return Report(HEAD, tuple(_line(stories, gap) for gap in gaps), "gaps.txt")


def _line(stories: Stories, gap: Gap) -> str:
    shown = SHOWN.format(title=_title(stories, gap.entry)) if gap.entry else NOTHING_SHOWN
    return LINE.format(askers=gap.askers, question=gap.question, shown=shown, since=gap.first_on)


def _title(stories: Stories, key: str) -> str:
    """Return the neutral question of an entry; its id where it has none, or is gone."""
    if found := stories.locate(key):
        snapshot, entry = found
        return getattr(snapshot.base.entries[entry], "question", None) or entry
    return key
