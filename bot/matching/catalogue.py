"""Everything the matcher knows of its candidates, prepared once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np

from bot.matching import names
from bot.matching.arrays import Floats, Integers
from bot.matching.candidate import ROLE_WEIGHTS, Candidate, Line, background, lines_of
from bot.matching.encoding import encode
from bot.matching.features import STEM, Lexicon, is_stopword, stem
from bot.matching.holdings import asked, held
from bot.matching.index import Index, build_index
from bot.matching.kinds import kinds
from bot.matching.profiles import Profiles, build_profiles
from bot.matching.text import words

SETTING_SHARE = 0.5  # of the entries that hold an answer
UNSEEN_SHARE = 1.0  # of the rarest word's weight, for a word no entry holds


@dataclass(frozen=True, slots=True)
class Query:
    """A text as it is held against every entry.

    `content` is each word that is no stop word, as the features any of which will do for it, with
    its weight.
    """

    content: tuple[tuple[frozenset[str], float], ...]
    kinds: tuple[str, ...]
    names: tuple[names.Mention, ...]


@dataclass(frozen=True)
class Catalogue:
    """Candidates with their texts, in the order of the index's rows.

    `held` are the features of each entry's texts, `asked` the kinds of question it is asked,
    `named` the names it holds; `setting` the names that set the scene for all entries.
    """

    candidates: tuple[Candidate, ...]
    lexicon: Lexicon
    lines: tuple[Line, ...]
    index: Index
    profiles: Profiles
    teaches: Floats
    word_counts: Mapping[str, int]
    held: tuple[frozenset[str], ...]
    exact: Mapping[tuple[str, ...], str]
    near_miss_rows: Mapping[int, Integers]
    asked: tuple[Mapping[str, float], ...]
    named: tuple[frozenset[str], ...]
    setting: frozenset[str]

    def query(self, plain: Sequence[str]) -> Query:
        """Return plain words as they are held against every entry."""
        stems = dict.fromkeys(map(stem, plain))
        content = tuple(
            (frozenset((STEM + one, *self.lexicon.meanings([one]))), self._weight(STEM + one))
            for one in stems
            if not is_stopword(one) and not one[0].isdigit()
        )
        return Query(content, tuple(kinds(plain)), tuple(names.mentions(plain)))

    def fits_kind(self, entry: int, query: Query) -> float:
        """Return how usual it is to ask the entry for that kind of thing (a number, a time, ...).

        1 where nothing special is asked for; else the rarest kind's share of the phrasings, out
        of what is usual at most.
        """
        shares = self.asked[entry]
        return min((shares.get(kind, 0.0) for kind in query.kinds), default=1.0)

    def foreign(self, entry: int, query: Query) -> tuple[names.Mention, ...]:
        """Return the names in a text that neither the entry nor the setting of them all holds."""
        familiar = self.named[entry]
        return tuple(
            found
            for found in query.names
            if found.name not in familiar and found.name not in self.setting
        )

    def answer_names(self) -> frozenset[str]:
        """Return the names that any entry with an answer holds, and those of the base's actors."""
        held = frozenset[str]().union(
            *(
                found
                for found, candidate in zip(self.named, self.candidates, strict=True)
                if candidate.kind == "answer"
            )
        )
        actors = (phrase for _, phrases in self.lexicon.names for phrase in phrases)
        return held.union(mention.name for phrase in actors for mention in names.mentions(phrase))

    def coverage(self, entry: int, query: Query) -> float:
        """Return the share of the words, by weight, that the entry's own texts hold.

        1 where there is none to hold ("who did it").
        """
        held = self.held[entry]
        total = sum(weight for _, weight in query.content)
        covered = sum(weight for any_of, weight in query.content if not held.isdisjoint(any_of))
        return covered / total if total else 1.0

    def near_miss(self, entry: int, cosines: Floats) -> float:
        """Return the cosine of the entry's nearest near miss, 0 where it has none."""
        rows = self.near_miss_rows.get(entry)
        return 0.0 if rows is None else float(cosines[rows].max())

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
    teaches = np.asarray([ROLE_WEIGHTS[line.role] for line in lines], np.float32)
    return Catalogue(
        candidates=everything,
        lexicon=lexicon,
        lines=lines,
        index=index,
        profiles=build_profiles(index, teaches),
        teaches=teaches,
        word_counts=_word_counts(lines, lexicon, off_topic=len(everything) - 1),
        held=held(table, lines, len(everything)),
        exact=_exact(lines, everything),
        asked=asked(table, lines, len(everything)),
        named=_named(everything),
        setting=_setting(lines, everything),
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


def _named(candidates: Iterable[Candidate]) -> tuple[frozenset[str], ...]:
    """Return the names a reader sees with each entry, in their canonical spelling."""

    @cache  # many entries show the same texts
    def named(text: str) -> frozenset[str]:
        return frozenset(mention.name for mention in names.mentions(words(text)))

    return tuple(
        frozenset[str]().union(*map(named, candidate.seen or candidate.phrasings))
        for candidate in candidates
    )


def _setting(lines: Iterable[Line], candidates: Sequence[Candidate]) -> frozenset[str]:
    """Return the names so common among the answers that they set the scene for all of them."""
    holders: dict[str, set[int]] = {}
    for line in lines:
        if candidates[line.entry].kind == "answer" and line.role != "near_miss":
            for mention in names.mentions(line.plain):
                holders.setdefault(mention.name, set()).add(line.entry)
    answers = sum(candidate.kind == "answer" for candidate in candidates)
    return frozenset(
        name for name, entries in holders.items() if len(entries) >= SETTING_SHARE * answers
    )
