"""Two probabilities of a question: that the best answer is right, and that the base is about it.

Each is a logistic regression over signals that mean the same in a base of any size: ratios of
scores instead of differences, what words tell instead of how rare one base finds them, and, beside
what depends on it, the number of phrasings an entry. One set of weights serves every base. They
stand in `data/confidence.json`, written by `python -m benchmarks.fit_confidence --write`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from bot.matching.entries import Candidate, Match
from bot.matching.settings import SETTINGS
from bot.matching.text.lexicon import Mention

BY_PHRASINGS = "_by_phrasings"  # ends the name of a signal times the phrasings an entry


class BaseSize(NamedTuple):
    """What of a base its probabilities depend on.

    `phrasings` is the logarithm of the mean number of phrasings of the entries that can answer and
    are not made of others, `answers` that of how many entries can answer, `unknowns` their number.
    """

    phrasings: float
    answers: float
    unknowns: int


class ContentWord(NamedTuple):
    """A content word of a question: no stop word, no figure.

    `information` is how much it tells, from 0 to 1. `is_held`: by the best answer; `is_own`: by the
    base; `is_seen`: by the base or by the background.
    """

    information: float
    is_held: bool
    is_own: bool
    is_seen: bool


class Signals(NamedTuple):
    """What the probabilities rest on.

    held, missed: the information of the content words that the best answer holds, and of the
        others; own: of those that the base holds; background: of those that only the background
        of off-topic questions holds; each as a logarithm.
    not_own: how many content words the base does not hold, length: how many words there are; as
        logarithms.
    evidence, coverage, question_type: of the best answer; question_type_gap: against that of the
        best unknown. leader_evidence: of the best entry, be it an answer or an unknown.
    rival, unknown, off_topic: its score against that of the best answer unrelated to it, of the
        best unknown, of the background; logarithms of the ratios. That no unknown is near tells
        the less the fewer there are.
    relative_similarity: how well the question fits the best answer, against how well that answer's
        own phrasings fit the others of them, as a logarithm.
    gap_to_crowd: how much better it fits it than the next five entries, on average.
    reranked: the share of the best answer and what is related to it by the reranker, as a
        logarithm.
    near_miss: cosine of the nearest near miss against that of the nearest phrasing.
    unsupported_names: 1 if the base does not know a name in the question, 0.5 if only other
        entries hold it.
    phrasings: how many there are an entry, answers: how many entries can answer; as logarithms.
    """

    held: float
    missed: float
    background: float
    own: float
    not_own: float
    length: float
    evidence: float
    leader_evidence: float
    coverage: float
    question_type: float
    question_type_gap: float
    rival: float
    unknown: float
    off_topic: float
    relative_similarity: float
    gap_to_crowd: float
    reranked: float
    near_miss: float
    unsupported_names: float
    phrasings: float
    answers: float

    def value(self, name: str) -> float:
        """Return a signal, or its product with the phrasings an entry ("…_by_phrasings")."""
        raw = name.removesuffix(BY_PHRASINGS)
        value: float = getattr(self, raw)
        return value if raw == name else value * self.phrasings


class Fitted(NamedTuple):
    """A fitted regression: the weight of each signal that counts, by name, and the intercept."""

    weights: Mapping[str, float]
    intercept: float

    def probability(self, seen: Signals) -> float:
        """Return the probability, from 0 to 1."""
        total = self.intercept + sum(
            weight * seen.value(name) for name, weight in self.weights.items()
        )
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


class Probabilities(NamedTuple):
    """The fitted regressions: that the best answer is `right`, the base about it (`on_topic`)."""

    right: Fitted
    on_topic: Fitted


@cache
def fitted() -> Probabilities:
    """Return the fitted regressions."""
    text = files("bot.matching").joinpath("data/confidence.json").read_text("utf-8")
    held = json.loads(text)
    return Probabilities(Fitted(**held["right"]), Fitted(**held["on_topic"]))


def size_of(candidates: Sequence[Candidate]) -> BaseSize:
    """Return what of a base its probabilities depend on."""
    answers = [one for one in candidates if one.kind == "answer"]
    phrasings = [len(one.phrasings) for one in answers if not one.parts]
    return BaseSize(
        phrasings=math.log(max(sum(phrasings) / max(len(phrasings), 1), 1.0)),
        answers=math.log(max(len(answers), 1)),
        unknowns=sum(one.kind == "unknown" for one in candidates),
    )


def signals_of(
    ranked: Sequence[Match],
    content: Sequence[ContentWord],
    length: int,
    unknown_names: Sequence[Mention],
    size: BaseSize,
) -> Signals | None:
    """Return what the probabilities rest on, or None where no entry of the base is near.

    `length` is the number of words of the question; where nothing that can answer is near, the best
    unknown is looked at instead.
    """
    top = best_entry(ranked)
    if top is None:
        return None
    leader = next(match for match in ranked if match.kind != "off_topic")
    related = [match for match in ranked if _are_related(match, top)]
    rival = max((x.score for x in ranked if x.kind == "answer" and x not in related), default=0.0)
    unknown = next((match for match in ranked if match.kind == "unknown"), None)
    of_unknown = unknown.score if unknown else 0.0
    background = next((match.score for match in ranked if match.kind == "off_topic"), 0.0)
    return Signals(
        held=_told(word for word in content if word.is_held),
        missed=_told(word for word in content if not word.is_held),
        background=_told(
            word for word in content if word.is_seen and not word.is_own and not word.is_held
        ),
        own=_told(word for word in content if word.is_own),
        not_own=math.log1p(sum(not word.is_own for word in content)),
        length=math.log1p(min(length, SETTINGS.longest_question)),
        evidence=top.evidence,
        leader_evidence=leader.evidence,
        coverage=top.coverage,
        question_type=top.question_type_share,
        question_type_gap=top.question_type_share - unknown.question_type_share if unknown else 0.0,
        rival=_ratio(top.score, rival, 0.0, 1.5),
        unknown=_ratio(top.score, of_unknown, -1.0, _most_told_by(size.unknowns)),
        off_topic=_ratio(top.score, background, -1.0, 2.0),
        relative_similarity=_relative_similarity(top),
        gap_to_crowd=_gap_to_crowd(ranked, top),
        reranked=math.log(sum(math.exp(match.reranked) for match in related)),
        near_miss=max(top.near_miss_cosine - top.cosine, SETTINGS.near_miss_floor),
        unsupported_names=_unsupported(top, unknown_names),
        phrasings=size.phrasings,
        answers=size.answers,
    )


def best_entry(ranked: Sequence[Match]) -> Match | None:
    """Return the best answer, where there is none the best unknown, or None."""
    of_base = [match for match in ranked if match.kind != "off_topic"]
    return next((match for match in of_base if match.kind == "answer"), next(iter(of_base), None))


def _relative_similarity(top: Match) -> float:
    faintest = SETTINGS.faintest_evidence
    return math.log(max(top.evidence, faintest) / max(top.self_similarity, faintest))


def _gap_to_crowd(ranked: Sequence[Match], top: Match) -> float:
    others = (one for one in ranked if one is not top and one.id not in top.versions)
    crowd = sorted((other.evidence for other in others), reverse=True)
    return top.evidence - sum(crowd[: SETTINGS.crowd]) / SETTINGS.crowd


def _most_told_by(unknowns: int) -> float:
    """Return what it can tell at most that no unknown is near: the fewer there are, the less."""
    return unknowns / (unknowns + SETTINGS.few_unknowns)


def _told(content: Iterable[ContentWord]) -> float:
    return math.log1p(sum(word.information for word in content))


def _ratio(score: float, other: float, least: float, most: float) -> float:
    """Return the logarithm of a ratio of scores, bounded; two faint ones are no evidence."""
    ease = SETTINGS.faint_score
    return max(least, min(most, math.log((score + ease) / (other + ease))))


def _are_related(one: Match, other: Match) -> bool:
    """Tell whether one entry is the other, a version or part of it, or made of much the same."""
    if (
        one.id == other.id
        or one.id in other.versions
        or one.id in other.parts
        or other.id in one.parts
    ):
        return True
    smaller = min(len(one.parts), len(other.parts))
    return smaller > 0 and len({*one.parts} & {*other.parts}) >= SETTINGS.related_share * smaller


def _unsupported(match: Match, unknown_names: Sequence[Mention]) -> float:
    """Return 1 for a name that no answer of the base holds, less for one that others hold."""
    if not match.unsupported_names:
        return 0.0
    is_unknown = any(mention in unknown_names for mention in match.unsupported_names)
    return 1.0 if is_unknown else SETTINGS.name_held_elsewhere
