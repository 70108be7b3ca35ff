"""Evaluation: how graded questions are answered, by kind, and the risk–coverage curve.

Each question gets a verdict (`verdict`); *misled* counts each answer that is not right, whatever
else is visible.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from bot.answering.answerer import Answerer
from bot.answering.compose import compose_all
from bot.answering.evaluation.graded import GradedQuestion
from bot.answering.follow_ups import context_of, decide_after
from bot.answering.outcome import Decision
from bot.answering.phrases import attribution
from bot.answering.policy import Risk, policy_for
from bot.answering.reply import Statement
from bot.answering.verdict import (
    ABSTAINING,
    ANSWERABLE,
    FAULTY,
    FIRST,
    Expected,
    Verdict,
    is_right,
    verdict,
)
from bot.knowledge import FactBase

CURVE_STEPS = 20
RISKS = (10, 20, 50, 100, 200, 500, 1_000)  # answers of which one may be wrong


@dataclass(frozen=True, slots=True)
class Judged:
    """One question with its verdict.

    `forced` tells whether the best entry would be right, `may_speak` whether the bot would answer
    unasked if it had to be no surer than where it was addressed.
    """

    graded: GradedQuestion
    verdict: Verdict
    outcome: str
    top: str
    misled: bool
    companions: float | None
    confidence: float
    forced: bool
    faults: int
    speaks_unasked: bool
    may_speak: bool

    @property
    def is_wrong(self) -> bool:
        """Tell whether an answer to it is wrong."""
        return self.misled or self.verdict in FAULTY


@dataclass(frozen=True, slots=True)
class ListenPoint:
    """Speaking unasked at a risk of one wrong answer in `risk`.

    `limit` is how sure each answer must be, `answered` the share of answerable questions that get
    one, `wrong` the share of all answers that are wrong.
    """

    risk: int
    limit: float
    answered: float
    wrong: float


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Answering from `threshold` on.

    `coverage` is the share of answerable questions that are answered at all, `risk` the share of
    all answers that are wrong.
    """

    threshold: float
    coverage: float
    risk: float


