"""Guards, for what no score sees: figures, names, speakers, denials, opposites, roles, slots.

Each guard is a function from a question and the entry about to answer it to a correction, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from bot.answering.guards.claimants import check_claimant, check_names
from bot.answering.guards.negation import DENIALS, check_negation
from bot.answering.guards.numbers import DAYS, check_days, check_numbers
from bot.answering.guards.opposites import check_opposites, opposite_stems
from bot.answering.guards.quantifiers import QUANTIFIERS, check_quantifiers
from bot.answering.guards.roles import check_roles, deed_stems
from bot.answering.guards.slots import ASKING, check_slots
from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction
from bot.language.figure_words import FIGURE_WORDS


class Guard(NamedTuple):
    """A check, and what a question must hold for it to find anything, which is quick to tell."""

    check: Callable[[Subject], Correction | None]
    may_find: Callable[[Subject], bool]


# A speaker before a name: most speakers are names too, and "not by them" says more than "not here".
GUARDS = (
    Guard(check_numbers, lambda subject: any(map(_may_be_figure, subject.matching.words))),
    Guard(check_days, lambda subject: not DAYS.isdisjoint(subject.matching.words)),
    Guard(check_claimant, lambda subject: bool(subject.attributed_to)),
    Guard(check_names, lambda subject: bool(subject.match.unsupported_names)),
    Guard(check_negation, lambda subject: not DENIALS.isdisjoint(subject.matching.words)),
    Guard(check_opposites, lambda subject: not opposite_stems().isdisjoint(subject.stems)),
    Guard(check_quantifiers, lambda subject: not QUANTIFIERS.isdisjoint(subject.matching.words)),
    Guard(
        check_roles,
        lambda subject: bool(subject.entry.deeds) and not deed_stems().isdisjoint(subject.stems),
    ),
    Guard(check_slots, lambda subject: not ASKING.isdisjoint(subject.matching.words)),
)

__all__ = ["GUARDS", "Guard", "Subject", "corrections"]


def corrections(subject: Subject) -> Iterator[Correction]:
    """Yield what in the question the entry contradicts; one at most, the first."""
    for guard in GUARDS:
        correction = guard.check(subject) if guard.may_find(subject) else None
        if correction is not None:
            yield correction
            return


def _may_be_figure(word: str) -> bool:
    """Tell whether a plain word may be a figure, or part of one."""
    return word[0].isdigit() or word in FIGURE_WORDS
