"""From ranked entries to what the confidence rests on."""

from __future__ import annotations

import math
from collections.abc import Sequence

from bot.matching.confidence import Signals
from bot.matching.match import Match
from bot.matching.text.gazetteer import Mention

TEMPERATURE = 0.05  # of the softmax over scores, which seldom exceed 0.7
NEAR_MISS_FLOOR = -0.3
ELSEWHERE = 0.5  # how foreign a name is that other entries hold, but not this one
WIDE = 0.2  # a margin of scores from which on it tells nothing more
CROWD = 5  # entries that crowd around the best answer
FAINT = 0.01  # a fit below which nothing is told apart
KIN_SHARE = 0.6  # of the parts of the smaller entry


def signals_of(
    ranked: Sequence[Match], out_of_vocabulary: float, unknown_names: Sequence[Mention]
) -> Signals | None:
    """Return what the confidence rests on, or None where nothing that can answer is near."""
    answers = [match for match in ranked if match.kind == "answer"]
    if not answers:
        return None
    top = answers[0]
    unknown = next((match for match in ranked if match.kind == "unknown"), None)
    off_topic = next((match.score for match in ranked if match.kind == "off_topic"), 0.0)
    highest = max(match.score for match in ranked)
    shares = {match.id: math.exp((match.score - highest) / TEMPERATURE) for match in ranked}
    total = sum(shares.values())
    kin = sum(shares[match.id] for match in ranked if _are_kin(match, top))
    rival = max((other.score for other in answers if not _are_kin(other, top)), default=0.0)
    crowd = sorted((other.evidence for other in ranked if other is not top), reverse=True)[:CROWD]
    near_miss = top.near_miss - top.cosine
    return Signals(
        share=math.log(kin / total),
        margin=min(top.score - rival, WIDE),
        coverage=top.coverage,
        coverage_gap=top.coverage - (unknown.coverage if unknown else 0.0),
        off_topic_gap=top.score - off_topic,
        near_miss_gap=max(near_miss, NEAR_MISS_FLOOR),
        unsupported_names=_foreignness(top, unknown_names),
        kind_fit=top.kind_fit,
        kind_gap=top.kind_fit - (unknown.kind_fit if unknown else 0.0),
        out_of_vocabulary=out_of_vocabulary,
        relative_similarity=math.log(max(top.evidence, FAINT) / max(top.self_similarity, FAINT)),
        gap_to_crowd=top.evidence - sum(crowd) / CROWD,
    )


def _are_kin(one: Match, other: Match) -> bool:
    """Tell whether one entry is the other, a part of it, or made of much the same parts."""
    if one.id == other.id or one.id in other.parts or other.id in one.parts:
        return True
    smaller = min(len(one.parts), len(other.parts))
    return smaller > 0 and len({*one.parts} & {*other.parts}) >= KIN_SHARE * smaller


def _foreignness(match: Match, unknown_names: Sequence[Mention]) -> float:
    """Return 1 for a name no answer of the base holds, `ELSEWHERE` for one that others hold."""
    if not match.unsupported_names:
        return 0.0
    return (
        1.0 if any(mention in unknown_names for mention in match.unsupported_names) else ELSEWHERE
    )
