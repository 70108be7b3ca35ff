"""Evaluation among several stories: graded questions of one of them, put to all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bot.answering.evaluation.evaluate import Evaluation, Judged, evaluate, judge
from bot.answering.evaluation.graded import GradedQuestion
from bot.answering.follow_ups import context_of
from bot.answering.reply import OutcomeName
from bot.answering.snapshot import Snapshot
from bot.answering.stories.stories import Routed, Stories
from bot.answering.verdict import Verdict

_OF_ANOTHER: Final[dict[OutcomeName, Verdict]] = {"answer": "wrong", "nearest": "off"}
_NEEDLESS: Final[dict[OutcomeName, Verdict]] = {"answer": "answered", "nearest": "ventured"}
_AS_ONE_OF_TWO: Final[dict[Verdict, Verdict]] = {
    "right": "nearest",
    "wrong": "off",
    "answered": "ventured",
}


def evaluate_among(
    stories: Stories, about: Snapshot, questions: Iterable[GradedQuestion]
) -> Evaluation:
    """Return the verdicts on the replies to questions about one story, put to all of them."""
    if not stories.are_several:
        return evaluate(about.answerer, questions)
    return Evaluation(tuple(_judge(stories, about, question) for question in questions))


def _judge(stories: Stories, about: Snapshot, graded: GradedQuestion) -> Judged:
    routed = _routed(stories, graded)
    own = next((decision for one, decision in routed.parts if one is about), None)
    found = judge(about.answerer, graded, own)
    if own is not None and len(routed.parts) == 1:
        return found
    reply = stories.compose(routed)
    if own is None:
        missed = _NEEDLESS.get(reply.outcome, "abstained")
        verdict = missed if graded.abstain else _OF_ANOTHER.get(reply.outcome, "silent")
        top = "/".join(filter(None, (routed.snapshot.story.id, reply.unknown or reply.first)))
    else:
        verdict, top = _AS_ONE_OF_TWO.get(found.verdict, found.verdict), found.top
    return replace(
        found,
        verdict=verdict,
        outcome=reply.outcome,
        top=top,
        misled=verdict == "wrong",
        confidence=reply.confidence,
        forced=found.forced and own is not None,
        speaks_unasked=routed.speaks_unasked,
        may_speak=routed.speaks_unasked,
    )


def _routed(stories: Stories, graded: GradedQuestion) -> Routed:
    if graded.after is None:
        return stories.decide(graded.question)
    context = context_of(stories.reply(graded.after), graded.after)
    return stories.decide_after(graded.question, context)
