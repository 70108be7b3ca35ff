"""The verdict on a reply: the one definition of right, nearest, shown, offered, off and wrong.

Of a question with an answer: *right*, an expected fact comes first in an answer, or the answer is
an expected topic or one that holds all of several expected facts, or the reply says of an expected
unknown that it is not stated; *nearest*, the same in a reply that says it is not certain; *shown*,
an expected fact is visible otherwise; *offered*, it is among the suggestions; *off*, something else
was shown as the nearest; *wrong*, something else was answered; *silent*, nothing of it was to be
seen. *First* is right or nearest. A fact that updates or retracts an expected one is right as well:
the expected one is shown along with it.
Of a question that must not be answered: *answered* with a plain answer; *ventured*, a fact was
shown as the nearest; or *abstained*. A correction says that the question is wrong, so an answer
with one abstains.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from bot.answering.reply import OutcomeName, Reply
from bot.knowledge import FactBase

Verdict = Literal[
    "right",
    "nearest",
    "shown",
    "offered",
    "off",
    "wrong",
    "silent",
    "abstained",
    "ventured",
    "answered",
]
ANSWERABLE: tuple[Verdict, ...] = (
    "right",
    "nearest",
    "shown",
    "offered",
    "off",
    "wrong",
    "silent",
)
ABSTAINING: tuple[Verdict, ...] = ("abstained", "ventured", "answered")
FIRST: frozenset[Verdict] = frozenset({"right", "nearest"})
FOUND: frozenset[Verdict] = FIRST | {"shown", "offered"}
FAULTY: frozenset[Verdict] = frozenset({"wrong", "answered"})

_MISSED: dict[OutcomeName, Verdict] = {"answer": "wrong", "nearest": "off"}


class Expected(NamedTuple):
    """The ids any of which a reply should give, or that it must give none."""

    expect: tuple[str, ...]
    abstain: bool = False


def verdict(base: FactBase, reply: Reply, expected: Expected) -> Verdict:
    """Return the verdict on a reply."""
    if expected.abstain:
        return _needless(reply)
    entry = reply.unknown or reply.topic or reply.first
    if entry is not None and is_right(base, entry, expected, reply.first):
        return "nearest" if reply.outcome == "nearest" else "right"
    if not set(expected.expect).isdisjoint(reply.visible_ids()):
        return "shown"
    if not set(expected.expect).isdisjoint(item.id for item in reply.suggestions):
        return "offered"
    return _MISSED.get(reply.outcome, "silent")


def _needless(reply: Reply) -> Verdict:
    """Return the verdict on a reply to a question that must not be answered."""
    if reply.outcome == "nearest":
        return "ventured"
    return "answered" if reply.outcome == "answer" and not reply.corrections else "abstained"


def is_right(base: FactBase, entry: str, expected: Expected, first: str | None = None) -> bool:
    """Tell whether a reply with that fact, topic or unknown is right.

    `first` is the fact of a topic that is shown first, where that is not its own first one.
    """
    topic = base.topics.get(entry)
    facts = topic.facts if topic else (entry,)
    wanted = set(expected.expect)
    if expected.abstain or not wanted:
        return False
    leading = first if topic and first else facts[0]
    comes_first = not wanted.isdisjoint({entry, leading, *base.versions.earlier(leading)})
    return comes_first or (len(wanted) > 1 and wanted.issubset(facts))
