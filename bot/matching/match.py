"""What the matcher makes of a text: values, nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from bot.matching.confidence import Signals
from bot.matching.entries import Kind
from bot.matching.text.gazetteer import Mention


@dataclass(frozen=True, slots=True)
class Match:
    """How well an entry fits a text.

    `score` combines `evidence` and `contrast` (a logarithm); `self_similarity` is how well its own
    phrasings fit each other, `coverage` the share of the words it holds; `phrasing` is its nearest
    text and `cosine` how near that is; `near_miss` is the cosine of the nearest question it is
    known not to answer.
    """

    id: str
    kind: Kind
    score: float
    evidence: float
    contrast: float
    self_similarity: float
    phrasing: str
    cosine: float
    coverage: float
    near_miss: float
    kind_fit: float
    parts: tuple[str, ...]
    unsupported_names: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """What the matcher makes of a text.

    `words` are what was compared; `confidence` is the probability that the best entry that can
    answer is the right one; `unsupported_names` holds the names the base does not know,
    `out_of_vocabulary` the other words it has never seen; `exact` is the entry one of whose
    phrasings the text is.
    """

    words: tuple[str, ...]
    repaired: tuple[tuple[str, str], ...]
    out_of_vocabulary: tuple[str, ...]
    unsupported_names: tuple[Mention, ...]
    ranked: tuple[Match, ...]
    confidence: float
    exact: str | None
    signals: Signals | None

    @property
    def margin(self) -> float:
        """Return how far the best answer scores before the next one that is no kin of it."""
        return self.signals.margin if self.signals else 0.0

    def best(self, kind: Kind) -> Match | None:
        """Return the best match of a kind, if any is near."""
        return next((match for match in self.ranked if match.kind == kind), None)
