"""Questions a base can be tried with, and whether the bot would answer them rightly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from bot.answering.calibration import MANY, Trial
from bot.answering.outcome import Answer
from bot.knowledge import FactBase, Golden
from bot.matching import Matcher, Matching

Answering = Callable[[Matching, str], Answer | None]
Item = TypeVar("Item")


def golden_trials(base: FactBase, matcher: Matcher, answering: Answering) -> Iterator[Trial]:
    """Yield how the golden questions come out that would be answered plainly, at most `MANY`."""
    for golden in spread(base.golden, MANY):
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


def spread(items: Sequence[Item], most: int) -> Iterator[Item]:
    """Yield at most `most` of the items, evenly spread over all of them."""
    count = min(len(items), most)
    for number in range(count):
        yield items[number * len(items) // count]
