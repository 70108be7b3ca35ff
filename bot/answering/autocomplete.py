"""Completion: the neutral questions nearest to an unfinished text."""

from __future__ import annotations

from rapidfuzz import fuzz, process, utils

from bot.knowledge import Fact, FactBase, Topic
from bot.matching import TEXT_LENGTH, Matcher

SIMILAR = 60  # of 100: how alike a question must be to what has been typed so far


class Completer:
    """Finds questions by their phrasings, and by how they are spelt while still being typed."""

    def __init__(self, base: FactBase, matcher: Matcher) -> None:
        """Prepare the questions of all topics and facts; topics first, as they cover most."""
        entries: tuple[Topic | Fact, ...] = (*base.topics.values(), *base.facts.values())
        self._questions = {
            entry.id: utils.default_process(entry.question[:TEXT_LENGTH]) for entry in entries
        }
        self._matcher = matcher

    def complete(self, text: str, limit: int) -> tuple[str, ...]:
        """Return at most `limit` ids of facts and topics; for an empty text the first ones."""
        typed = utils.default_process(text[:TEXT_LENGTH])
        if not typed:
            return tuple(self._questions)[:limit]
        spelt = process.extract(
            typed, self._questions, scorer=fuzz.partial_ratio, score_cutoff=SIMILAR, limit=limit
        )
        meant = [match.id for match in self._matcher.match(text).ranked if match.kind == "answer"]
        alike = [entry for _, score, entry in spelt]
        verbatim = [entry for entry in alike if typed in self._questions[entry]]
        return tuple(dict.fromkeys((*verbatim, *meant, *alike)))[:limit]
