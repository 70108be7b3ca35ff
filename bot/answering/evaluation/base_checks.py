"""Checks of a base that need the matcher: phrasings and golden questions find their entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.answering.answerer import Answerer
from bot.answering.evaluation.evaluate import judge
from bot.answering.evaluation.graded import graded
from bot.answering.outcome import Answer
from bot.answering.verdict import FAULTY
from bot.errors import GoldenRegression, KnowledgeError, Problem
from bot.knowledge import Entry, Golden, Loaded
from bot.knowledge.diff import BaseDiff

SECTIONS = ("facts", "topics", "unknowns")


def check_base(loaded: Loaded, answerer: Answerer) -> list[Problem]:
    """Return every problem that only the matcher can find."""
    return [*check_phrasings(loaded, answerer), *check_golden(loaded, answerer)]


def check_phrasings(
    loaded: Loaded, answerer: Answerer, only: Iterable[str] | None = None
) -> Iterator[Problem]:
    """Yield each `ask` that does not find its own entry, and each `not_ask` that does.

    `only` restricts the check to those entries.
    """
    wanted = None if only is None else set(only)
    for section in SECTIONS:
        # What curators wrote: derived topics have no phrasings that could be changed.
        written: tuple[Entry, ...] = getattr(loaded.base.content, section)
        for entry in written:
            if wanted is None or entry.id in wanted:
                yield from _phrasings_of(loaded, answerer, section, entry)


def check_golden(loaded: Loaded, answerer: Answerer) -> Iterator[Problem]:
    """Yield each golden question with a plainly wrong answer, unless it is marked as missed.

    A question so marked that is answered rightly by now is a problem too: the mark has to go, so
    that the improvement is kept.
    """
    for place, golden in enumerate(loaded.base.golden):
        judged = judge(answerer, graded([golden])[0])
        wrong = judged.verdict in FAULTY
        if wrong and not golden.missed:
            what = f"the golden question {golden.question!r} is answered with '{judged.top}'"
            remedy = (
                "give the entry meant more phrasings or the other one a 'not_asks', "
                "or mark the question 'missed: true' until it is answered"
            )
            yield loaded.places.problem(("golden", place), what, remedy)
        elif golden.missed and not wrong:
            what = f"the golden question {golden.question!r} is marked as missed, and is not now"
            remedy = "take the mark 'missed' away"
            yield loaded.places.problem(("golden", place), what, remedy)


def check_changed(loaded: Loaded, answerer: Answerer, changes: BaseDiff) -> None:
    """Raise KnowledgeError where a phrasing of a new or changed entry does not find it."""
    problems = list(check_phrasings(loaded, answerer, changes.touched))
    if problems:
        raise KnowledgeError(problems)


def golden_outcomes(answerer: Answerer, golden: Iterable[Golden]) -> dict[str, bool]:
    """Return for each golden question whether the answerer's reply is not wrong."""
    return {one.question: judge(answerer, graded([one])[0]).verdict not in FAULTY for one in golden}


def regressions(loaded: Loaded, before: Mapping[str, bool], after: Mapping[str, bool]) -> None:
    """Raise GoldenRegression naming the golden questions that were right and would be wrong."""
    lost = [
        loaded.places.problem(
            ("golden", place),
            f"the golden question {golden.question!r} would be answered wrongly, and is not now",
            "undo the change that takes the question, or correct the golden question",
        )
        for place, golden in enumerate(loaded.base.golden)
        if before.get(golden.question) and not after[golden.question]
    ]
    if lost:
        raise GoldenRegression(lost)


def _nearest(answerer: Answerer, text: str) -> str:
    ranked = answerer.matcher.match(text).ranked
    return ranked[0].id if ranked and ranked[0].kind != "off_topic" else "nothing"


def _phrasings_of(
    loaded: Loaded, answerer: Answerer, section: str, entry: Entry
) -> Iterator[Problem]:
    for place, ask in enumerate(entry.asks):
        winner = answerer.matcher.exact_match_id(ask) or _nearest(answerer, ask)
        if winner != entry.id:
            yield loaded.places.problem(
                (section, entry.id, "asks", place),
                f"the phrasing {ask!r} of '{entry.id}' finds '{winner}'",
                "reword it, or move it to the entry it finds",
            )
    for place, near_miss in enumerate(entry.not_asks):
        outcome = answerer.decide(near_miss).outcome
        if isinstance(outcome, Answer) and outcome.entry == entry.id:
            yield loaded.places.problem(
                (section, entry.id, "not_asks", place),
                f"'{entry.id}' would answer {near_miss!r}, which it must not",
                "reword the phrasing it is nearest to, or give it to another entry as a phrasing",
            )
