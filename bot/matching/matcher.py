"""Text → ranked entries with evidence. Knows texts and ids, not facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy

from bot.matching.catalogue import Catalogue, Query, build_catalogue
from bot.matching.confidence import MIXED, PLAIN, Fitted, Signals, confidence
from bot.matching.confidence_features import signals_of
from bot.matching.entries import Candidate
from bot.matching.match import Match, Matching
from bot.matching.ranking.arrays import Floats
from bot.matching.ranking.features import features
from bot.matching.ranking.scoring import Scores, score
from bot.matching.text.framing import unframed
from bot.matching.text.gazetteer import Mention
from bot.matching.text.lexicon import Lexicon
from bot.matching.text.spelling import Speller
from bot.matching.text.stemming import is_stopword, stem
from bot.matching.text.tokens import words

EXACT_CONFIDENCE = 0.97  # of a question that is a curated phrasing, word for word


class Matcher:
    """An index over candidates; immutable once built, safe to share between threads."""

    def __init__(self, candidates: Iterable[Candidate], lexicon: Lexicon | None = None) -> None:
        """Build the index; the background of off-topic questions is always part of it."""
        self._catalogue = build_catalogue(candidates, lexicon or Lexicon())
        self._speller = Speller(self._catalogue.word_counts)
        has_unknowns = any(one.kind == "unknown" for one in self._catalogue.candidates)
        self._fitted = MIXED if has_unknowns else PLAIN

    @property
    def catalogue(self) -> Catalogue:
        """Return what is known of the candidates."""
        return self._catalogue

    def using(self, catalogue: Catalogue) -> Matcher:
        """Return this matcher with another catalogue of the same candidates."""
        other = copy(self)
        other._catalogue = catalogue  # noqa: SLF001 - a copy of its own
        return other

    def exact(self, text: str) -> str | None:
        """Return the entry one of whose phrasings the text is, word for word."""
        plain = tuple(unframed(list(self._speller.repair(words(text)))))
        return self._catalogue.exact.get(plain)

    def match(self, text: str) -> Matching:
        """Return the nearest entries to a text, best first, and how sure that is."""
        typed = words(text)
        repaired = list(self._speller.repair(typed))
        plain = tuple(unframed(repaired))
        catalogue = self._catalogue
        row = catalogue.index.row(features(plain, catalogue.lexicon))
        stems = [stem(word) for word in plain]
        scores = score(catalogue.index, catalogue.profiles, catalogue.row_weights, row, stems)
        query = catalogue.query(plain)
        unsupported_names = catalogue.naming.unknown(query.names)
        exact = catalogue.exact.get(plain)
        ranked = tuple(self._ranked(scores, query, exact))
        signals = signals_of(ranked, row.out_of_vocabulary, unsupported_names)
        return Matching(
            words=plain,
            repaired=_changes(typed, repaired),
            out_of_vocabulary=tuple(self._unseen(plain, unsupported_names)),
            unsupported_names=unsupported_names,
            ranked=ranked,
            confidence=_sureness(ranked, signals, exact, self._fitted),
            exact=exact,
            signals=signals,
        )

    def _ranked(self, scores: Scores, query: Query, exact: str | None) -> list[Match]:
        """Return the nearest entries, an exact hit before all others."""
        catalogue, entry = self._catalogue, scores.entry
        columns = (
            *(scores.score, scores.evidence, scores.contrast, scores.phrasing),
            catalogue.coverage(query, entry),
            catalogue.asked.fits(entry, query.kinds),
        )
        rows = zip(entry.tolist(), *(column.tolist() for column in columns), strict=True)
        found = [self._match(row, scores.cosines, query) for row in rows]
        return sorted(found, key=lambda match: (match.id != exact, -match.score))

    def _match(
        self, row: tuple[int, float, float, float, int, float, float], cosines: Floats, query: Query
    ) -> Match:
        entry, total, evidence, contrast, phrasing, coverage, kind_fit = row
        catalogue = self._catalogue
        candidate = catalogue.candidates[entry]
        return Match(
            id=candidate.id,
            kind=candidate.kind,
            score=total,
            evidence=evidence,
            contrast=contrast,
            self_similarity=float(catalogue.profiles.self_similarity[entry]),
            phrasing=catalogue.lines[phrasing].text,
            cosine=float(cosines[phrasing]),
            coverage=coverage,
            near_miss=catalogue.near_miss(entry, cosines),
            parts=candidate.parts,
            kind_fit=kind_fit,
            unsupported_names=catalogue.naming.unsupported_names(entry, query.names),
        )

    def _unseen(self, plain: Sequence[str], unsupported_names: Sequence[Mention]) -> Iterator[str]:
        named = {
            place for mention in unsupported_names for place in range(mention.start, mention.end)
        }
        for place, word in enumerate(plain):
            known = self._speller.knows(word) or is_stopword(stem(word)) or word[0].isdigit()
            if not known and place not in named:
                yield word


def _changes(typed: Sequence[str], repaired: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((old, new) for old, new in zip(typed, repaired, strict=True) if old != new)


def _sureness(
    ranked: Sequence[Match], signals: Signals | None, exact: str | None, fitted: Fitted
) -> float:
    if signals is None:
        return 0.0
    sure = confidence(signals, fitted)
    answer = next(match for match in ranked if match.kind == "answer")
    return max(sure, EXACT_CONFIDENCE) if answer.id == exact else sure
