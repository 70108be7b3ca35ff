"""How sure the matcher is: a logistic regression over what it sees of a question.

The weights stand in `data/confidence.json`, written by `python -m benchmarks.fit_confidence
--write`. There are two sets: where a base has unknowns, what tells the questions it cannot answer
is above all that an unknown matches them better; a base of answers alone has no such signal.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from bot.matching.entries import Match
from bot.matching.settings import SETTINGS
from bot.matching.text.lexicon import Mention


class Signals(NamedTuple):
    """What the confidence rests on; "gap" is the best answer minus its rival.

    share: of the best answer, and the entries it is made of or is part of, among the nearest
        entries (softmax of the scores), as a logarithm.
    gap_to_runner_up: of its score before that of the next answer unrelated to it.
    coverage: share of the question's words that the entry holds.
    coverage_gap: the same against the best unknown.
    off_topic_gap: score against the background of off-topic questions.
    near_miss_gap: cosine of the nearest near miss against that of the nearest phrasing.
    unsupported_names: 1 if the base does not know a name in the question, 0.5 if only other
        entries hold it.
    question_type_share: how usual it is to ask the entry that type of question (a number, ...).
    question_type_gap: the same against the best unknown.
    relative_similarity: how well the question fits the best answer, against how well that
        answer's own phrasings fit the others of them, as a logarithm.
    gap_to_crowd: how much better it fits it than the next five entries, on average.
    """

    share: float
    gap_to_runner_up: float
    coverage: float
    coverage_gap: float
    off_topic_gap: float
    near_miss_gap: float
    unsupported_names: float
    question_type_share: float
    question_type_gap: float
    relative_similarity: float
    gap_to_crowd: float


class Signal(NamedTuple):
    """What a signal is on average, and its weight."""

    mean: float
    weight: float


class Fitted(NamedTuple):
    """A fitted regression: the signals that count, by name, and the intercept."""

    signals: Mapping[str, Signal]
    intercept: float

    def confidence(self, seen: Signals) -> float:
        """Return the probability (0 to 1) that the best answer is the right one."""
        total = self.intercept + sum(
            signal.weight * (getattr(seen, name) - signal.mean)
            for name, signal in self.signals.items()
        )
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


@cache
def fitted(*, has_unknowns: bool) -> Fitted:
    """Return the fitted regression for bases with or without unknowns."""
    text = files("bot.matching").joinpath("data/confidence.json").read_text("utf-8")
    held = json.loads(text)["with_unknowns" if has_unknowns else "without_unknowns"]
    signals = {name: Signal(**values) for name, values in held["signals"].items()}
    return Fitted(signals, held["intercept"])


def signals_of(ranked: Sequence[Match], unknown_names: Sequence[Mention]) -> Signals | None:
    """Return what the confidence rests on, or None where nothing that can answer is near."""
    answers = [match for match in ranked if match.kind == "answer"]
    if not answers:
        return None
    top = answers[0]
    unknown = next((match for match in ranked if match.kind == "unknown"), None)
    off_topic = next((match.score for match in ranked if match.kind == "off_topic"), 0.0)
    highest = max(match.score for match in ranked)
    shares = {
        match.id: math.exp((match.score - highest) / SETTINGS.softmax_temperature)
        for match in ranked
    }
    total = sum(shares.values())
    related = sum(shares[match.id] for match in ranked if _are_related(match, top))
    rival = max((other.score for other in answers if not _are_related(other, top)), default=0.0)
    crowd = sorted((other.evidence for other in ranked if other is not top), reverse=True)[
        : SETTINGS.crowd
    ]
    near_miss = top.near_miss_cosine - top.cosine
    return Signals(
        share=math.log(related / total),
        gap_to_runner_up=min(top.score - rival, SETTINGS.widest_gap),
        coverage=top.coverage,
        coverage_gap=top.coverage - (unknown.coverage if unknown else 0.0),
        off_topic_gap=top.score - off_topic,
        near_miss_gap=max(near_miss, SETTINGS.near_miss_floor),
        unsupported_names=_unsupported(top, unknown_names),
        question_type_share=top.question_type_share,
        question_type_gap=top.question_type_share
        - (unknown.question_type_share if unknown else 0.0),
        relative_similarity=math.log(
            max(top.evidence, SETTINGS.faintest_evidence)
            / max(top.self_similarity, SETTINGS.faintest_evidence)
        ),
        gap_to_crowd=top.evidence - sum(crowd) / SETTINGS.crowd,
    )


def _are_related(one: Match, other: Match) -> bool:
    """Tell whether one entry is the other, a part of it, or made of much the same parts."""
    if one.id == other.id or one.id in other.parts or other.id in one.parts:
        return True
    smaller = min(len(one.parts), len(other.parts))
    return smaller > 0 and len({*one.parts} & {*other.parts}) >= SETTINGS.related_share * smaller


def _unsupported(match: Match, unknown_names: Sequence[Mention]) -> float:
    """Return 1 for a name that no answer of the base holds, less for one that others hold."""
    if not match.unsupported_names:
        return 0.0
    is_unknown = any(mention in unknown_names for mention in match.unsupported_names)
    return 1.0 if is_unknown else SETTINGS.name_held_elsewhere
