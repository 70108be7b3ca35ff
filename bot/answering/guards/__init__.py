"""Guards: what a score cannot see: a figure, name, negation, speaker or slot the fact has not.

Each guard is a function from a question and the entry about to answer it to a correction, or None.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.guards.claimants import check_claimant, check_names
from bot.answering.guards.negation import check_negation
from bot.answering.guards.numbers import check_days, check_numbers
from bot.answering.guards.slots import check_slots
from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction

# A speaker before a name: most speakers are names too, and "not by them" says more than "not here".
GUARDS = (check_numbers, check_days, check_claimant, check_names, check_negation, check_slots)

__all__ = ["GUARDS", "Subject", "corrections"]


def corrections(subject: Subject) -> Iterator[Correction]:
    """Yield what in the question the entry contradicts; one correction is told, the first."""
    for guard in GUARDS:
        found = guard(subject)
        if found is not None:
            yield found
            return
