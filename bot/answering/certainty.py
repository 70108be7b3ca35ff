"""Whether the best answer is certain enough to be given plainly, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.answering.policy import Policy
from bot.matching import Match, Matching

Doubt = Literal["near_miss", "coverage", "margin", "confidence"]
NEAR_MISS_MARGIN = 0.1  # of cosine: how much nearer a known near miss must be to forbid an answer

NEAREST = 5  # entries, one of which must hold enough of the words


@dataclass(frozen=True, slots=True)
class Certainty:
    """How the best answer stands against what a policy asks for.

    `exact` tells that the question is one of its phrasings, which nothing speaks against.
    """

    answer: Match
    exact: bool
    doubts: tuple[Doubt, ...]

    @property
    def is_enough(self) -> bool:
        """Tell whether nothing speaks against the answer."""
        return not self.doubts


def certainty(matching: Matching, answer: Match, policy: Policy) -> Certainty:
    """Return whether the bot may answer plainly with `answer`, one of the ranked entries."""
    exact = matching.exact_match_id == answer.id
    doubts = () if exact else tuple(_doubts(matching, answer, policy))
    return Certainty(answer, exact, doubts)


def is_relevant(matching: Matching, policy: Policy) -> bool:
    """Tell whether the base is about anything like the question at all."""
    if not matching.ranked or matching.ranked[0].kind == "off_topic":
        return False
    return max(match.coverage for match in matching.ranked[:NEAREST]) >= policy.relevant


def _doubts(matching: Matching, answer: Match, policy: Policy) -> Iterator[Doubt]:
    if answer.near_miss_cosine > answer.cosine + NEAR_MISS_MARGIN:
        yield "near_miss"
    if answer.coverage < policy.covered:
        yield "coverage"
    if matching.gap_to_runner_up < policy.margin:
        yield "margin"
    if matching.confidence < policy.answer:
        yield "confidence"
