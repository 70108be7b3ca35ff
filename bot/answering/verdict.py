"""The verdict on a reply: the one definition of right, shown, offered and wrong.

Of a question with an answer: *right*, an expected fact comes first in an answer, or the answer is
an expected topic or one that holds all of several expected facts, or the reply says of an expected
unknown that it is not stated; *shown*, an expected fact is visible otherwise; *offered*, it is
among the suggestions; *wrong*, something else was answered; *silent*, nothing of it was to be seen.
Of a question that must not be answered: *answered* with a plain answer, or *abstained*; a
correction says that the question is wrong, so an answer with one abstains.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from bot.answering.reply import Reply
from bot.knowledge import FactBase

Verdict = Literal["right", "shown", "offered", "wrong", "silent", "abstained", "answered"]
ANSWERABLE: tuple[Verdict, ...] = ("right", "shown", "offered", "wrong", "silent")
ABSTAINING: tuple[Verdict, ...] = ("abstained", "answered")
FOUND: frozenset[Verdict] = frozenset({"right", "shown", "offered"})
FAULTY: frozenset[Verdict] = frozenset({"wrong", "answered"})


class Expected(NamedTuple):
    """The ids any of which a reply should give, or that it must give none."""

    expect: tuple[str, ...]
    abstain: bool = False


def verdict(base: FactBase, reply: Reply, expected: Expected) -> Verdict:
    """Return the verdict on a reply."""
    answered = reply.outcome == "answer"
    if expected.abstain:
        return "answered" if answered and not reply.corrections else "abstained"
    entry = (reply.topic or reply.first) if answered else reply.unknown
    if entry is not None and is_right(base, entry, expected):
        return "right"
    if not set(expected.expect).isdisjoint(reply.visible_ids()):
        return "shown"
    if not set(expected.expect).isdisjoint(item.id for item in reply.suggestions):
        return "offered"
    return "wrong" if answered else "silent"


def is_right(base: FactBase, entry: str, expected: Expected) -> bool:
    """Tell whether a reply with that fact, topic or unknown is right."""
    topic = base.topics.get(entry)
    facts = topic.facts if topic else (entry,)
    wanted = set(expected.expect)
    if expected.abstain or not wanted:
        return False
    comes_first = not wanted.isdisjoint({entry, facts[0]})
    return comes_first or (len(wanted) > 1 and wanted.issubset(facts))
