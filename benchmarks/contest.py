"""What a contestant is: a way to find the entry a question means. Ours is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import OURS
from bot.matching import Candidate, Lexicon, Matcher

Floats = NDArray[np.float32]
RANKED = 3


class Verdict(NamedTuple):
    """What is made of a question: the best entries that can answer it, the best first."""

    ranked: tuple[str, ...]
    confidence: float


class Contestant(Protocol):
    """A way to find entries; `build` comes first."""

    name: str

    def build(self, candidates: Sequence[Candidate], lexicon: Lexicon | None) -> None:
        """Prepare for questions to the candidates."""

    def ask(self, questions: Sequence[str]) -> list[Verdict]:
        """Return a verdict on each question."""

    def find(self, question: str) -> object:
        """Answer one question, the way the contestant is mostly used: this is what is timed."""


class Ours:
    """The matcher of this project."""

    name = OURS

    def build(self, candidates: Sequence[Candidate], lexicon: Lexicon | None) -> None:
        """Build the matcher."""
        self._matcher = Matcher(candidates, lexicon)

    def ask(self, questions: Sequence[str]) -> list[Verdict]:
        """Return a verdict on each question."""
        return [self._verdict(question) for question in questions]

    def find(self, question: str) -> object:
        """Return the matching."""
        return self._matcher.match(question)

    def _verdict(self, question: str) -> Verdict:
        matching = self._matcher.match(question)
        answers = [match.id for match in matching.ranked if match.kind == "answer"]
        return Verdict(tuple(answers[:RANKED]), matching.confidence)


class Peer:
    """A peer gives each entry a score; texts come sorted by entry, `starts` is where each begins.

    Its confidence is the score of the best entry that can answer; where an unknown is ahead, what
    is lacking (a negative number), so that such questions come after all others.
    """

    name = ""

    def build(self, candidates: Sequence[Candidate], lexicon: Lexicon | None) -> None:
        """Index all texts of the candidates."""
        del lexicon
        self._ids = np.asarray([candidate.id for candidate in candidates])
        self._answers = np.asarray([candidate.kind == "answer" for candidate in candidates])
        texts = [(*candidate.phrasings, *candidate.statements) for candidate in candidates]
        counts = np.asarray([len(of_entry) for of_entry in texts])
        self.owner = np.repeat(np.arange(len(counts)), counts)
        self.starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        self.index([text for of_entry in texts for text in of_entry])

    def index(self, texts: list[str]) -> None:
        """Prepare for questions; `owner` gives each text's entry."""
        raise NotImplementedError

    def scores(self, questions: Sequence[str]) -> Floats:
        """Return the score of every entry; shape (questions, entries)."""
        raise NotImplementedError

    def ask(self, questions: Sequence[str]) -> list[Verdict]:
        """Return a verdict on each question."""
        return [self._verdict(row) for row in self.scores(questions)]

    def find(self, question: str) -> object:
        """Return the verdict on one question."""
        return self.ask([question])[0]

    def nearest(self, similarities: Floats) -> Floats:
        """Return each entry's best text, from similarities of shape (questions, texts)."""
        best: Floats = np.maximum.reduceat(similarities, self.starts, axis=1)
        return best

    def _verdict(self, scores: Floats) -> Verdict:
        order = np.argsort(-scores, kind="stable")
        best = order[self._answers[order]][:RANKED]
        other = scores[~self._answers].max(initial=-np.inf)
        top = float(scores[best[0]])
        confidence = top if top >= other else top - float(other)
        return Verdict(tuple(map(str, self._ids[best])), confidence)
