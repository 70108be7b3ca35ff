"""The sets of questions: a base's golden ones, a graded file, and public sets in one format.

A public set is a file of JSON lines `{"split": base|test|…, "scope": in|near|ood, "fact": id|null,
"n": order, "text": …, "fold": …}`; the base rows with the lowest `n` are an entry's phrasings.
"""

from __future__ import annotations

import json
import random
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answering import Answerer
from bot.answering.candidates import candidates
from bot.answering.evaluation.graded import GradedQuestion, graded, read_graded
from bot.matching import Candidate, Lexicon, words

PHRASINGS = 5  # an entry, of the public sets
DRAWN = 30  # facts a draw
DRAWS = 5
SCOPES = {"in": "answerable", "near": "near", "ood": "oos"}
KINDS = {"near_miss": "near", "out_of_scope": "oos"}


@dataclass(frozen=True, slots=True)
class Question:
    """A question; `expect` holds the ids that answer it, none where nothing does.

    `kind` is "answerable", "near" (same subject, not in the base), "oos" (off topic) or
    "abstain" (one of the two).
    """

    text: str
    expect: frozenset[str]
    kind: str


@dataclass(frozen=True)
class QuestionSet:
    """Candidates, and questions asked of them."""

    name: str
    candidates: tuple[Candidate, ...]
    questions: tuple[Question, ...]
    lexicon: Lexicon | None = None
    note: str = ""

    def texts(self) -> list[str]:
        """Return what is asked."""
        return [question.text for question in self.questions]


def own_sets(answerer: Answerer, graded_file: Path | None) -> list[QuestionSet]:
    """Return the golden questions of the base, and those of a file where one is given."""
    entries = tuple(candidates(answerer.base))
    lexicon = answerer.matcher.catalogue.lexicon
    named: list[tuple[str, list[GradedQuestion]]] = [("golden", graded(answerer.base.golden))]
    if graded_file:
        named.append(("graded", read_graded(graded_file)))
    golden = {tuple(words(one.question)) for one in answerer.base.golden}
    return [
        QuestionSet(
            name,
            entries,
            tuple(_asked(answerer, found)),
            lexicon,
            _overlap(answerer, name, found, golden),
        )
        for name, found in named
    ]


def _overlap(
    answerer: Answerer,
    name: str,
    questions: Sequence[GradedQuestion],
    golden: Container[tuple[str, ...]],
) -> str:
    """Return a sentence on how many questions are no test, for the base holds them already."""
    known = sum(
        answerer.matcher.match(one.question).exact_match_id is not None for one in questions
    )
    note = (
        f"{name}: {known} of {len(questions)} questions are, word for word, phrasings of the base "
        "or of the background"
    )
    shared = sum(tuple(words(one.question)) in golden for one in questions)
    return f"{note}; golden questions: {shared}." if name != "golden" else f"{note}."


def _asked(answerer: Answerer, questions: Iterable[GradedQuestion]) -> Iterator[Question]:
    """Yield the questions; a topic whose first fact is expected answers one too."""
    topics = answerer.base.topics.values()
    for one in questions:
        leading = {topic.id for topic in topics if topic.facts[0] in one.expect}
        kind = KINDS.get(one.kind, "abstain") if one.abstain else "answerable"
        yield Question(one.question, frozenset(leading.union(one.expect)), kind)


class PublicSets:
    """The public sets in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, list[dict[str, object]]] = {}

    def whole(self, name: str, title: str) -> QuestionSet:
        """Return one set with all its entries."""
        return _public(title, self._rows(name))

    def draws(self) -> list[QuestionSet]:
        """Return some draws of a few facts of StackFAQ."""
        rows = self._rows("stackfaq")
        facts = sorted({str(row["fact"]) for row in rows if row["split"] == "base"})
        chosen = (set(random.Random(seed).sample(facts, DRAWN)) for seed in range(DRAWS))
        return [
            _public("StackFAQ, 30 facts", [row for row in rows if row["fact"] in drawn])
            for drawn in chosen
        ]

    def folds(self) -> list[QuestionSet]:
        """Return StackFAQ once for each fold, whose facts are held out: nothing answers them."""
        rows = self._rows("stackfaq")
        fold = {str(row["fact"]): row["fold"] for row in rows if row["split"] == "base"}
        return [
            _public("StackFAQ, a fold held out", [_held_out(row, fold, out) for row in rows])
            for out in sorted(set(map(str, fold.values())))
        ]

    def out_of_scope(self, split: str = "test") -> list[str]:
        """Return the questions of CLINC150 that are about none of its subjects."""
        rows = self._rows("clinc150")
        return [str(row["text"]) for row in rows if row["split"] == split and _is_off(row)]

    def subjects(self, name: str) -> dict[str, list[str]]:
        """Return all texts of each entry of a set."""
        found: dict[str, list[str]] = {}
        for row in self._rows(name):
            if row["scope"] == "in":
                found.setdefault(str(row["fact"]), []).append(str(row["text"]))
        return found

    def questions(self, name: str) -> list[str]:
        """Return the questions of a set that are no phrasings of its entries."""
        rows = self._rows(name)
        return [str(row["text"]) for row in rows if row["scope"] == "in" and row["split"] != "base"]

    def _rows(self, name: str) -> list[dict[str, object]]:
        if name not in self._read:
            lines = (self._folder / f"{name}.jsonl").read_text("utf-8").split("\n")
            self._read[name] = [json.loads(line) for line in lines if line.strip()]
        return self._read[name]


def _is_off(row: dict[str, object]) -> bool:
    return row["scope"] == "ood"


def _held_out(row: dict[str, object], fold: dict[str, object], out: str) -> dict[str, object]:
    """Return a row as it is, or as a near miss where its fact is held out."""
    return row | {"scope": "near"} if str(fold[str(row["fact"])]) == out else row


def _public(title: str, rows: Iterable[dict[str, object]]) -> QuestionSet:
    phrasings: dict[str, list[str]] = {}
    questions = []
    for row in sorted(rows, key=lambda row: (str(row["fact"]), str(row["split"]), row["n"])):
        fact, text = str(row["fact"]), str(row["text"])
        if row["split"] == "base" and row["scope"] == "in":
            phrasings.setdefault(fact, []).append(text)
        elif row["split"] == "test":
            kind = SCOPES[str(row["scope"])]
            expect = frozenset({fact}) if kind == "answerable" else frozenset[str]()
            questions.append(Question(text, expect, kind))
    entries = (
        Candidate(fact, "answer", tuple(texts[:PHRASINGS])) for fact, texts in phrasings.items()
    )
    return QuestionSet(title, tuple(entries), tuple(questions))
