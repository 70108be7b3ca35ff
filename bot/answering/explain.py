"""Why a question came to its outcome, in words a moderator understands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from bot.answering import wording
from bot.answering.outcome import Answer, Choice, Correction, NoAnswer, NotStated, Spoken
from bot.answering.policy import Policy
from bot.knowledge import FactBase
from bot.matching import Match, Matching

SHOWN_MATCHES = 3


@dataclass(frozen=True, slots=True)
class Explanation:
    """The decision, what it rests on, and the nearest entries."""

    base: FactBase
    matching: Matching
    outcome: Spoken
    policy: Policy

    def lines(self) -> tuple[str, ...]:
        """Return the explanation as sentences, the decision first."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        matching = self.matching
        yield f"Outcome: {_decision(self.outcome)}."
        yield (
            f"Confidence that the best entry is right: {matching.confidence:.0%} "
            f"(an answer needs {self.policy.answer:.0%}, "
            f"or {self.policy.outranked:.0%} where an unknown scores higher)."
        )
        yield f"Compared words: {', '.join(matching.words) or 'none'}."
        if matching.repaired:
            repairs = ", ".join(f"{old} → {new}" for old, new in matching.repaired)
            yield f"Repaired spelling: {repairs}."
        if matching.unseen:
            yield f"Words no phrasing holds: {', '.join(matching.unseen)}."
        if matching.foreign:
            named = ", ".join(mention.name for mention in matching.foreign)
            yield f"Names the base does not know: {named}."
        for place, match in enumerate(matching.ranked[:SHOWN_MATCHES], start=1):
            yield f"{place}. {_described(match)}"
        if len(matching.ranked) > 1:
            margin = matching.ranked[0].score - matching.ranked[1].score
            yield f"Margin between the first two: {margin:.2f}."
        yield from (f"Guard: {_guard(self.base, found)}" for found in _guards(self.outcome))


def _decision(outcome: Spoken) -> str:
    match outcome:
        case Answer():
            corrected = ", with a correction" if outcome.corrections else ""
            return f"answer with “{outcome.entry}”{corrected}"
        case Choice():
            return f"choice between {', '.join(outcome.entries)}"
        case NotStated():
            return f"not stated (“{outcome.unknown}”)"
        case NoAnswer():
            return "no answer"
        case _:
            assert_never(outcome)


def _described(match: Match) -> str:
    near_miss = f", nearest near miss {match.near_miss:.2f}" if match.near_miss else ""
    return (
        f"{match.id} ({match.kind.replace('_', ' ')}): score {match.score:.2f} "
        f"(evidence {match.evidence:.2f}, contrast {match.contrast:.2f}), holds "
        f"{match.coverage:.0%} of the words, nearest phrasing “{match.phrasing}” "
        f"({match.cosine:.2f}{near_miss})."
    )


def _guards(outcome: Spoken) -> tuple[Correction, ...]:
    match outcome:
        case Answer() | NoAnswer():
            return outcome.corrections
        case Choice() | NotStated():
            return ()
        case _:
            assert_never(outcome)


def _guard(base: FactBase, found: Correction) -> str:
    return f"{found.kind}: {wording.correction(base, found)}"
