"""Everything the matcher knows of its candidates, prepared once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import median
from typing import assert_never

import numpy as np

from bot.matching.entries import Candidate, Line, background, lines_of
from bot.matching.ranking.centroids import (
    Centroids,
    QuestionTypes,
    build_centroids,
    question_types_of,
)
from bot.matching.ranking.features import encode
from bot.matching.ranking.sparse import Floats, Integers
from bot.matching.ranking.tfidf import Index, build_index
from bot.matching.settings import SETTINGS
from bot.matching.text.lexicon import EntryNames, Lexicon


@dataclass(frozen=True)
class Catalogue:
    """Candidates with their texts, in the order of the index's rows; the background comes last.

    `row_weights` is what each text counts in its entry's centroid, `id_of_phrasing` the candidate
    that each phrasing belongs to, `near_miss_rows` the texts each entry is known not to answer.
    """

    candidates: tuple[Candidate, ...]
    lexicon: Lexicon
    lines: tuple[Line, ...]
    index: Index
    centroids: Centroids
    row_weights: Floats
    reranker_weight: float
    word_counts: Mapping[str, int]
    id_of_phrasing: Mapping[tuple[str, ...], str]
    near_miss_rows: Mapping[int, Integers]
    question_types: QuestionTypes
    names: EntryNames


def build_catalogue(candidates: Iterable[Candidate], lexicon: Lexicon) -> Catalogue:
    """Return the catalogue of the candidates and of the background of off-topic questions."""
    candidates = tuple(candidates)
    everything = (*candidates, background())
    lines = tuple(
        line for entry, candidate in enumerate(everything) for line in lines_of(entry, candidate)
    )
    owner = np.asarray([line.entry for line in lines], np.int64)
    table = encode([line.plain for line in lines], lexicon)
    index = build_index(table, owner, background=len(everything) - 1)
    row_weights = np.asarray([_weight(line, everything) for line in lines], np.float32)
    is_phrasing = np.asarray([line.role == "phrasing" for line in lines], bool)
    return Catalogue(
        candidates=everything,
        lexicon=lexicon,
        lines=lines,
        index=index,
        centroids=build_centroids(index, row_weights),
        row_weights=row_weights,
        reranker_weight=_reranker_weight(candidates),
        word_counts=_word_counts(lines, lexicon, off_topic=len(everything) - 1),
        id_of_phrasing=_id_of_phrasing(lines, everything),
        question_types=question_types_of(table, owner, is_phrasing, len(everything)),
        names=_names(everything, lines, lexicon),
        near_miss_rows=_near_miss_rows(lines),
    )


def _weight(line: Line, candidates: Sequence[Candidate]) -> float:
    """Return what a text counts; one by rule the less, the more phrasings its entry has."""
    match line.role:
        case "phrasing":
            return 1.0
        case "statement":
            return SETTINGS.statement_weight
        case "by_rule":
            share = len(candidates[line.entry].phrasings) / SETTINGS.enough_phrasings
            return SETTINGS.rule_weight * max(1 - share, 0.0)
        case "near_miss":
            return 0.0
        case _:
            assert_never(line.role)


def _reranker_weight(candidates: Sequence[Candidate]) -> float:
    """Return the reranker's weight: of entries with few phrasings it learns mere chance."""
    phrasings = [len(candidate.phrasings) for candidate in candidates]
    is_rich = bool(phrasings) and median(phrasings) >= SETTINGS.reranker_phrasings
    return SETTINGS.reranker_weight if is_rich else 0.0


def _id_of_phrasing(
    lines: Iterable[Line], candidates: Sequence[Candidate]
) -> dict[tuple[str, ...], str]:
    """Return the id of the candidate that each phrasing belongs to, the first where several do."""
    ids: dict[tuple[str, ...], str] = {}
    for line in lines:
        if line.role == "phrasing" and line.plain:
            ids.setdefault(line.plain, candidates[line.entry].id)
    return ids


def _word_counts(lines: Iterable[Line], lexicon: Lexicon, off_topic: int) -> Counter[str]:
    """Count the base's own words: those of the background are no words to repair towards."""
    own = (line.plain for line in lines if line.entry != off_topic and line.role != "near_miss")
    return Counter(chain(lexicon.terms(), chain.from_iterable(own)))


def _near_miss_rows(lines: Iterable[Line]) -> dict[int, Integers]:
    rows: dict[int, list[int]] = {}
    for row, line in enumerate(lines):
        if line.role == "near_miss":
            rows.setdefault(line.entry, []).append(row)
    return {entry: np.asarray(numbers) for entry, numbers in rows.items()}


def _names(candidates: Sequence[Candidate], lines: Iterable[Line], lexicon: Lexicon) -> EntryNames:
    answers: dict[int, list[tuple[str, ...]]] = {
        entry: [] for entry, candidate in enumerate(candidates) if candidate.kind == "answer"
    }
    for line in lines:
        if line.entry in answers and line.role in {"phrasing", "statement"}:
            answers[line.entry].append(line.plain)
    shown = [candidate.seen or candidate.phrasings for candidate in candidates]
    return EntryNames(shown, answers, lexicon)
