"""Quality of ranking and confidence, ours and the peers': every question must be answered.

The notes below the tables say what is measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.contest import Contestant, Verdict
from benchmarks.measures import auroc, right_at
from benchmarks.report import Cell, Column, Table
from benchmarks.sets import PHRASINGS, PublicSets, Question, QuestionSet
from bot.matching import Candidate

FALSE = 0.05
KINDS = ("near", "oos", "abstain")
PUBLIC = (
    "StackFAQ acc",
    "30 facts acc",
    "fold out near",
    "fold out right",
    "CLINC150 acc",
    "CLINC150 oos",
    "BANKING77 acc",
)
OWN_NOTES = (
    (
        "acc: the best entry that can answer is right; r3: one of the best three is. near, "
        "oos, abstain: AUROC of the confidence between the answerable and near misses, "
        "off-topic questions, and both together. All know the same entries, unknowns included."
    ),
    "The weights of our confidence are fitted on the golden questions, not on the graded ones.",
)
PUBLIC_NOTES = (
    (
        "30 facts: mean of five draws of StackFAQ. Fold out: a fifth of StackFAQ's facts is "
        "held out and asked for all the same (mean of all five); right: share answered "
        "rightly at the lowest threshold that answers at most 5 % of those questions."
    ),
    (
        "StackFAQ (Karan & Šnajder 2018; texts in part from Stack Exchange, CC BY-SA 3.0), "
        "CLINC150 (Larson et al. 2019, CC BY 3.0), BANKING77 (Casanueva et al. 2020, CC BY "
        "4.0)."
    ),
)


@dataclass(frozen=True)
class Asked:
    """What a contestant made of the questions of a set."""

    contestant: str
    name: str
    questions: tuple[Question, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def right(self) -> list[bool]:
        """Tell of each question whether the best entry is right."""
        return [self._finds(place, 1) for place in range(len(self.questions))]

    @property
    def confidence(self) -> list[float]:
        """Return the confidence in each verdict."""
        return [verdict.confidence for verdict in self.verdicts]

    @property
    def answerable(self) -> list[bool]:
        """Tell of each question whether an entry answers it."""
        return [question.kind == "answerable" for question in self.questions]

    def accuracy(self, best: int = 1) -> float:
        """Return how many of the answerable have a right entry among the best ones."""
        places = [place for place, yes in enumerate(self.answerable) if yes]
        return float(np.mean([self._finds(place, best) for place in places]))

    def sure(self, kind: str) -> list[float]:
        """Return the confidences of the questions of a kind."""
        asked = zip(self.questions, self.verdicts, strict=True)
        return [verdict.confidence for question, verdict in asked if question.kind == kind]

    def separation(self, kind: str) -> float | None:
        """Return the AUROC between the answerable and a kind; None where there are none."""
        lower = self.sure(kind)
        return auroc(self.sure("answerable"), lower) if lower else None

    def _finds(self, place: int, best: int) -> bool:
        ranked = self.verdicts[place].ranked[:best]
        return not self.questions[place].expect.isdisjoint(ranked)


def ask_all(contestant: Contestant, sets: Iterable[QuestionSet]) -> Iterator[Asked]:
    """Yield a contestant's result on each set; sets of the same candidates are built once."""
    built: tuple[Candidate, ...] | None = None
    for one in sets:
        if one.candidates is not built:
            contestant.build(one.candidates, one.lexicon)
            built = one.candidates
        yield Asked(contestant.name, one.name, one.questions, tuple(contestant.ask(one.texts())))


def own_table(asked: Sequence[Sequence[Asked]], sets: Sequence[QuestionSet]) -> Table:
    """Return the figures of our own sets; `asked` holds for each contestant its sets."""
    columns = [Column("")]
    rows: list[list[Cell]] = [[by_set[0].contestant] for by_set in asked]
    for place, one in enumerate(asked[0]):
        kinds = [kind for kind in KINDS if one.sure(kind)]
        columns += [Column(f"{one.name} {what}", better="high") for what in ("acc", "r3", *kinds)]
        for row, by_set in zip(rows, asked, strict=True):
            own = by_set[place]
            row += [own.accuracy(), own.accuracy(3), *(own.separation(kind) for kind in kinds)]
    notes = (*OWN_NOTES, *(one.note for one in sets))
    return Table("Forced to answer", tuple(columns), tuple(map(tuple, rows)), notes)


def public_table(
    public: PublicSets, everyone: Sequence[Contestant], progress: Callable[[str], None]
) -> Table:
    """Return the figures of the public sets."""
    rows = []
    for contestant in everyone:
        progress(f"Public sets: {contestant.name}")
        rows.append(_public_row(public, contestant))
    columns = (Column(""), *(Column(title, better="high") for title in PUBLIC))
    title = f"Public sets, {PHRASINGS} phrasings an entry"
    return Table(title, columns, tuple(rows), PUBLIC_NOTES)


def _public_row(public: PublicSets, contestant: Contestant) -> tuple[Cell, ...]:
    whole = [public.whole(name, name) for name in ("stackfaq", "clinc150", "banking77")]
    stackfaq, clinc, banking = ask_all(contestant, whole)
    draws = ask_all(contestant, public.draws())
    folds = _pooled(list(ask_all(contestant, public.folds())))
    return (
        contestant.name,
        stackfaq.accuracy(),
        float(np.mean([one.accuracy() for one in draws])),
        folds.separation("near"),
        _right_of_folds(folds),
        clinc.accuracy(),
        clinc.separation("oos"),
        banking.accuracy(),
    )


def _pooled(folds: Sequence[Asked]) -> Asked:
    """Return several sets as one: a threshold has to hold for all of them."""
    return Asked(
        folds[0].contestant,
        folds[0].name,
        tuple(question for one in folds for question in one.questions),
        tuple(verdict for one in folds for verdict in one.verdicts),
    )


def _right_of_folds(asked: Asked) -> float:
    right = [found for found, yes in zip(asked.right, asked.answerable, strict=True) if yes]
    return right_at(asked.sure("answerable"), right, asked.sure("near"), FALSE)
