"""Why a question came to its outcome, in words a moderator understands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from bot.answering import why
from bot.answering.answerer import Answerer
from bot.answering.certainty import Certainty
from bot.answering.outcome import Answer, Choice, NoAnswer, NotStated, Spoken
from bot.answering.policy import Policy
from bot.knowledge import FactBase
from bot.matching import Match, Matching
from bot.matching.explanation import MatchExplanation, explain_match


@dataclass(frozen=True, slots=True)
class Explanation:
    """The decision and what it rests on.

    `certainty` is how the best answer stands, None where none is near, and `near_miss` the nearest
    question it is known not to answer; `grounds` are those of the leading entry; `speaks_unasked`
    tells whether the bot would answer where nobody addressed it.
    """

    base: FactBase
    policy: Policy
    matching: Matching
    outcome: Spoken
    certainty: Certainty | None
    near_miss: str | None
    grounds: MatchExplanation | None
    speaks_unasked: bool

    def lines(self) -> tuple[str, ...]:
        """Return the explanation as sentences, the decision first."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        yield why.decision(self.base, self.outcome)
        yield from self._reasons()
        match = leading(self.matching, self.outcome)
        if match is not None and self.grounds is not None:
            is_shown = isinstance(self.outcome, Answer | NotStated)
            yield why.nearest(self.base, match, is_shown=is_shown)
            yield from why.words(self.matching, self.grounds)
        yield from why.spelling(self.matching)
        if match is not None:
            yield from why.rivals(self.base, self.matching, match)
        if self.certainty is not None and self.certainty.doubts:
            yield why.doubts(self.policy, self.matching, self.certainty, self.near_miss)
        yield why.unasked(self.policy, speaks=self.speaks_unasked)

    def _reasons(self) -> Iterator[str]:
        match self.outcome:
            case Answer():
                if self.certainty is not None:
                    yield why.certain(self.policy, self.matching, self.certainty)
                yield from map(why.guard, self.outcome.corrections)
            case Choice():
                yield "No entry is certain enough to be shown by itself."
            case NotStated():
                yield "What is not stated fits best of all."
            case NoAnswer():
                yield why.silence(self.policy, self.matching, self.outcome)
            case _:
                assert_never(self.outcome)


def explain(answerer: Answerer, text: str) -> Explanation:
    """Return how an answerer decides on a question."""
    matching = answerer.matcher.match(text)
    outcome = answerer.decide(matching, text)
    match, stands = leading(matching, outcome), answerer.certainty(matching)
    catalogue = answerer.matcher.catalogue
    of_answer = explain_match(catalogue, matching, stands.answer.id) if stands else None
    return Explanation(
        base=answerer.base,
        policy=answerer.policy,
        matching=matching,
        outcome=outcome,
        certainty=stands,
        near_miss=of_answer.near_miss if of_answer else None,
        grounds=explain_match(catalogue, matching, match.id) if match else None,
        speaks_unasked=isinstance(answerer.decide_unasked(matching, text), Answer),
    )


def leading(matching: Matching, outcome: Spoken) -> Match | None:
    """Return the entry an outcome is about: the one shown, or the nearest."""
    match outcome:
        case Answer():
            entry = outcome.entry
        case NotStated():
            entry = outcome.unknown
        case Choice() | NoAnswer():
            return matching.ranked[0] if matching.ranked else None
        case _:
            assert_never(outcome)
    return next((match for match in matching.ranked if match.id == entry), None)
