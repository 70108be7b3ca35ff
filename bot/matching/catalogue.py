"""Everything the matcher knows of its candidates, prepared once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np

from bot.matching import names
from bot.matching.features import KIND, MEANING, STEM, Lexicon, features, is_stopword, kinds, stem
from bot.matching.framing import unframed
from bot.matching.index import Floats, Index, Integers, build_index
from bot.matching.text import words

Kind = Literal["answer", "unknown", "off_topic"]
Role = Literal["phrasing", "statement", "near_miss"]
OFF_TOPIC = "#off-topic"
ROLE_WEIGHTS: Mapping[Role, float] = {"phrasing": 1.0, "statement": 0.6, "near_miss": 0.0}
USUAL_SHARE = 0.2  # of an entry's phrasings: from here on a kind of question is usual for it
SETTING_SHARE = 0.5  # of the entries that hold an answer
UNSEEN_SHARE = 0.8  # of the rarest word's weight, for a word no entry holds


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry as the matcher sees it.

    `phrasings` are questions it answers, `statements` what it says (they count less),
    `near_misses` questions in the same words that it does not answer, `parts` the ids of other
    candidates it is made of, and `shown` the other texts a reader sees with it. Only what is shown
    counts as naming anybody: a phrasing may well hold a name just to be answered with another.
    """

    id: str
    kind: Kind
    phrasings: tuple[str, ...]
    statements: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One text of a candidate: `entry` is the candidate's number, `plain` the text's words."""

    entry: int
    role: Role
    text: str
    plain: tuple[str, ...]


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
    teaches: Floats
    word_counts: Mapping[str, int]
    held: tuple[frozenset[str], ...]
    exact: Mapping[tuple[str, ...], str]
    near_miss_rows: Mapping[int, Integers]
    asked: tuple[Mapping[str, float], ...]
    named: tuple[frozenset[str], ...]
    setting: frozenset[str]

    def fits_kind(self, entry: int, plain: Sequence[str]) -> float:
        """Return how usual it is to ask the entry for that kind of thing (a number, a time, ...).

        1 where nothing special is asked for; else the rarest kind's share of the phrasings, out
        of `USUAL_SHARE` at most.
        """
        shares = self.asked[entry]
        return min((shares.get(kind, 0.0) for kind in kinds(plain)), default=1.0)

    def foreign(self, entry: int, plain: Sequence[str]) -> tuple[names.Mention, ...]:
        """Return the names in a text that neither the entry nor the setting of them all holds."""
        familiar = self.named[entry] | self.setting
        return tuple(found for found in names.mentions(plain) if found.name not in familiar)

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

    def coverage(self, entry: int, plain: Sequence[str]) -> float:
        """Return the share of the words, by weight, that the entry's own texts hold."""
        held = self.held[entry]
        total = covered = 0.0
        for stemmed in dict.fromkeys(map(stem, plain)):
            if not is_stopword(stemmed):
                weight = self._weight(STEM + stemmed)
                total += weight
                if STEM + stemmed in held or not held.isdisjoint(self.lexicon.meanings([stemmed])):
                    covered += weight
        return covered / total if total else 0.0

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
        line for entry, candidate in enumerate(everything) for line in _lines(entry, candidate)
    )
    found = [features(line.plain, lexicon) for line in lines]
    rows: dict[int, list[int]] = {}
    for row, line in enumerate(lines):
        if line.role == "near_miss":
            rows.setdefault(line.entry, []).append(row)
    return Catalogue(
        candidates=everything,
        lexicon=lexicon,
        lines=lines,
        index=build_index(found, [line.entry for line in lines]),
        teaches=np.asarray([ROLE_WEIGHTS[line.role] for line in lines], np.float32),
        word_counts=_word_counts(lines, lexicon, off_topic=len(everything) - 1),
        held=_held(lines, found, len(everything)),
        exact=_exact(lines, everything),
        asked=_asked(lines, found, len(everything)),
        named=_named(everything),
        setting=_setting(lines, everything),
        near_miss_rows={entry: np.asarray(numbers) for entry, numbers in rows.items()},
    )


@cache
def background() -> Candidate:
    """Return the class of everything a base is not about: greetings, trivia, other news."""
    text = files("bot.matching").joinpath("data/off_topic.txt").read_text("utf-8")
    return Candidate(OFF_TOPIC, "off_topic", tuple(text.splitlines()))


def _lines(entry: int, candidate: Candidate) -> Iterator[Line]:
    texts: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("phrasing", candidate.phrasings),
        ("statement", candidate.statements),
        ("near_miss", candidate.near_misses),
    )
    for role, of_role in texts:
        for text in of_role:
            yield Line(entry, role, text, tuple(unframed(words(text))))


def _exact(lines: Iterable[Line], candidates: Sequence[Candidate]) -> dict[tuple[str, ...], str]:
    """Return the id of the candidate that each phrasing belongs to, the first where several do."""
    exact: dict[tuple[str, ...], str] = {}
    for line in lines:
        if line.role == "phrasing" and line.plain:
            exact.setdefault(line.plain, candidates[line.entry].id)
    return exact


def _word_counts(lines: Iterable[Line], lexicon: Lexicon, off_topic: int) -> Counter[str]:
    """Count the base's own words: those of the background are no words to repair towards."""
    counts = Counter(lexicon.terms())
    for line in lines:
        if line.entry != off_topic and line.role != "near_miss":
            counts.update(line.plain)
    return counts


def _held(
    lines: Sequence[Line], found: Sequence[Mapping[str, float]], entries: int
) -> tuple[frozenset[str], ...]:
    held: list[set[str]] = [set() for _ in range(entries)]
    for line, of_line in zip(lines, found, strict=True):
        if line.role != "near_miss":
            held[line.entry].update(name for name in of_line if name[0] in {STEM, MEANING})
    return tuple(map(frozenset, held))


def _asked(
    lines: Iterable[Line], found: Iterable[Mapping[str, float]], entries: int
) -> tuple[Mapping[str, float], ...]:
    """Return for each entry the share of phrasings of each kind, as a part of what is usual."""
    counts: list[Counter[str]] = [Counter() for _ in range(entries)]
    totals = [0] * entries
    for line, of_line in zip(lines, found, strict=True):
        if line.role == "phrasing":
            totals[line.entry] += 1
            counts[line.entry].update(name[1:] for name in of_line if name[0] == KIND)
    return tuple(
        {kind: min(1.0, count / (USUAL_SHARE * total)) for kind, count in found.items()}
        for found, total in zip(counts, totals, strict=True)
    )


def _named(candidates: Iterable[Candidate]) -> tuple[frozenset[str], ...]:
    """Return the names a reader sees with each entry, in their canonical spelling."""
    return tuple(
        frozenset(
            mention.name
            for text in (*candidate.statements, *candidate.shown)
            for mention in names.mentions(words(text))
        )
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
