"""Measure the matcher: quality, abstention, noise, reliability and speed, ours and the peers'.

    python -m benchmarks.matching [--graded FILE] [--public DIR] [--only SECTION …] [--write]

`--graded` names a file of graded questions as `python -m bot evaluate` takes it, `--public` a
folder with the public sets (see `sets.py`). `--write` puts the tables into docs/benchmarks.md and
the plots into docs/images. The extra `bench` brings the peers; MiniLM joins where it is installed
(see `minilm.py`). Everything is seeded; only times differ from run to run.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from rich.console import Console

from benchmarks import abstention, noise, plots, quality, reliability, speed
from benchmarks.aims import aims_table
from benchmarks.arguments import existing_file, existing_folder, run
from benchmarks.guards import guard_table
from benchmarks.measures import risk_coverage
from benchmarks.minilm import is_installed
from benchmarks.peers import contestants
from benchmarks.report import Table, machine, markdown, show
from benchmarks.sets import PublicSets, own_sets
from bot.answering import Answerer
from bot.answering.evaluation.evaluate import evaluate
from bot.answering.evaluation.graded import GradedQuestion, graded, read_graded
from bot.knowledge import load

ROOT = Path(__file__).parents[1]
WIDTH = 160
IMAGES = {
    "reliability": "How often answers are right against how sure the matcher is of them",
    "risk-coverage": "Share of wrong answers against share of questions answered",
    "speed": "Time of a question against the size of the base",
}


@dataclass
class Run:
    """One run: what is measured on, and the plots it leaves (drawn only when written)."""

    knowledge: Path
    graded_file: Path | None
    public: PublicSets | None
    progress: Callable[[str], None]
    plots: dict[str, Callable[[Path], None]] = field(default_factory=dict)

    @cached_property
    def answerer(self) -> Answerer:
        """Return the answerer of the base."""
        return Answerer(load(self.knowledge).base)

    @cached_property
    def graded(self) -> dict[str, list[GradedQuestion]]:
        """Return the golden questions, and those of the graded file."""
        found = {"golden": graded(self.answerer.base.golden)}
        return found | ({"graded": read_graded(self.graded_file)} if self.graded_file else {})

    def quality(self) -> Iterator[Table]:
        """Compare ranking and confidence, everyone forced to answer."""
        sets = own_sets(self.answerer, self.graded_file)
        asked = []
        for one in contestants():
            self.progress(f"Own sets: {one.name}")
            asked.append(list(quality.ask_all(one, sets)))
        curves = {
            of[-1].contestant: risk_coverage(of[-1].confidence, of[-1].right, of[-1].answerable)
            for of in asked
        }
        self.plots["risk-coverage"] = lambda path: plots.plot_risk(curves, path)
        yield quality.own_table(asked, sets)
        if self.public:
            yield quality.public_table(self.public, contestants(), self.progress)

    def abstention(self) -> Iterator[Table]:
        """Judge what the answerer says and leaves unsaid."""
        self.progress("Judging replies")
        found = {name: evaluate(self.answerer, asked) for name, asked in self.graded.items()}
        yield abstention.verdict_table(found)
        others = {
            "other conflicts": abstention.other_conflicts(),
            "what the facts leave open": abstention.open_slots(),
        }
        if self.public:
            others = {"CLINC150, out of scope": self.public.out_of_scope()} | others
        unsupported_names = [
            abstention.unsupported_names(self.answerer, name, asked)
            for name, asked in others.items()
        ]
        yield abstention.silence_table(found, unsupported_names)

    def noise(self) -> Iterator[Table]:
        """Ask golden questions under noise, and swapped ones, without this guard or that."""
        self.progress("Adding noise")
        yield noise.noise_table(self.answerer, (one.question for one in self.graded["golden"]))
        yield noise.swap_table(self.answerer)
        self.progress("Leaving out guards")
        every = (one for asked in self.graded.values() for one in asked if one.abstain)
        abstain = (one.question for one in every)
        yield guard_table(self.answerer, abstain)

    def reliability(self) -> Iterator[Table]:
        """Hold the confidence against the share of right answers."""
        self.progress("Cross-validating the confidence")
        questions = [one for asked in self.graded.values() for one in asked]
        found = reliability.reliability(self.answerer, questions)
        self.plots["reliability"] = lambda path: plots.plot_reliability(found, path)
        yield reliability.reliability_table(found)

    def speed(self) -> Iterator[Table]:
        """Time everyone at three sizes, and the command line on the shipped base."""
        tables = speed.speed_tables(self.progress)
        self.plots["speed"] = lambda path: plots.plot_speed(tables, speed.SIZES, path)
        yield from tables
        self.progress("Speed of the guards")
        yield speed.guard_speed_table()
        phrasings = sum(line.role == "phrasing" for line in self.answerer.matcher.catalogue.lines)
        yield speed.start_table(self.knowledge, phrasings)


SECTIONS = {
    "quality": Run.quality,
    "abstention": Run.abstention,
    "noise": Run.noise,
    "reliability": Run.reliability,
    "speed": Run.speed,
}


def main() -> None:
    """Measure what was asked for, print it, and write it down where that was asked for too."""
    asked = _arguments()
    console, aside = Console(width=WIDTH), Console(stderr=True, style="dim", highlight=False)
    public = PublicSets(asked.public) if asked.public else None
    run = Run(asked.knowledge, asked.graded, public, aside.print)
    where, before = machine(), _fingerprint(asked.knowledge)
    console.print(f"Measured {where}.\n", highlight=False)
    if not is_installed():
        console.print("MiniLM is not installed, and left out (see benchmarks/minilm.py).\n")
    tables = []
    for section in asked.only or SECTIONS:
        for table in SECTIONS[section](run):
            show(table, console)
            tables.append(table)
    tables.append(aims_table(tables))
    show(tables[-1], console)
    if _fingerprint(asked.knowledge) != before:
        sys.exit("The bot or its base changed while it was measured: nothing is written.")
    if asked.write:
        write(tables, run, where, ROOT / "docs")


def write(tables: list[Table], run: Run, where: str, docs: Path) -> None:
    """Write the tables and plots into the documentation."""
    for name, draw in run.plots.items():
        draw(docs / "images" / f"{name}.png")
    parts = [
        "# Benchmarks",
        f"Written by `make bench WRITE=1`, never by hand. Measured {where}.",
        *map(markdown, [tables[-1], *tables[:-1]]),
        *(f"![{IMAGES[name]}](images/{name}.png)" for name in run.plots),
    ]
    (docs / "benchmarks.md").write_text("\n\n".join(parts) + "\n", "utf-8")


def _fingerprint(knowledge: Path) -> str:
    """Return a checksum of all that is measured: figures must be of one and the same version."""
    found = hashlib.sha256()
    for file in sorted([*(ROOT / "bot").rglob("*"), *knowledge.rglob("*")]):
        if file.suffix in {".py", ".txt", ".yaml"}:
            found.update(file.read_bytes())
    return found.hexdigest()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument(
        "--knowledge", type=existing_folder, default=ROOT / "knowledge", metavar="DIR"
    )
    parser.add_argument("--graded", type=existing_file, metavar="FILE", help="graded questions")
    parser.add_argument(
        "--public", type=existing_folder, metavar="DIR", help="folder of the public sets"
    )
    parser.add_argument("--only", nargs="+", choices=SECTIONS, help="measure just these")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    asked = parser.parse_args()
    if asked.write and asked.only:
        parser.error("--write takes all sections: leave out --only")
    return asked


if __name__ == "__main__":
    run(main)
