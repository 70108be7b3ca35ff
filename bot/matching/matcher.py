"""Text → ranked entries with evidence. Knows texts and ids, not facts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.matching import names
from bot.matching.catalogue import Candidate, Catalogue, Kind, build_catalogue
from bot.matching.confidence import Signals, confidence
from bot.matching.features import Lexicon, features, is_stopword, stem
from bot.matching.framing import unframed
from bot.matching.index import Floats
from bot.matching.repair import Speller
from bot.matching.scoring import Scores, score
from bot.matching.text import words

TEMPERATURE = 0.05  # of the softmax over scores, which seldom exceed 0.5
KIN_SHARE = 0.6  # of the parts of the smaller entry
EXACT_CONFIDENCE = 0.97  # of a question that is a curated phrasing, word for word
NEAR_MISS_FLOOR = -0.3
ELSEWHERE = 0.5  # how foreign a name is that other entries hold, but not this one


@dataclass(frozen=True, slots=True)
class Match:
    """How well an entry fits a text.

    `score` combines `evidence` and `contrast`; `phrasing` is its nearest text and `cosine` how
    near that is; `coverage` is the share of the words it holds; `near_miss` is the cosine of the
    nearest question it is known not to answer.
    """

    id: str
    kind: Kind
    score: float
    evidence: float
    contrast: float
    phrasing: str
    cosine: float
    coverage: float
    near_miss: float
    kind_fit: float
    parts: tuple[str, ...]
    foreign: tuple[names.Mention, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """What the matcher makes of a text.

    `words` are what was compared; `confidence` is the probability that the best entry that can
    answer is the right one; `foreign` holds the names the base does not know, `unseen` the other
    words it has never seen; `exact` is the entry one of whose phrasings the text is.
    """

    words: tuple[str, ...]
    repaired: tuple[tuple[str, str], ...]
    unseen: tuple[str, ...]
    foreign: tuple[names.Mention, ...]
    ranked: tuple[Match, ...]
    confidence: float
    exact: str | None
    signals: Signals | None

    def best(self, kind: Kind) -> Match | None:
        """Return the best match of a kind, if any is near."""
        return next((match for match in self.ranked if match.kind == kind), None)


class Matcher:
    """An index over candidates; immutable once built, safe to share between threads."""

    def __init__(self, candidates: Iterable[Candidate], lexicon: Lexicon | None = None) -> None:
        """Build the index; the background of off-topic questions is always part of it."""
        self._catalogue = build_catalogue(candidates, lexicon or Lexicon())
        self._speller = Speller(self._catalogue.word_counts)
        self._answer_names = self._catalogue.answer_names()

    @property
    def catalogue(self) -> Catalogue:
        """Return what is known of the candidates."""
        return self._catalogue

    def match(self, text: str) -> Matching:
        """Return the nearest entries to a text, best first, and how sure that is."""
        typed = words(text)
        repaired = list(self._speller.repair(typed))
        plain = tuple(unframed(repaired))
        row = self._catalogue.index.row(features(plain, self._catalogue.lexicon))
        cosines = self._catalogue.index.cosines(row)
        scores = score(self._catalogue.index, cosines, self._catalogue.teaches)
        foreign = tuple(self._unknown_names(plain))
        exact = self._catalogue.exact.get(plain)
        ranked = tuple(self._ranked(scores, cosines, plain, exact))
        signals = _signals(ranked, row.unseen, foreign)
        return Matching(
            words=plain,
            repaired=_changes(typed, repaired),
            unseen=tuple(self._unseen(plain, foreign)),
            foreign=foreign,
            ranked=ranked,
            confidence=_sureness(ranked, signals, exact),
            exact=exact,
            signals=signals,
        )

    def _ranked(
        self, scores: Scores, cosines: Floats, plain: Sequence[str], exact: str | None
    ) -> Iterator[Match]:
        """Yield the nearest entries, an exact hit before all others."""
        catalogue = self._catalogue
        columns = (scores.score, scores.evidence, scores.contrast, scores.cosine, scores.phrasing)
        found = [
            Match(
                id=catalogue.candidates[entry].id,
                kind=catalogue.candidates[entry].kind,
                score=total,
                evidence=evidence,
                contrast=contrast,
                phrasing=catalogue.lines[phrasing].text,
                cosine=cosine,
                coverage=catalogue.coverage(entry, plain),
                near_miss=catalogue.near_miss(entry, cosines),
                parts=catalogue.candidates[entry].parts,
                kind_fit=catalogue.fits_kind(entry, plain),
                foreign=catalogue.foreign(entry, plain),
            )
            for entry, total, evidence, contrast, cosine, phrasing in zip(
                scores.entry.tolist(), *(column.tolist() for column in columns), strict=True
            )
        ]
        return iter(sorted(found, key=lambda match: match.id != exact))

    def _unknown_names(self, plain: Sequence[str]) -> Iterator[names.Mention]:
        """Yield the names that no entry with an answer holds."""
        for mention in names.mentions(plain):
            if mention.name not in self._answer_names:
                yield mention

    def _unseen(self, plain: Sequence[str], foreign: Sequence[names.Mention]) -> Iterator[str]:
        named = {place for mention in foreign for place in range(mention.start, mention.end)}
        for place, word in enumerate(plain):
            known = self._speller.knows(word) or is_stopword(stem(word)) or word[0].isdigit()
            if not known and place not in named:
                yield word


def _changes(typed: Sequence[str], repaired: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((old, new) for old, new in zip(typed, repaired, strict=True) if old != new)


def _sureness(ranked: Sequence[Match], signals: Signals | None, exact: str | None) -> float:
    if signals is None:
        return 0.0
    sure = confidence(signals)
    answer = next(match for match in ranked if match.kind == "answer")
    return max(sure, EXACT_CONFIDENCE) if answer.id == exact else sure


def _signals(
    ranked: Sequence[Match], unseen: float, unknown_names: Sequence[names.Mention]
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
    near_miss = top.near_miss - top.cosine
    return Signals(
        share=math.log(shares[top.id] / total),
        kin_share=math.log(kin / total),
        coverage=top.coverage,
        coverage_gap=top.coverage - (unknown.coverage if unknown else 0.0),
        cosine_gap=top.cosine - (unknown.cosine if unknown else 0.0),
        off_topic_gap=top.score - off_topic,
        near_miss_gap=max(near_miss, NEAR_MISS_FLOOR),
        foreign=_foreignness(top, unknown_names),
        kind_fit=top.kind_fit,
        kind_gap=top.kind_fit - (unknown.kind_fit if unknown else 0.0),
        agreement=float(
            max(answers, key=lambda match: match.contrast)
            is max(answers, key=lambda match: match.evidence)
        ),
        unseen=unseen,
    )


def _are_kin(one: Match, other: Match) -> bool:
    """Tell whether one entry is the other, a part of it, or made of much the same parts."""
    if one.id == other.id or one.id in other.parts or other.id in one.parts:
        return True
    smaller = min(len(one.parts), len(other.parts))
    return smaller > 0 and len({*one.parts} & {*other.parts}) >= KIN_SHARE * smaller


def _foreignness(match: Match, unknown_names: Sequence[names.Mention]) -> float:
    """Return 1 for a name no answer of the base holds, `ELSEWHERE` for one that others hold."""
    if not match.foreign:
        return 0.0
    return 1.0 if any(mention in unknown_names for mention in match.foreign) else ELSEWHERE
