"""The answerer: question → outcome. Everything that decides, and nothing that words the reply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Literal, overload

from bot.answering.autocomplete import Completer
from bot.answering.calibration.thresholds import Limits
from bot.answering.calibration.trials import trials, unforeseen_trials
from bot.answering.candidates import candidates, lexicon
from bot.answering.certainty import Certainty, is_relevant
from bot.answering.compose import compose, statements_of, suggest
from bot.answering.outcome import (
    Answer,
    Choice,
    Correction,
    NoAnswer,
    NotStated,
    Silence,
    Spoken,
)
from bot.answering.phrases import NO_ANSWER
from bot.answering.plain import NEAR_LEADER, PlainAnswers
from bot.answering.policy import BOLD_POLICY, DEFAULT_RISK, Policy, Risk
from bot.answering.reply import Reply, Sentence, Suggestion
from bot.knowledge import FactBase
from bot.matching import TEXT_LENGTH, Match, Matcher, Matching

MAX_SENTENCES = 12
_SENTENCE_END = re.compile(r"[.!?;\n]+(?:\s|$)")


class Answerer:
    """Answers questions from one fact base; immutable, safe to share between threads."""

    def __init__(
        self, base: FactBase, policy: Policy | None = None, risk: Risk = DEFAULT_RISK
    ) -> None:
        """Build the matcher for the base; without a policy, `risk` decides on the limits."""
        self.base = base
        self.matcher = Matcher(candidates(base), lexicon(base))
        self._plain = PlainAnswers(base, self.matcher)
        boldly = partial(self._plain.answer, policy=BOLD_POLICY)
        tries = (partial(of, base, self.matcher, boldly) for of in (trials, unforeseen_trials))
        self._limits = Limits(policy, risk, *tries)
        self._completer = Completer(base, self.matcher)

    @property
    def policy(self) -> Policy:
        """Return how sure it must be; to find that out takes some hundred questions, once."""
        return self._limits.policy

    @overload
    def reply(self, text: str, *, addressed: Literal[True] = True) -> Reply: ...
    @overload
    def reply(self, text: str, *, addressed: bool) -> Reply | None: ...
    def reply(self, text: str, *, addressed: bool = True) -> Reply | None:
        """Return the reply to a question, or None for silence (only where nobody asked)."""
        matching = self.matcher.match(text)
        outcome = self.decide(matching, text) if addressed else self.decide_unasked(matching, text)
        return None if isinstance(outcome, Silence) else compose(self.base, outcome)

    def complete(self, text: str, limit: int = 25) -> tuple[Suggestion, ...]:
        """Return the neutral questions nearest to what somebody is typing."""
        return suggest(self.base, self._completer.complete(text, limit))

    def relevant_facts(self, text: str, limit: int = 3) -> Reply:
        """Return the facts that bear on somebody's text, at most `limit`, the nearest first."""
        found: dict[str, tuple[float, float]] = {}
        for sentence in sentences(text):
            for fact, nearness in self._bearing(self.matcher.match(sentence)):
                found[fact] = max(found.get(fact, nearness), nearness)
        best = sorted(found, key=found.__getitem__, reverse=True)[:limit]
        if not best:
            return Reply("no_answer", (Sentence(NO_ANSWER),), 0.0, self.base.revision)
        _, confidence = found[best[0]]
        return Reply(
            "answer", tuple(statements_of(self.base, best)), confidence, self.base.revision
        )

    def decide(self, matching: Matching, text: str) -> Spoken:
        """Return what a question comes to, given what the matcher makes of it."""
        policy = self._limits.to(matching.confidence)
        return self._plain.answer(matching, text, policy) or self._unsure(matching, policy)

    def certainty(self, matching: Matching, policy: Policy | None = None) -> Certainty | None:
        """Return how certain the best answer is, by its own policy or another; None for none."""
        return self._plain.certainty(matching, policy or self.policy)

    def decide_unasked(self, matching: Matching, text: str) -> Answer | Silence:
        """Return the same where nobody addressed the bot: a certain answer, or silence.

        An answer that needs a correction is not certain.
        """
        outcome = self.decide(matching, text)
        if (
            isinstance(outcome, Answer)
            and not outcome.corrections
            and matching.ranked[0].kind == "answer"
            and matching.confidence >= self.policy.answer_unasked
        ):
            return outcome
        return Silence()

    def _unsure(self, matching: Matching, policy: Policy) -> Spoken:
        """Return the outcome where no entry answers for certain."""
        sure = matching.confidence
        unknown = matching.best("unknown")
        if not is_relevant(matching, policy):
            return NoAnswer(sure)
        offers = _offers(matching, policy)
        if unknown is not None and self._leads(unknown, matching):
            see = self.base.unknowns[unknown.id].see
            rest = tuple(offer for offer in offers if offer not in see)
            return NotStated(unknown.id, sure, rest[:3])
        if matching.unsupported_names:
            named = Correction("name", matching.unsupported_names[0].name)
            return NoAnswer(sure, (named,), offers[:3])
        if not offers:
            return NoAnswer(sure)
        return Choice(offers, sure)

    def _leads(self, unknown: Match, matching: Matching) -> bool:
        """Tell whether an unknown is the likeliest reading of the question."""
        return matching.ranked[0] is unknown

    def _bearing(self, matching: Matching) -> Iterator[tuple[str, tuple[float, float]]]:
        """Yield the facts worth showing beside a text, each with its score and how sure that is.

        They are those of the topic that fits best, if one does, and each that fits nearly as well.
        """
        leader = matching.best("answer")
        if leader is None or matching.confidence < self._limits.to(matching.confidence).answer:
            return
        for match in matching.ranked:
            nearness = (match.score, matching.confidence)
            if match.id in self.base.facts and match.score >= NEAR_LEADER * leader.score:
                yield match.id, nearness
            elif match is leader:
                yield from ((fact, nearness) for fact in self.base.topics[match.id].facts)


def _offers(matching: Matching, policy: Policy) -> tuple[str, ...]:
    """Return the entries worth offering, the best first."""
    least = policy.offer * max(match.score for match in matching.ranked)
    near = (match for match in matching.ranked if match.kind == "answer" and match.score >= least)
    return tuple(match.id for match in islice(near, policy.offers))


def sentences(text: str) -> tuple[str, ...]:
    """Return the first sentences of a text, at most `MAX_SENTENCES`, each as it stands."""
    parts = (part.strip() for part in _SENTENCE_END.split(text[:TEXT_LENGTH]))
    return tuple(part for part in parts if part)[:MAX_SENTENCES]
