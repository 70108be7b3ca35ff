"""Golden questions that a change would lose, or has made worse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.answering.answerer import Answerer
from bot.answering.evaluation.evaluate import judge
from bot.answering.evaluation.graded import graded
from bot.answering.hints.located import hint
from bot.answering.outcome import Answer, NotStated
from bot.answering.policy import Policy
from bot.answering.verdict import Verdict
from bot.errors import Hint
from bot.knowledge import Golden, Loaded
from bot.knowledge.yaml.findings import quoted

NARROW = 0.05  # of confidence and of the words held
NARROW_LEAD = 0.01  # of score; the whole range is about 1
_MORE = "another change may lose it; write more phrasings (not this one) of that entry"
_ELSEWHERE = "another change may lose it; write an unknown for it, or a 'not_asks' of that entry"
_RANKS: dict[Verdict, int] = {
    "right": 4,
    "abstained": 4,
    "nearest": 3,
    "ventured": 3,
    "shown": 2,
    "offered": 1,
    "off": 0,
    "silent": 0,
    "wrong": -1,
    "answered": -1,
}
_VERDICT_TEXT: dict[Verdict, str] = {
    "right": "answered rightly",
    "abstained": "not answered, which is right",
    "nearest": "answered as not certain",
    "ventured": "answered as not certain, though it must not be",
    "off": "answered with something else as not certain",
    "shown": "answered with something else first",
    "offered": "answered with an offer",
    "silent": "not answered",
    "wrong": "answered wrongly",
    "answered": "answered, though it must not be",
}


def fragile_golden(loaded: Loaded, answerer: Answerer) -> Iterator[Hint]:
    """Yield each golden question whose right answer hangs on a little of the evidence."""
    for place, golden in enumerate(loaded.base.golden):
        narrow = None if golden.missed else _narrow(answerer, golden)
        if narrow is not None:
            what = f"the golden question {quoted(golden.question)} is {narrow}"
            yield hint(loaded, ("golden", place), what, _ELSEWHERE if golden.abstain else _MORE)


def worse_than(loaded: Loaded, answerer: Answerer, before: Answerer) -> Iterator[Hint]:
    """Yield each golden question that the answerer `before` answers better than `answerer`."""
    for place, golden in enumerate(loaded.base.golden):
        (question,) = graded([golden])
        now, then = judge(answerer, question), judge(before, question)
        if _RANKS[now.verdict] < _RANKS[then.verdict]:
            instead = f" ('{now.top}')" if now.top else ""
            what = (
                f"the golden question {quoted(golden.question)} was {_VERDICT_TEXT[then.verdict]}, "
                f"and is now {_VERDICT_TEXT[now.verdict]}{instead}"
            )
            remedy = "undo the change that takes it, or write more phrasings for what it asks"
            yield hint(loaded, ("golden", place), what, remedy)


def _narrow(answerer: Answerer, golden: Golden) -> str | None:
    """Return how narrowly a golden question goes right, or None where it does so with ease."""
    decision = answerer.decide(golden.question)
    matching, best = decision.matching, decision.best
    sure = f"{matching.confidence:.0%} sure"
    shifted = answerer.using(_shifted(answerer.policy, -1 if golden.abstain else 1))
    is_answered = best is not None and not shifted.decide_on(matching, golden.question).doubts
    match decision.outcome:
        case Answer(entry=entry):
            if entry in golden.expect and not is_answered:
                return f"only just answered with '{entry}' ({sure})"
        case NotStated(unknown=unknown) if unknown in golden.expect:
            first, *others = matching.ranked
            if others and first.score - others[0].score < NARROW_LEAD:
                return f"only just answered with '{unknown}' (before '{others[0].id}')"
        case _ if golden.abstain and best is not None and is_answered:
            return f"nearly answered with '{best.id}' ({sure}), and must not be"
    return None


def _shifted(policy: Policy, sign: int) -> Policy:
    """Return a policy that asks for a little more, or for a little less where `sign` is -1."""
    return replace(policy, answer=policy.answer + sign * NARROW)
