"""The report on how a question was decided, without the words that were typed."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from bot.answering.explanation import Explanation
from bot.discord_bot.reports.report import Report
from bot.matching.explanation import MatchExplanation

HIDDEN = "a misspelling"


def why_report(explanation: Explanation, known: Container[str]) -> Report:
    """Return how the bot decides; `known` are the words of the base's own phrasings."""
    decision, *rest = without_typed_words(explanation, known).lines()
    return Report(decision, tuple(rest), "why.txt")


def without_typed_words(explanation: Explanation, known: Container[str]) -> Explanation:
    """Return the explanation with no word in it that only the question holds.

    Of a repair only the known word stays; of the words nobody knows, how many they are.
    """
    decision, grounds = explanation.decision, explanation.grounds
    matching = decision.matching
    out_of_vocabulary = len(matching.out_of_vocabulary)
    return replace(
        explanation,
        decision=replace(
            decision,
            matching=replace(
                matching,
                repaired=tuple((HIDDEN, new) for _, new in matching.repaired if new in known),
                out_of_vocabulary=(f"{out_of_vocabulary}, not repeated here",)
                if out_of_vocabulary
                else (),
            ),
        ),
        grounds=grounds and _of_known_words(grounds, known),
    )


def _of_known_words(grounds: MatchExplanation, known: Container[str]) -> MatchExplanation:
    return replace(
        grounds,
        counted=tuple(one for one in grounds.counted if all(word in known for word in one.words)),
        missing=tuple(word for word in grounds.missing if word in known),
    )
