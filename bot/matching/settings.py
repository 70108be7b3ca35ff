"""Every number that drives the matcher, with the measurement that chose it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Settings:
    """Every number that drives the matcher."""

    text_length: int = 2_000  # a Discord message of a member without Nitro holds 2,000 characters
    max_words: int = 120
    cached_words: int = 200_000
    cached_texts: int = 10_000
    dense_share: float = 1 / 8
    shortest_repaired: int = 4
    shortest_repaired_twice: int = 8
    feature_weights: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType(
            {"s": 1.0, "f": 0.6, "p": 0.45, "m": 0.7, "n": 0.6, "a": 0.7, "k": 0.6}
        )
    )
    stopword_weight: float = 0.6
    statement_weight: float = 0.6
    unseen_weight: float = 0.6
    background_entries: int = 20
    length_share: float = 0.6
    lone_similarity: float = 0.5
    trigram_weight: float = 0.3
    nearest_entries: int = 10
    reranked_phrasings: int = 8
    reranker_weight: float = 0.2
    reranker_phrasings: int = 16
    reranker_penalty: float = 0.05
    reranker_steps: int = 6
    attribution_words: int = 4
    base_wide_share: float = 0.5
    usual_share: float = 0.2
    related_share: float = 0.6
    softmax_temperature: float = 0.05
    near_miss_floor: float = -0.3
    name_held_elsewhere: float = 0.5
    widest_gap: float = 0.2
    crowd: int = 5
    faintest_evidence: float = 0.01
    exact_confidence: float = 0.97
    explained_texts: int = 5


SETTINGS = Settings()
