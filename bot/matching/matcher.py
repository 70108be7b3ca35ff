"""Text → ranked entries with evidence. Knows texts and ids, not facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.matching.catalogue import Catalogue, build_catalogue
from bot.matching.confidence import (
    ContentWord,
    Signals,
    best_entry,
    fitted,
    signals_of,
    size_of,
)
from bot.matching.entries import Candidate, EntryKind, Match
from bot.matching.ranking.features import NAME, STEM, features, question_types
from bot.matching.ranking.scoring import Ranker
from bot.matching.ranking.sparse import Floats, Integers
from bot.matching.ranking.tfidf import Row
from bot.matching.settings import SETTINGS
from bot.matching.text.information import everyday_stems, information
from bot.matching.text.lexicon import Lexicon, Mention, mentions, name_words
from bot.matching.text.spelling import Speller
from bot.matching.text.tokens import is_stopword, stem, unframed, words
from bot.matching.text.vocabulary import QuestionType


@dataclass(frozen=True, slots=True)
class Matching:
    """The result of matching a text.

    `words` are what was compared; `confidence` is the probability that the best entry that can
    answer is the right one, `on_topic` that the candidates are about the text at all;
    `is_certain` tells that the text is a phrasing of the best answer that says what it is about;
    `unsupported_names` holds the names the base does not know,
    `out_of_vocabulary` the other words it has never seen; `exact_match_id` is the entry one of
    whose phrasings the text is.
    """

    words: tuple[str, ...]
    repaired: tuple[tuple[str, str], ...]
    out_of_vocabulary: tuple[str, ...]
    unsupported_names: tuple[Mention, ...]
    ranked: tuple[Match, ...]
    confidence: float
    on_topic: float
    is_certain: bool
    exact_match_id: str | None
    signals: Signals | None

    def best(self, kind: EntryKind) -> Match | None:
        """Return the best match of a kind, if any is near."""
        return next((match for match in self.ranked if match.kind == kind), None)

    def nearest_of(self, entries: Collection[str]) -> str | None:
        """Return the entry among some that the text is nearest to, if any is near."""
        return next((match.id for match in self.ranked if match.id in entries), None)


class Query(NamedTuple):
    """A text as it is compared with every entry.

    `content` are the stems that are neither stop word nor figure, `weights` what they count, and
    `columns` the features any of which covers each.
    """

    row: Row
    content: tuple[str, ...]
    weights: tuple[float, ...]
    columns: tuple[tuple[int, ...], ...]
    question_types: tuple[QuestionType, ...]
    names: tuple[Mention, ...]


class Matcher:
    """An index over candidates; immutable once built, safe to share between threads."""

    def __init__(self, candidates: Iterable[Candidate], lexicon: Lexicon | None = None) -> None:
        """Build the index; the background of off-topic questions is always part of it."""
        self._catalogue = build_catalogue(candidates, lexicon or Lexicon())
        self._speller = Speller(self._catalogue.word_counts)
        self._size = size_of(self._catalogue.candidates)
        self._places = {one.id: place for place, one in enumerate(self._catalogue.candidates)}

    @property
    def catalogue(self) -> Catalogue:
        """Return what is known of the candidates."""
        return self._catalogue

    def using(self, catalogue: Catalogue) -> Matcher:
        """Return this matcher with another catalogue of the same candidates."""
        other = copy(self)
        other._catalogue = catalogue  # noqa: SLF001 - a copy of its own
        return other

    def knows(self, word: str) -> bool:
        """Tell whether a plain word means anything here: in a text of an entry, or as a name."""
        return self._speller.knows(word) or word in name_words()

    def exact_match_id(self, text: str) -> str | None:
        """Return the entry one of whose phrasings the text is, word for word."""
        plain = tuple(unframed(list(self._speller.repair(words(text)))))
        return self._catalogue.id_of_phrasing.get(plain)

    def match(self, text: str) -> Matching:
        """Return the nearest entries to a text, best first, and how sure that is."""
        typed = words(text)
        repaired = list(self._speller.repair(typed))
        plain = tuple(unframed(repaired))
        query = query_of(self._catalogue, plain)
        unsupported_names = self._catalogue.names.unknown(query.names)
        exact = self._catalogue.id_of_phrasing.get(plain)
        ranked = tuple(self._ranked(query, [stem(word) for word in plain], exact))
        told = [information().get(stemmed, 1.0) for stemmed in query.content]
        best = best_entry(ranked)
        content = self._content(query, told, best) if best else ()
        signals = signals_of(ranked, list(content), len(plain), unsupported_names, self._size)
        is_telling = sum(told) >= SETTINGS.certain_information
        is_telling &= len(plain) >= SETTINGS.certain_words
        right, on_topic = _probabilities(signals, best, exact if is_telling else None)
        return Matching(
            words=plain,
            repaired=_changes(typed, repaired),
            out_of_vocabulary=tuple(self._unseen(plain, unsupported_names)),
            unsupported_names=unsupported_names,
            ranked=ranked,
            confidence=right,
            on_topic=on_topic,
            is_certain=is_telling and best is not None and exact == best.id,
            exact_match_id=exact,
            signals=signals,
        )

    def _content(self, query: Query, told: Iterable[float], best: Match) -> Iterator[ContentWord]:
        """Yield the content words of a question with what the best entry and the base hold."""
        held = covered(self._catalogue, query, np.asarray([self._places[best.id]]))[:, 0]
        for stemmed, information_of, is_held, columns in zip(
            query.content, told, held.tolist(), query.columns, strict=True
        ):
            is_own = self._speller.knows_stem(stemmed)
            yield ContentWord(information_of, is_held, is_own, bool(columns))

    def _ranked(self, query: Query, stems: Sequence[str], exact: str | None) -> list[Match]:
        """Return the nearest entries, an exact match before all others."""
        held = self._catalogue
        ranker = Ranker(held.index, held.centroids, held.row_weights, held.reranker_weight)
        scores = ranker.score(query.row, stems)
        columns = (
            *(scores.entry, scores.score, scores.evidence, scores.reranked, scores.phrasing),
            *coverage(held, query, scores.entry),
            held.question_types.of(scores.entry, query.question_types),
        )
        found = [
            Match(
                id=held.candidates[entry].id,
                kind=held.candidates[entry].kind,
                score=total,
                evidence=evidence,
                reranked=reranked,
                self_similarity=float(held.centroids.self_similarity[entry]),
                phrasing=held.lines[phrasing].text,
                cosine=float(scores.cosines[phrasing]),
                coverage=covered,
                subject_words=subject_words,
                near_miss_cosine=near_miss_cosine(held, entry, scores.cosines),
                parts=held.candidates[entry].parts,
                versions=held.candidates[entry].versions,
                question_type_share=type_share,
                unsupported_names=held.names.unsupported_names(entry, query.names),
            )
            for (
                entry,
                total,
                evidence,
                reranked,
                phrasing,
                covered,
                subject_words,
                type_share,
            ) in zip(*(column.tolist() for column in columns), strict=True)
        ]
        return sorted(found, key=lambda match: (match.id != exact, -match.score))

    def _unseen(self, plain: Sequence[str], unsupported_names: Sequence[Mention]) -> Iterator[str]:
        named = {at for mention in unsupported_names for at in range(mention.start, mention.end)}
        for place, word in enumerate(plain):
            known = self._speller.knows(word) or is_stopword(stem(word)) or word[0].isdigit()
            if not known and place not in named:
                yield word


def query_of(catalogue: Catalogue, plain: Sequence[str]) -> Query:
    """Return plain words as they are compared with every entry."""
    content = tuple(
        stemmed
        for stemmed in dict.fromkeys(map(stem, plain))
        if not is_stopword(stemmed) and not stemmed[0].isdigit()
    )
    named = _name_columns(catalogue, [stem(word) for word in plain])
    return Query(
        row=catalogue.index.row(features(plain, catalogue.lexicon)),
        content=content,
        weights=tuple(_weight(catalogue, stemmed) for stemmed in content),
        columns=tuple((*_columns(catalogue, one), *named.get(one, ())) for one in content),
        question_types=question_types(plain),
        names=tuple(mentions(plain)),
    )


def covered(catalogue: Catalogue, query: Query, entries: Integers) -> NDArray[np.bool_]:
    """Return which content words some entries hold in their own texts; shape (words, entries).

    The words of near misses they do not hold.
    """
    table = catalogue.centroids.features.table
    return table.contains_any(query.columns, entries, len(catalogue.candidates))


class Coverage(NamedTuple):
    """What some entries hold of a question's content words; each shape (entries,).

    share: of the words, by weight; 1 where there is none to hold ("who did it").
    subject_words: how many of them, without those of any chat ("seriously").
    """

    share: Floats
    subject_words: Integers


def coverage(catalogue: Catalogue, query: Query, entries: Integers) -> Coverage:
    """Return what some entries hold of the content words.

    The background holds most words of the language: so it counts as holding none.
    """
    is_held = covered(catalogue, query, entries)
    is_subject = np.asarray([word not in everyday_stems() for word in query.content], np.int64)
    total = sum(query.weights)
    share = 1 - np.asarray(query.weights) @ ~is_held / total if total else np.ones(len(entries))
    share[entries == len(catalogue.candidates) - 1] = 0
    return Coverage(share.astype(np.float32), is_subject @ is_held)


def _probabilities(
    signals: Signals | None, best: Match | None, exact: str | None
) -> tuple[float, float]:
    """Return the probabilities that the best answer is right, and that the base is about it.

    `exact` is the entry one of whose phrasings the question is, where that makes it certain.
    """
    if signals is None or best is None:
        return 0.0, 0.0
    right, on_topic = (one.probability(signals) for one in fitted())
    if exact is not None:
        on_topic = max(on_topic, SETTINGS.exact_confidence)
        if exact == best.id:
            right = max(right, SETTINGS.exact_confidence)
        else:
            right = min(right, 1 - SETTINGS.exact_confidence)
    return (right if best.kind == "answer" else 0.0), on_topic


def near_miss_cosine(catalogue: Catalogue, entry: int, cosines: Floats) -> float:
    """Return the cosine of the entry's nearest near miss, 0 where it has none."""
    rows = catalogue.near_miss_rows.get(entry)
    return 0.0 if rows is None else float(cosines[rows].max())


def _name_columns(catalogue: Catalogue, stems: Sequence[str]) -> dict[str, list[int]]:
    """Return for each stem of an actor's name the column of that actor."""
    columns: dict[str, list[int]] = {}
    for mention in catalogue.lexicon.actors.find(stems):
        column = catalogue.index.vocabulary.get(NAME + mention.name)
        if column is not None:
            for stemmed in stems[mention.start : mention.end]:
                columns.setdefault(stemmed, []).append(column)
    return columns


def _columns(catalogue: Catalogue, stemmed: str) -> Iterator[int]:
    for feature in (STEM + stemmed, *catalogue.lexicon.all_meanings([stemmed])):
        if feature in catalogue.index.vocabulary:
            yield catalogue.index.vocabulary[feature]


def _weight(catalogue: Catalogue, stemmed: str) -> float:
    """Return the idf of a stem; where no entry holds it, that of the rarest feature."""
    column = catalogue.index.vocabulary.get(STEM + stemmed)
    idf = catalogue.index.idf
    return float(idf.max(initial=1.0) if column is None else idf[column])


def _changes(typed: Sequence[str], repaired: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((old, new) for old, new in zip(typed, repaired, strict=True) if old != new)
