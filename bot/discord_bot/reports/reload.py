"""The report on a reload: what it changed, or why it was refused."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.live import Change, Reloaded, RemovalsUnconfirmed
from bot.discord_bot.reports.report import Report
from bot.errors import GoldenRegression, KnowledgeError
from bot.knowledge.diff import BaseDiff

RELOADED = "Reloaded in {seconds:.1f} s: revision {revision}."
UNCHANGED = "Read again in {seconds:.1f} s: nothing has changed, revision {revision}."
REFUSED = "Not reloaded: {problems}. The current fact base stays in use."
REGRESSED = "Not reloaded: {problems} with golden questions. The current fact base stays in use."
UNCONFIRMED = (
    "Not reloaded yet: {count} would vanish. Take it over if that is meant; if a file is missing or"
    " not written to its end, keep the fact base in force."
)
SECTIONS = {"golden": "golden questions"}


def reload_report(reloaded: Reloaded) -> Report:
    """Return what a reload changed, section by section."""
    lines = tuple(_reloaded(reloaded))
    words = RELOADED if lines else UNCHANGED
    head = words.format(seconds=reloaded.seconds, revision=reloaded.revision)
    return Report(head, lines, "changes.txt")


def _reloaded(reloaded: Reloaded) -> Iterator[str]:
    """Yield what changed; where there are several stories, under the title of each."""
    yield from (f"Story removed: {title}" for title in reloaded.gone)
    for change in reloaded.changes:
        title, lines = change.snapshot.story.title, change_lines(change)
        if change.before is None:
            yield f"Story added: {title}"
        elif lines and reloaded.stories.are_several:
            yield f"Story: {title}"
        yield from lines


def problems_report(error: KnowledgeError) -> Report:
    """Return the problems that kept a reload from happening, each with its place."""
    count = len(error.problems)
    words = REGRESSED if isinstance(error, GoldenRegression) else REFUSED
    head = words.format(problems="1 problem" if count == 1 else f"{count} problems")
    return Report(head, tuple(map(str, error.problems)), "problems.txt")


def removals_report(error: RemovalsUnconfirmed) -> Report:
    """Return what would vanish with a reload, with buttons to take it over or to keep the old."""
    count = len(error.removals)
    head = UNCONFIRMED.format(count="1 thing" if count == 1 else f"{count} things")
    lines = tuple(f"would vanish: {removal}" for removal in error.removals)
    return Report(head, lines, "removals.txt", error.change)


def change_lines(change: Change) -> tuple[str, ...]:
    """Return all that changed in a story as lines."""
    now_right = (f"Answered rightly now: {question}" for question in change.golden_now_right)
    return *_changes(change.diff), *now_right


def _changes(changes: BaseDiff) -> Iterator[str]:
    for section, changed in changes.sections.items():
        yield f"{SECTIONS.get(section, section).capitalize()}: {changed.counts}"
        yield from (f"added: {key}" for key in changed.added)
        yield from (
            f"changed: {key} ({', '.join(fields)})" for key, fields in changed.changed.items()
        )
        yield from (f"removed: {key}" for key in changed.removed)
