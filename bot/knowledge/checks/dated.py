"""Dates: a fact has only those that its events give it, in the source's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from bot.errors import Problem
from bot.knowledge.checks.displayed_texts import Shown
from bot.knowledge.checks.draft import Draft
from bot.knowledge.model import Event, Fact
from bot.knowledge.yaml.findings import nearest, quoted
from bot.language.dates import NamedDate, dates_in, named_dates

_JOINED = re.compile(r"[\s,]*")  # "Saturday, 12 May 2024" is one date
_SLIP = 80  # per cent; one letter of "Munday" makes 83


def dated_by_the_source(strings: Iterable[Shown], draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each date that the timeline does not give to a fact, once a fact.

    Outside facts, any event may give it. What events that are wrong may have given is not told.
    """
    if not draft.is_whole("events"):
        return
    told: dict[str | None, set[str]] = {}
    for string in strings:
        fact = string.fact
        known = told.setdefault(fact.id if fact else None, set())
        for written, dates in _phrases(string.text, known | draft.dates_of(fact)):
            if fact is None or dates.isdisjoint(draft.dates_astray):
                yield _problem(string, written, dates, draft)
            known |= dates if fact else set()


def _phrases(text: str, known: set[str] | frozenset[str]) -> Iterator[tuple[str, set[str]]]:
    """Yield the dates of a text that are not known, as it writes them and in our spellings."""
    group: list[NamedDate] = []
    new = (named for named in named_dates(text) if not known.issuperset(named.dates))
    for named in sorted(new):
        end = max((one.end for one in group), default=0)
        if group and named.start > end and not _JOINED.fullmatch(text, end, named.start):
            yield _joined(text, group)
            group = []
        group.append(named)
    if group:
        yield _joined(text, group)


def _joined(text: str, group: Sequence[NamedDate]) -> tuple[str, set[str]]:
    end = max(one.end for one in group)
    return text[group[0].start : end], {date for one in group for date in one.dates}


def _problem(string: Shown, written: str, dates: set[str], draft: Draft) -> Problem:
    """Return the problem of a date: at the event that misspells it, if one does."""
    fact = string.fact
    listing = [event for event in draft.content.events if fact and fact.id in event.facts]
    for event in listing:
        if slip := _slip(event, dates):
            what = f"in 'when': {quoted(slip)} is no date, and '{string.path[1]}' says '{written}'"
            return draft.problem(("events", event.id, "when"), what, f"did you mean '{written}'?")
    what = f"in '{string.role}': '{written}' is the 'when' of no event"
    what += " that lists this fact" if fact else ""
    count = " (a count takes a comma: 1,200)" if written.isdigit() else ""
    return draft.problem(string.path, what, _remedy(fact, written, dates, draft) + count)


def _slip(event: Event, dates: set[str]) -> str | None:
    """Return a word of the event's time that misspells one of these dates."""
    words = re.findall(r"\w+", event.when.lower())
    wrong = [word for word in words if not dates_in(word.capitalize())]
    names = (part for date in dates for part in date.split() if not part.isdigit())
    return next((near for name in names if (near := nearest(name, wrong, _SLIP))), None)


def _remedy(fact: Fact | None, written: str, dates: set[str], draft: Draft) -> str:
    events = draft.content.events
    given = next((event.id for event in events if dates <= dates_in(event.when)), None)
    if fact and given:
        return f"list the fact in the event '{given}', or take the date out"
    listed = fact.id if fact else "…"
    event = (
        f"{{id: …, when: {json.dumps(written, ensure_ascii=False)}, order: …, facts: [{listed}]}}"
    )
    return f"add an event, {event}, or take the date out"
