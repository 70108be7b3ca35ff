"""Plain answers: which entry answers a question, how certain that is, and what it corrects."""

from __future__ import annotations

from bot.answering.certainty import Certainty, certainty
from bot.answering.guards import Subject, corrections
from bot.answering.outcome import Answer
from bot.answering.policy import Policy
from bot.knowledge import FactBase, Topic
from bot.matching import Match, Matcher, Matching, attributed_to, stem, words

NEAR_LEADER = 0.55  # of the best answer's score


class PlainAnswers:
    """Decides on plain answers from one base, by whatever policy."""

    def __init__(self, base: FactBase, matcher: Matcher) -> None:
        self._base = base
        self._lexicon = matcher.catalogue.lexicon

    def answer(self, matching: Matching, text: str, policy: Policy) -> Answer | None:
        """Return the plain answer to a question, None where it is not certain enough."""
        best = self.certainty(matching, policy)
        if best is None or not best.is_enough:
            return None
        found = tuple(corrections(self._subject(matching, best.answer, text)))
        return Answer(best.answer.id, matching.confidence, found)

    def certainty(self, matching: Matching, policy: Policy) -> Certainty | None:
        """Return how certain the best answer is, None where there is none."""
        answer = self._best_answer(matching)
        return None if answer is None else certainty(matching, answer, policy)

    def _best_answer(self, matching: Matching) -> Match | None:
        """Return the best answer; where the question asks for somebody's word, the best of theirs.

        Only among answers near the best one: a speaker does not change the subject.
        """
        best = matching.best("answer")
        asked = set(attributed_to(tuple(map(stem, matching.words)), self._lexicon))
        if best is None or not asked or not asked.isdisjoint(self._claimants(best)):
            return best
        theirs = (
            match
            for match in matching.ranked
            if match.kind == "answer"
            and match.score >= NEAR_LEADER * best.score
            and not asked.isdisjoint(self._claimants(match))
        )
        return next(theirs, best)

    def _claimants(self, match: Match) -> set[str]:
        entry = self._base.entries[match.id]
        facts = entry.facts if isinstance(entry, Topic) else (match.id,)
        return {claimant for fact in facts if (claimant := self._base.facts[fact].claimant)}

    def _subject(self, matching: Matching, answer: Match, text: str) -> Subject:
        typed = tuple(words(text))
        return Subject(self._base, self._lexicon, typed, matching, answer)