@dataclass(frozen=True)
class Evaluation:
    """All questions judged."""

    judged: tuple[Judged, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of questions, in order of first appearance."""
        return tuple(dict.fromkeys(one.graded.kind for one in self.judged))

    @property
    def faults(self) -> int:
        """Return how many statements lacked their attribution or a caveat; must be 0."""
        return sum(one.faults for one in self.judged)

    @property
    def companions(self) -> float:
        """Return the mean share of companions visible, over the questions that have some."""
        shares = [one.companions for one in self.judged if one.companions is not None]
        return sum(shares) / len(shares) if shares else 1.0

    def rates(self, kind: str | None = None) -> dict[str, float]:
        """Return each verdict's share: of the answerable questions, or of those that abstain."""
        chosen = [one for one in self.judged if kind in {None, one.graded.kind}]
        answerable = [one for one in chosen if not one.graded.abstain]
        abstaining = [one for one in chosen if one.graded.abstain]
        return {
            **{name: _share(one.verdict == name for one in answerable) for name in ANSWERABLE},
            "first": _share(one.verdict in FIRST for one in answerable),
            "misled": _share(one.misled for one in answerable),
            **{name: _share(one.verdict == name for one in abstaining) for name in ABSTAINING},
        }

    def counts(self, kind: str) -> dict[str, int]:
        """Return how many questions of a kind got each verdict, and how many were misled."""
        chosen = [one for one in self.judged if one.graded.kind == kind]
        verdicts = Counter(one.verdict for one in chosen)
        return {
            "questions": len(chosen),
            **{name: verdicts[name] for name in (*ANSWERABLE, *ABSTAINING)},
            "first": sum(one.verdict in FIRST for one in chosen),
            "misled": sum(one.misled for one in chosen),
        }

    @property
    def unasked(self) -> float:
        """Return the share of answerable questions answered where nobody addressed the bot."""
        return _share(one.speaks_unasked for one in self.judged if not one.graded.abstain)

    def listen(self) -> tuple[ListenPoint, ...]:
        """Return how often the bot would speak where nobody asked, by what may be risked."""
        return tuple(map(self._listen_point, RISKS))

    def _listen_point(self, risk: int) -> ListenPoint:
        limit = policy_for(Risk(unaddressed=1 / risk)).answer_unasked
        spoken = [one for one in self.judged if one.may_speak and one.confidence >= limit]
        answerable = sum(not one.graded.abstain for one in self.judged)
        answered = sum(not one.graded.abstain for one in spoken) / max(answerable, 1)
        return ListenPoint(risk, limit, answered, _share(one.is_wrong for one in spoken))

    def misses(self) -> tuple[Judged, ...]:
        """Return the questions that went wrong in any way."""
        bad = FAULTY | {"off", "silent"}
        return tuple(one for one in self.judged if one.verdict in bad or one.misled)

    def curve(self) -> tuple[CurvePoint, ...]:
        """Return risk and coverage for thresholds from 0 to 1."""
        return tuple(self._point(step / CURVE_STEPS) for step in range(CURVE_STEPS + 1))

    def _point(self, threshold: float) -> CurvePoint:
        answered = [one for one in self.judged if one.confidence >= threshold]
        answerable = [one for one in self.judged if not one.graded.abstain]
        return CurvePoint(
            threshold,
            _share(one.confidence >= threshold for one in answerable),
            _share(not one.forced for one in answered),
        )

    def as_dict(self) -> dict[str, object]:
        """Return everything as plain values for JSON."""
        return {
            "questions": len(self.judged),
            "rates": self.rates(),
            "kinds": {kind: self.counts(kind) for kind in self.kinds},
            "companions": self.companions,
            "faults": self.faults,
            "unasked": self.unasked,
            "listen": [asdict(point) for point in self.listen()],
            "curve": [asdict(point) for point in self.curve()],
            "misses": [
                {
                    "question": one.graded.question,
                    "kind": one.graded.kind,
                    "verdict": "misled" if one.misled else one.verdict,
                    "outcome": one.outcome,
                    "top": one.top,
                    "expect": list(one.graded.expect),
                    "confidence": round(one.confidence, 3),
                }
                for one in self.misses()
            ],
        }


def evaluate(answerer: Answerer, questions: Iterable[GradedQuestion]) -> Evaluation:
    """Return the verdicts on the answerer's replies to questions that address it."""
    return Evaluation(tuple(judge(answerer, question) for question in questions))


def judge(answerer: Answerer, graded: GradedQuestion, decided: Decision | None = None) -> Judged:
    """Return the verdict on the answerer's reply to one question, which may be decided already."""
    bold = answerer.using(replace(answerer.policy, answer_unasked=answerer.policy.answer))
    decision = decided or _decision(answerer, graded)
    reply = compose_all(answerer.base, decision)
    expected = Expected(graded.expect, graded.abstain)
    found = verdict(answerer.base, reply, expected)
    best = decision.matching.best("answer")
    visible = set(reply.visible_ids())
    companions = [companion in visible for companion in graded.also]
    return Judged(
        graded=graded,
        verdict=found,
        outcome=reply.outcome,
        top=reply.first or reply.unknown or "",
        misled=reply.outcome == "answer" and not graded.abstain and found != "right",
        companions=_share(companions) if companions else None,
        confidence=reply.confidence,
        forced=best is not None
        and is_right(answerer.base, best.id, expected, decision.matching.nearest_of(best.parts)),
        faults=sum(
            _is_faulty(answerer.base, shown)
            for statement in reply.statements
            for shown in statement.with_responses()
        ),
        speaks_unasked=decision.speaks_unasked,
        may_speak=_decision(bold, graded).speaks_unasked,
    )


def _decision(answerer: Answerer, graded: GradedQuestion) -> Decision:
    if graded.after is None:
        return answerer.decide(graded.question)
    context = context_of(answerer.reply(graded.after), graded.after)
    return decide_after(answerer, graded.question, context)


def _is_faulty(base: FactBase, statement: Statement) -> bool:
    fact = base.facts[statement.id]
    caveats = [caveat.id for caveat in statement.caveats]
    return statement.attribution != attribution(base, fact) or caveats != [
        caveat.id for caveat in base.caveats_of(fact)
    ]


def _share(values: Iterable[bool]) -> float:
    found: Sequence[bool] = list(values)
    return sum(found) / len(found) if found else 0.0
