"""From a question to the nearest entries and their scores.

*Evidence*, the product with an entry's centroid, finds the nearest entries. The *reranker*, a
multinomial logistic regression over their nearest phrasings, tells those few apart: a word that
neighbours share counts for none of them. It is trained for each question anew, in the phrasings'
products alone; each step goes to the minimum of a quadratic that bounds the loss from above
(Böhning 1992), so that few steps do and none can go too far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.matching.ranking.centroids import Centroids
from bot.matching.ranking.sparse import Floats, Integers, concat_ranges, unique_inverse
from bot.matching.ranking.tfidf import Index, Row
from bot.matching.settings import SETTINGS


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of the nearest entries, the first five of the same length.

    `reranked` is the logarithm of each entry's share by the reranker, `phrasing` the row of the
    entry's nearest phrasing; `cosines` are those to every phrasing.
    """

    entry: Integers
    evidence: Floats
    reranked: Floats
    phrasing: Integers
    score: Floats
    cosines: Floats


@dataclass(frozen=True, slots=True)
class Ranker:
    """Ranks entries by their texts.

    `row_weights` weighs each text; those with 0 belong to no entry (near misses). With a
    `reranker_weight` of 0 evidence alone decides: of entries with few phrasings the reranker learns
    mere chance, and is but a signal of the confidence.
    """

    index: Index
    centroids: Centroids
    row_weights: Floats
    reranker_weight: float

    def score(self, row: Row, stems: Sequence[str]) -> Scores:
        """Return the nearest entries' scores, given the question's row and stems."""
        products = self.centroids.dot(row, stems)
        entry = nearest(products, SETTINGS.nearest_entries)
        evidence = products[entry]
        cosines = np.zeros(self.index.rows, np.float32)
        starts = self.index.entry_start[entry]
        own = concat_ranges(starts, self.index.entry_start[entry + 1] - starts)
        cosines[own] = self.index.cosines(row, own)
        if not len(entry):
            return Scores(entry, evidence, evidence, entry, evidence, cosines)
        rows, place = _nearest_rows(self.index, cosines, self.row_weights, entry)
        vectors = _dense(self.index, rows)
        kernel = vectors @ vectors.T
        kernel[np.diag_indices(len(rows))] = 1  # every row has length 1
        reranked = rerank(kernel, place, len(entry), cosines[rows])
        best = np.lexsort((-cosines[rows], place))
        phrasing = rows[best[np.searchsorted(place[best], np.arange(len(entry)))]]
        total = evidence * np.exp(np.float32(self.reranker_weight) * reranked)
        return Scores(entry, evidence, reranked, phrasing, total, cosines)


def nearest(values: Floats, count: int) -> Integers:
    """Return the places of the `count` largest positive values, the largest first."""
    if len(values) > count:
        places = np.argpartition(values, len(values) - count)[-count:]
    else:
        places = np.arange(len(values))
    places = places[values[places] > 0]
    return places[np.argsort(-values[places], kind="stable")]


def _nearest_rows(
    index: Index, cosines: Floats, row_weights: Floats, entries: Integers
) -> tuple[Integers, Integers]:
    """Return the nearest phrasings of each entry, and which of the entries each belongs to."""
    rows: list[Integers] = []
    starts = index.entry_start[entries].tolist()
    ends = index.entry_start[entries + 1].tolist()
    for start, end in zip(starts, ends, strict=True):
        own = np.arange(start, end)
        if end - start > SETTINGS.reranked_phrasings:
            # Near misses come last, and then not at all.
            nearness = np.where(row_weights[start:end] > 0, cosines[start:end], -1)
            near = np.argpartition(nearness, end - start - SETTINGS.reranked_phrasings)
            own = start + near[-SETTINGS.reranked_phrasings :]
        rows.append(own)
    owner = np.repeat(np.arange(len(entries)), [len(own) for own in rows])
    chosen = np.concatenate(rows)
    counted = row_weights[chosen] > 0
    return chosen[counted], owner[counted]


def _dense(index: Index, rows: Integers) -> Floats:
    """Return sparse rows as a dense matrix over the columns that several of them share."""
    starts = index.row_start[rows]
    lengths = index.row_start[rows + 1] - starts
    places = concat_ranges(starts, lengths)
    columns, column = unique_inverse(index.row_columns[places])
    shared = np.bincount(column, minlength=len(columns)) > 1
    kept = shared[column]
    dense = np.zeros((len(rows), int(shared.sum())), np.float32)
    row, column = np.repeat(np.arange(len(rows)), lengths), (np.cumsum(shared) - 1)[column]
    dense[row[kept], column[kept]] = index.row_values[places][kept]
    return dense


def rerank(kernel: Floats, owner: Integers, entries: int, cosines: Floats) -> Floats:
    """Return the logarithm of each entry's share of the question; shape (entries,).

    Shapes: kernel (phrasings, phrasings), the products of their rows; owner (phrasings,), the
    entry of each, from 0; cosines (phrasings,), those of the question.
    """
    wanted = np.zeros((len(owner), entries), np.float32)
    wanted[np.arange(len(owner)), owner] = 1
    bound = kernel / 2
    bound[np.diag_indices(len(owner))] += SETTINGS.reranker_penalty
    step = np.linalg.inv(bound)
    duals = ahead = np.zeros_like(wanted)
    for number in range(SETTINGS.reranker_steps):
        slope = np.exp(_log_softmax(kernel @ ahead)) - wanted + SETTINGS.reranker_penalty * ahead
        before, duals = duals, ahead - step @ slope
        ahead = duals + number / (number + 3) * (duals - before)
    shares: Floats = _log_softmax((cosines @ duals)[None])[0]
    return shares


def _log_softmax(scores: Floats) -> Floats:
    """Return the logarithms of the shares (softmax) of each row."""
    scores = scores - scores.max(axis=1, keepdims=True)
    logarithms: Floats = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return logarithms
