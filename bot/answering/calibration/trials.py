"""Questions a base can be tried with, and whether the bot would answer them rightly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from bot.answering.calibration.thresholds import MANY, Trial
from bot.answering.outcome import Answer
from bot.knowledge import Entry, FactBase, Golden
from bot.matching import Matcher, Matching
from bot.matching.leave_one_out import LeaveOneOut

ENOUGH = 100  # golden questions
WITHHELD, UNSTATED, HELD_OUT = 140, 30, 30  # phrasings
# Of 123 new questions about our report, 6 asked for what it does not say and found none of 185
# unknowns: about one in so many. What they come to differs widely, so more are tried and each
# counts less.
UNFORESEEN, UNFORESEEN_TRIED = 20, 150
GOLDEN_RATIO = 0.618034  # its multiples fill the numbers between 0 and 1 evenly, however many

Answering = Callable[[Matching, str], Answer | None]
Item = TypeVar("Item")


def trials(base: FactBase, matcher: Matcher, answering: Answering) -> Iterator[Trial]:
    """Yield how questions come out that would be answered plainly: golden ones, if few, others."""
    yield from golden_trials(base, matcher, answering)
    if len(base.golden) < ENOUGH:
        yield from withheld_trials(base, matcher, answering)


def golden_trials(base: FactBase, matcher: Matcher, answering: Answering) -> Iterator[Trial]:
    """Yield how the golden questions come out that would be answered plainly, at most `MANY`."""
    for golden in scattered(list(spread(base.golden, MANY))):
        answer = answering(matcher.match(golden.question), golden.question)
        # A correction says that the question is wrong; who must abstain may say so.
        if answer is not None and not (golden.abstain and answer.corrections):
            yield Trial(answer.confidence, _is_right(base, answer, golden))


def _is_right(base: FactBase, answer: Answer, golden: Golden) -> bool:
    """Tell whether what is expected comes first, or is all among the facts of a topic."""
    topic = base.topics.get(answer.entry)
    facts = topic.facts if topic else (answer.entry,)
    expected = set(golden.expect)
    if golden.abstain or not expected:
        return False
    return not {answer.entry, facts[0]}.isdisjoint(expected) or expected.issubset(facts)


def withheld_trials(base: FactBase, matcher: Matcher, answering: Answering) -> Iterator[Trial]:
    """Yield how phrasings come out that the base is taken not to hold.

    Some of them ask for what is not stated, and for some it is taken not to hold the entry either,
    nor what that is part of: as many together as there are golden questions that must abstain.
    """
    leave_one_out, places = LeaveOneOut(matcher), _places(matcher)

    def tried(entry: str, ask: str, *, held_out: bool) -> Iterator[Trial]:
        kin = _kin(base, entry)
        without = [places[one] for one in kin] if held_out else []
        answer = answering(leave_one_out.match(ask, without), ask)
        if answer is not None and not answer.corrections:
            yield Trial(answer.confidence, answer.entry in kin and not held_out)

    known = [*_asks(base.facts.values()), *_asks(base.topics.values())]
    unknown = list(_asks(base.unknowns.values()))
    for entry, ask in (*spread(known, WITHHELD), *spread(unknown, UNSTATED)):
        yield from tried(entry, ask, held_out=False)
    for entry, ask in spread(known, HELD_OUT):
        yield from tried(entry, ask, held_out=True)


def unforeseen_trials(base: FactBase, matcher: Matcher, answering: Answering) -> Iterator[Trial]:
    """Yield how questions come out for what is not stated, as though no unknown told of it.

    They count as many as strangers ask beside as many questions as there are golden ones.
    """
    leave_one_out, places = LeaveOneOut(matcher), _places(matcher)
    count = len(base.golden) // UNFORESEEN
    asks = list(spread(list(_asks(base.unknowns.values())), UNFORESEEN_TRIED if count else 0))
    for unknown, ask in asks:
        answer = answering(leave_one_out.match(ask, [places[unknown]]), ask)
        if answer is not None and not answer.corrections:
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
