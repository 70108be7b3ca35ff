"""What each part of the matcher is worth, and what its settings rest on.

Every part is left out in turn, on the full base and on thin copies of it (see `thin`), and asked
the golden and the graded questions. With `--settings` each number that drives the matcher is halved
and doubled instead, on the full base.

    python -m benchmarks.ablation [--knowledge DIR] [--graded FILE] [--settings]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

from rich.console import Console
from sklearn.metrics import log_loss

from benchmarks.arguments import existing_file, existing_folder, run
from benchmarks.fit_confidence import RIGHT, cross_validated
from benchmarks.rehearsal import EVERYTHING, of_graded
from benchmarks.report import Cell, Column, Table, show
from benchmarks.signal_table import measure
from benchmarks.thin import thinned
from bot.answering import Answerer
from bot.answering.candidates import candidates, lexicon
from bot.answering.evaluation.evaluate import evaluate
from bot.answering.evaluation.graded import GradedQuestion, graded, read_graded
from bot.answering.verdict import FAULTY, Expected, is_right
from bot.knowledge import FactBase, load
from bot.matching import Matcher
from bot.matching.ranking.features import of_stem
from bot.matching.settings import SETTINGS

ROOT = Path(__file__).parents[1]
WIDTH = 160
THIN = 5  # phrasings an entry
DRAWS = 2
LEFT_OUT: Mapping[str, Mapping[str, object]] = {
    "nothing left out": {},
    "pairs of words": {"p": 0.0},
    "synonyms": {"m": 0.0},
    "names of actors": {"n": 0.0},
    "attribution": {"a": 0.0},
    "question types": {"k": 0.0},
    "figures": {"f": 0.0},
    "stop words": {"stopword_weight": 0.0},
    "statements": {"statement_weight": 0.0},
    "unseen words": {"unseen_weight": 0.0},
    "ordinary language in the idf": {"background_entries": 0},
    "repair of misspellings": {"shortest_repaired": SETTINGS.max_words},
    "trigrams": {"trigram_weight": 0.0},
    "reranker": {"reranker_weight": 0.0},
    "phrasings by rule": {"rule_weight": 0.0},
}
Questions = Mapping[str, Sequence[GradedQuestion]]


@contextmanager
def changed(**values: object) -> Iterator[None]:
    """Change settings, or single weights of features, for a while."""
    weights = {name: value for name, value in values.items() if name in SETTINGS.feature_weights}
    values = {name: value for name, value in values.items() if name not in weights}
    values["feature_weights"] = {**SETTINGS.feature_weights, **weights}
    before = {name: getattr(SETTINGS, name) for name in values}
    try:
        _set(values)
        yield
    finally:
        _set(before)


def _set(values: Mapping[str, object]) -> None:
    for name, value in values.items():
        object.__setattr__(SETTINGS, name, value)  # frozen for all but this
    of_stem.cache_clear()


def parts_table(base: FactBase, questions: Questions) -> Table:
    """Return what becomes of the questions without each part."""
    bases = {
        "": (base,),
        f"{THIN} phrasings: ": [
            thinned(base, THIN, seed, unknowns=EVERYTHING) for seed in range(DRAWS)
        ],
    }
    columns = [Column("left out")]
    for title in bases:
        for name in questions:
            columns += [Column(f"{title}{name} {what}") for what in ("top-1", "right", "wrong")]
    rows: list[tuple[Cell, ...]] = []
    for part, values in LEFT_OUT.items():
        with changed(**values):
            found = (
                figures(some, asked) for some in bases.values() for asked in questions.values()
            )
            rows.append((part, *(figure for of in found for figure in of)))
    return Table("What each part is worth", tuple(columns), tuple(rows), NOTES)


def figures(bases: Sequence[FactBase], questions: Sequence[GradedQuestion]) -> tuple[float, ...]:
    """Return the shares of top-1, right and wrong replies, the mean of several bases."""
    found = [_figures(Answerer(base), questions) for base in bases]
    return tuple(sum(values) / len(found) for values in zip(*found, strict=True))


def _figures(answerer: Answerer, questions: Sequence[GradedQuestion]) -> tuple[float, float, float]:
    judged = evaluate(answerer, questions).judged
    answerable = sum(not question.abstain for question in questions)
    right = sum(one.verdict == "right" for one in judged)
    wrong = sum(one.verdict in FAULTY for one in judged)
    top = top_1(answerer.base, answerer.matcher, questions)
    return top, right / answerable, wrong / len(questions)


def top_1(base: FactBase, matcher: Matcher, questions: Sequence[GradedQuestion]) -> float:
    """Return the share of the answerable questions whose nearest entry is right."""
    found = [
        bool(ranked) and is_right(base, ranked[0].id, Expected(question.expect))
        for question in questions
        if not question.abstain
        for ranked in [matcher.match(question.question).ranked]
    ]
    return sum(found) / len(found)


def settings_table(base: FactBase, questions: Questions) -> Table:
    """Return what halving and doubling each setting does to ranking and confidence."""
    columns = (Column("setting"), *(Column(f"{name} top-1") for name in questions))
    rows: list[tuple[Cell, ...]] = [("as it is", *_ranking(base, questions))]
    for name, value in _numbers():
        for changed_to in (type(value)(value / 2), type(value)(value * 2)):
            with changed(**{name: changed_to}):
                rows.append((f"{name} {changed_to:g}", *_ranking(base, questions)))
    loss_column = Column("loss of the confidence", "{:.4f}")
    return Table("What each setting is worth", (*columns, loss_column), tuple(rows))


def _ranking(base: FactBase, questions: Questions) -> tuple[float, ...]:
    matcher = Matcher(candidates(base), lexicon(base))
    tops = (top_1(base, matcher, asked) for asked in questions.values())
    samples = measure([of_graded(base, graded(base.golden))])
    return (*tops, log_loss(samples.right, cross_validated(samples, samples.right, RIGHT)))


def _numbers() -> Iterator[tuple[str, float]]:
    for field in fields(SETTINGS):
        value = getattr(SETTINGS, field.name)
        if isinstance(value, int | float):
            yield field.name, value
    yield from SETTINGS.feature_weights.items()


NOTES = (
    (
        "top-1: the nearest entry is right; right and wrong: what is replied, wrong including the "
        "questions answered that must not be. The weights of the confidence stay as they are."
    ),
    f"Thin: the mean of {DRAWS} draws of {THIN} phrasings an entry, unknowns included.",
)


def main() -> None:
    """Print one of the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument(
        "--knowledge", type=existing_folder, default=ROOT / "knowledge", metavar="DIR"
    )
    graded_file = ROOT / "tests" / "data" / "questions-dev.jsonl"
    parser.add_argument("--graded", type=existing_file, default=graded_file, metavar="FILE")
    parser.add_argument("--settings", action="store_true", help="halve and double each setting")
    asked = parser.parse_args()
    base = load(asked.knowledge).base
    questions = {"golden": graded(base.golden), "graded": read_graded(asked.graded)}
    table = settings_table if asked.settings else parts_table
    show(table(base, questions), Console(width=WIDTH))


if __name__ == "__main__":
    run(main)
