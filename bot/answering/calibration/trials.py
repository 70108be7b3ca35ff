"""Questions to try a base with: golden ones, and its own phrasings with themselves left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from bot.answering.calibration.thresholds import Trial
from bot.answering.outcome import Answer, Decision
from bot.answering.verdict import Expected, is_right
from bot.knowledge import Entry, FactBase
from bot.matching import Matcher, Matching
from bot.matching.leave_one_out import LeaveOneOut

MANY = 500  # golden questions; a base is tried with them whenever it is loaded
ENOUGH = 100  # golden questions
WITHHELD, UNSTATED, HELD_OUT = 140, 30, 30  # phrasings
# Of 123 new questions about our report, 6 asked for what it does not say and found none of 185
# unknowns: about one in 20. Their confidence differs widely, so more are tried and
# each counts less.
UNFORESEEN, UNFORESEEN_TRIED = 20, 150
GOLDEN_RATIO = 0.618034  # its multiples fill the numbers between 0 and 1 evenly, however many

Decide = Callable[[Matching, str], Decision]
Item = TypeVar("Item")


def trials(base: FactBase, matcher: Matcher, ungated: Decide) -> Iterator[Trial]:
    """Yield the trials of a base: its golden questions, and phrasings where those are few.

    `ungated` decides without any limit of confidence.
    """
    yield from golden_trials(base, matcher, ungated)
    if len(base.golden) < ENOUGH:
        yield from withheld_trials(base, matcher, ungated)


def golden_trials(base: FactBase, matcher: Matcher, ungated: Decide) -> Iterator[Trial]:
    """Yield the golden questions that would be answered plainly, at most `MANY`."""
    for golden in scattered(list(spread(base.golden, MANY))):
        answer = ungated(matcher.match(golden.question), golden.question).outcome
        # A correction says that the question is wrong: one that must not be answered may get it.
        if isinstance(answer, Answer) and not (golden.abstain and answer.corrections):
            expected = Expected(golden.expect, golden.abstain)
            yield Trial(answer.confidence, is_right(base, answer.entry, expected))


def withheld_trials(base: FactBase, matcher: Matcher, ungated: Decide) -> Iterator[Trial]:
    """Yield phrasings of the base, each decided on as if the base did not hold that phrasing.

    Some are phrasings of what is not stated; for some the base also goes without their entry and
    whatever that is part of. Those two kinds have no right answer.
    """
    leave_one_out, places = LeaveOneOut(matcher), _places(matcher)

    def tried(entry: str, ask: str, *, held_out: bool) -> Iterator[Trial]:
        kin = _kin(base, entry)
        without = [places[one] for one in kin] if held_out else []
        answer = ungated(leave_one_out.match(ask, without), ask).plain_answer
        if answer is not None:
            yield Trial(answer.confidence, answer.entry in kin and not held_out)

    known = [*_asks(base.facts.values()), *_asks(base.topics.values())]
    unknown = list(_asks(base.unknowns.values()))
    for entry, ask in (*spread(known, WITHHELD), *spread(unknown, UNSTATED)):
        yield from tried(entry, ask, held_out=False)
    for entry, ask in spread(known, HELD_OUT):
        yield from tried(entry, ask, held_out=True)


def unforeseen_trials(base: FactBase, matcher: Matcher, ungated: Decide) -> Iterator[Trial]:
    """Yield phrasings of unknowns, each decided on as if the base did not hold that unknown.

    Together they weigh as many questions as strangers ask for what no unknown foresaw, beside as
    many questions as there are golden ones.
    """
    leave_one_out, places = LeaveOneOut(matcher), _places(matcher)
    count = len(base.golden) // UNFORESEEN
    asks = list(spread(list(_asks(base.unknowns.values())), UNFORESEEN_TRIED if count else 0))
    for unknown, ask in asks:
        answer = ungated(leave_one_out.match(ask, [places[unknown]]), ask).plain_answer
        if answer is not None:
            yield Trial(answer.confidence, right=False, weight=count / len(asks))


def _places(matcher: Matcher) -> dict[str, int]:
    """Return the number of each candidate."""
    return {one.id: place for place, one in enumerate(matcher.catalogue.candidates)}


def _asks(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        yield from ((entry.id, ask) for ask in entry.asks)


def _kin(base: FactBase, entry: str) -> set[str]:
    """Return the entry, the topics that hold it, and the facts it holds."""
    topic = base.topics.get(entry)
    holders = (other.id for other in base.topics.values() if entry in other.facts)
    return {entry, *holders, *(topic.facts if topic else ())}


def spread(items: Sequence[Item], most: int) -> Iterator[Item]:
    """Yield at most `most` of the items, evenly spread over all of them."""
    count = min(len(items), most)
    for number in range(count):
        yield items[number * len(items) // count]


def scattered(items: Sequence[Item]) -> list[Item]:
    """Return the items in an order in which the first few come from all over them."""
    places = sorted(range(len(items)), key=lambda place: place * GOLDEN_RATIO % 1)
    return [items[place] for place in places]
