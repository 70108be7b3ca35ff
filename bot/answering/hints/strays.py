"""Phrasings that would not find their entry if they had not been written down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bot.answering.answerer import Answerer
from bot.answering.compose import compose
from bot.answering.hints.written import Written
from bot.answering.outcome import Answer, NotStated, Spoken
from bot.knowledge import FactBase
from bot.matching.leave_one_out import LeaveOneOut


class Stray(NamedTuple):
    """A phrasing that does not find its entry, and what it finds instead, if that is one entry.

    `certain` tells that the bot would answer so even where nobody addressed it.
    """

    phrasing: Written
    finds: str | None
    confidence: float
    certain: bool


def strays(answerer: Answerer, phrasings: Iterable[Written]) -> list[Stray]:
    """Return those of the phrasings that strangers would not find their entry with."""
    leave_one_out = LeaveOneOut(answerer.matcher)
    found: list[Stray] = []
    for phrasing in phrasings:
        matching = leave_one_out.match(phrasing.text)
        outcome = answerer.decide(matching, phrasing.text)
        if not _shows(answerer.base, outcome, phrasing.entry):
            sure = (
                isinstance(outcome, Answer) and outcome.confidence >= answerer.policy.answer_unasked
            )
            found.append(Stray(phrasing, _entry(outcome), outcome.confidence, sure))
    return found


def _entry(outcome: Spoken) -> str | None:
    match outcome:
        case Answer():
            return outcome.entry
        case NotStated():
            return outcome.unknown
        case _:
            return None


def _shows(base: FactBase, outcome: Spoken, entry: str) -> bool:
    """Tell whether people see the entry, something of it, or an offer of it."""
    reply = compose(base, outcome)
    topic = base.topics.get(entry)
    wanted = {entry, *(topic.facts if topic else ())}
    seen = {reply.topic, reply.unknown, *reply.visible_ids()}
    seen.update(item.id for item in reply.suggestions)
    return not wanted.isdisjoint(seen)
