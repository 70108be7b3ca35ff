"""Everything the matcher knows of its candidates, prepared once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from bot.matching.entries import ROLE_WEIGHTS, Candidate, Line, background, lines_of
from bot.matching.entry_names import Naming
from bot.matching.ranking.arrays import Floats, Integers
from bot.matching.ranking.centroids import Profiles, build_profiles
from bot.matching.ranking.encoding import encode
from bot.matching.ranking.features import STEM
from bot.matching.ranking.question_type_profile import Asked, asked
from bot.matching.ranking.tfidf import Index, build_index
from bot.matching.text.gazetteer import Mention, mentions
from bot.matching.text.lexicon import Lexicon
from bot.matching.text.question_types import kinds
from bot.matching.text.stemming import is_stopword, stem

UNSEEN_SHARE = 1.0  # of the rarest word's weight, for a word no entry holds


@dataclass(frozen=True, slots=True)
class Query:
    """A text as it is held against every entry.

    `stems` are those of each word that is neither stop word nor figure, `weights` what they
    count, and `columns` the features any of which will do for each.
    """

    stems: tuple[str, ...]
    weights: tuple[float, ...]
    columns: tuple[tuple[int, ...], ...]
    kinds: tuple[str, ...]
    names: tuple[Mention, ...]


@dataclass(frozen=True)
class Catalogue:
    """Candidates with their texts, in the order of the index's rows.

    `asked` are the kinds of question each entry is asked, `naming` the names it holds.
    """

    candidates: tuple[Candidate, ...]
    lexicon: Lexicon
    lines: tuple[Line, ...]
    index: Index
    profiles: Profiles
    row_weights: Floats
    word_counts: Mapping[str, int]
    exact: Mapping[tuple[str, ...], str]
    near_miss_rows: Mapping[int, Integers]
    asked: Asked
    naming: Naming

    def query(self, plain: Sequence[str]) -> Query:
        """Return plain words as they are held against every entry."""
        stems = tuple(
            one
            for one in dict.fromkeys(map(stem, plain))
            if not is_stopword(one) and not one[0].isdigit()
        )
        return Query(
            stems=stems,
            weights=tuple(self._weight(STEM + one) for one in stems),
            columns=tuple(tuple(self._columns(one)) for one in stems),
            kinds=tuple(kinds(plain)),
            names=tuple(mentions(plain)),
        )

    def covered(self, query: Query, entries: Integers) -> NDArray[np.bool_]:
        """Return which of the words some entries hold in their own texts; shape (words, entries).

        The words of near misses they do not hold.
        """
        cells = self.profiles.features.cells
        return cells.holders(query.columns, entries, len(self.candidates))

    def coverage(self, query: Query, entries: Integers) -> Floats:
        """Return the share of the words, by weight, that some entries hold; shape (entries,).

        1 where there is none to hold ("who did it"). The background holds most words of the
        language: holding them is no merit of its, and it counts as holding none.
        """
        total = sum(query.weights)
        missed = np.asarray(query.weights) @ ~self.covered(query, entries)
        share = 1 - missed / total if total else np.ones(len(entries))
        share[entries == len(self.candidates) - 1] = 0
        return share.astype(np.float32)

    def near_miss(self, entry: int, cosines: Floats) -> float:
        """Return the cosine of the entry's nearest near miss, 0 where it has none."""
        rows = self.near_miss_rows.get(entry)
        return 0.0 if rows is None else float(cosines[rows].max())

    def _columns(self, stemmed: str) -> Iterator[int]:
        for feature in (STEM + stemmed, *self.lexicon.meanings([stemmed])):
            if feature in self.index.vocabulary:
                yield self.index.vocabulary[feature]

    def _weight(self, feature: str) -> float:
        column = self.index.vocabulary.get(feature)
        if column is None:
            return UNSEEN_SHARE * float(self.index.idf.max(initial=1.0))
        return float(self.index.idf[column])


def build_catalogue(candidates: Iterable[Candidate], lexicon: Lexicon) -> Catalogue:
    """Return the catalogue of the candidates and of the background of off-topic questions."""
    everything = (*candidates, background())
    lines = tuple(
        line for entry, candidate in enumerate(everything) for line in lines_of(entry, candidate)
    )
    owner = [line.entry for line in lines]
    table = encode([line.plain for line in lines], lexicon)
    index = build_index(table, owner, general=len(everything) - 1)
    row_weights = np.asarray([ROLE_WEIGHTS[line.role] for line in lines], np.float32)
    return Catalogue(
        candidates=everything,
        lexicon=lexicon,
        lines=lines,
        index=index,
        profiles=build_profiles(index, row_weights),
        row_weights=row_weights,
        word_counts=_word_counts(lines, lexicon, off_topic=len(everything) - 1),
        exact=_exact(lines, everything),
        asked=asked(table, lines, len(everything)),
        naming=Naming(everything, lines, lexicon),
        near_miss_rows=_near_miss_rows(lines),
    )


def _exact(lines: Iterable[Line], candidates: Sequence[Candidate]) -> dict[tuple[str, ...], str]:
    """Return the id of the candidate that each phrasing belongs to, the first where several do."""
    exact: dict[tuple[str, ...], str] = {}
    for line in lines:
        if line.role == "phrasing" and line.plain:
            exact.setdefault(line.plain, candidates[line.entry].id)
    return exact


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
