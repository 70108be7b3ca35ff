"""Evaluation: what the answerer makes of graded questions, by kind, and the risk–coverage curve.

Of the answerable questions: *right*, an expected fact comes first in an answer; *shown*, it is
visible otherwise; *offered*, it is among the suggestions; *wrong*, something else was answered;
*silent*, nothing of it was to be seen. An expected topic or unknown is *right* where the reply is
that topic's or says that it is not stated. *misled* counts each answer that is not right, whatever
else is visible. Of those that must abstain: *answered* are plain answers; an answer with a
correction is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from bot.answering.answerer import Answerer
from bot.answering.compose import compose
from bot.answering.evaluation.graded import GradedQuestion
from bot.answering.phrases import attribution
from bot.answering.reply import Reply, Statement
from bot.knowledge import FactBase

Verdict = Literal["right", "shown", "offered", "wrong", "silent", "abstained", "answered"]
VERDICTS: tuple[Verdict, ...] = (
    "right",
    "shown",
    "offered",
    "wrong",
    "silent",
    "abstained",
    "answered",
)
CURVE_STEPS = 20


@dataclass(frozen=True, slots=True)
class Judged:
    """One question with its verdict; `forced` tells whether the best entry would be right."""

    graded: GradedQuestion
    verdict: Verdict
    outcome: str
    top: str
    misled: bool
    companions: float | None
    confidence: float
    forced: bool
    faults: int


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
        found: dict[str, float] = {
            verdict: _share(one.verdict == verdict for one in answerable)
            for verdict in VERDICTS[:5]
        }
        found["misled"] = _share(one.misled for one in answerable)
        for verdict in VERDICTS[5:]:
            found[verdict] = _share(one.verdict == verdict for one in abstaining)
        return found

    def counts(self, kind: str) -> dict[str, int]:
        """Return how many questions of a kind got each verdict, and how many were misled."""
        chosen = [one for one in self.judged if one.graded.kind == kind]
        found: dict[str, int] = {
            verdict: sum(one.verdict == verdict for one in chosen) for verdict in VERDICTS
        }
        return {
            "questions": len(chosen),
            **found,
            "misled": sum(one.misled for one in chosen),
        }

    def misses(self) -> tuple[Judged, ...]:
        """Return the questions that went wrong in any way."""
        bad = {"wrong", "silent", "answered"}
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
    """Return what the answerer makes of each question when addressed."""
    return Evaluation(tuple(judge(answerer, question) for question in questions))


def judge(answerer: Answerer, graded: GradedQuestion) -> Judged:
    """Return the verdict on the answerer's reply to one question."""
    matching = answerer.matcher.match(graded.question)
    reply = compose(answerer.base, answerer.decide(matching, graded.question))
    best = matching.best("answer")
    leading = {best.id, _first_fact(answerer.base, best.id)} if best else set()
    visible = set(reply.visible_ids())
    first = reply.statements[0].id if reply.statements else ""
    verdict = _verdict(reply, graded, first, visible)
    companions = [companion in visible for companion in graded.also]
    return Judged(
        graded=graded,
        verdict=verdict,
        outcome=reply.outcome,
        top=first or reply.unknown or "",
        misled=reply.outcome == "answer" and not graded.abstain and verdict != "right",
        companions=_share(companions) if companions else None,
        confidence=reply.confidence,
        forced=not leading.isdisjoint(graded.expect),
        faults=sum(
            _is_faulty(answerer.base, shown)
            for statement in reply.statements
            for shown in statement.together()
        ),
    )


def _verdict(reply: Reply, graded: GradedQuestion, first: str, visible: set[str]) -> Verdict:
    answered = reply.outcome == "answer"
    if graded.abstain:
        return "answered" if answered and not reply.corrections else "abstained"
    if {reply.topic, reply.unknown, first if answered else None} & {*graded.expect}:
        return "right"
    if not visible.isdisjoint(graded.expect):
        return "shown"
    if not {item.id for item in reply.suggestions}.isdisjoint(graded.expect):
        return "offered"
    return "wrong" if answered else "silent"


def _is_faulty(base: FactBase, statement: Statement) -> bool:
    fact = base.facts[statement.id]
    caveats = [caveat.id for caveat in statement.caveats]
    return statement.attribution != attribution(base, fact) or caveats != [
        caveat.id for caveat in base.caveats_of(fact)
    ]


def _first_fact(base: FactBase, entry: str) -> str:
    topic = base.topics.get(entry)
    return topic.facts[0] if topic else entry


def _share(values: Iterable[bool]) -> float:
    found: Sequence[bool] = list(values)
    return sum(found) / len(found) if found else 0.0
