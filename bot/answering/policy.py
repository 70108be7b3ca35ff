"""How sure the bot must be: the thresholds of its decisions, by who addressed it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """Probabilities and scores from which the bot speaks.

    answer: confidence from which an addressed question is answered plainly.
    answer_unasked: the same where nobody addressed the bot.
    outranked: the same where an unknown scores higher than the answer.
    margin: of the answer's score before that of the next answer.
    covered: share of the question's words an entry must hold to answer it plainly.
    offer: share of the best score from which an entry is worth offering.
    relevant: share of the words the best entries must hold for anything to be offered.
    offers: how many entries are offered at most.
    """

    answer: float = 0.6
    answer_unasked: float = 0.85
    outranked: float = 0.7
    margin: float = 0.01
    covered: float = 0.5
    offer: float = 0.4
    relevant: float = 0.4
    offers: int = 5


DEFAULT_POLICY = Policy()
