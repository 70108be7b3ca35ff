"""Speed and memory, ours and the peers', each at each size in a process of its own.

    python -m benchmarks.speed CONTESTANT PHRASINGS

prints one measurement as JSON; `speed_tables` runs it for everyone, in one thread.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from benchmarks.minilm import MINILM, TRAINED
from benchmarks.peers import REGRESSION, contestants
from benchmarks.report import OURS, Cell, Column, Table
from benchmarks.worlds import facts, waking_questions, world
from bot.answering import Answerer
from bot.answering.policy import ALWAYS_ANSWER

SIZES = (1_000, 10_000, 100_000)
FACTS = (30, 300, 3_000)
QUESTIONS = 1_000
FEWEST = 60  # questions, also of those that take longer than that
SECONDS = 20.0  # of asking
WARM_UP = 20
PATIENCE = 300.0  # seconds for one measurement
# A regression keeps a weight for each entry and feature (5 GB at 10,000 phrasings, measured), and
# embedding takes 8 ms a phrasing.
FEASIBLE = 10_000
LARGEST = dict.fromkeys((REGRESSION, MINILM, TRAINED), FEASIBLE)
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
STARTS = 5
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Measurement:
    """Build in seconds; a question in milliseconds; the process's peak in megabytes."""

    questions: int
    build: float
    p50: float
    p99: float
    p99_cpu: float
    peak: float


def measure(name: str, phrasings: int) -> Measurement:
    """Return how fast a contestant is; to be called once in a fresh process."""
    contestant = next(one for one in contestants() if one.name == name)
    generated = world(phrasings, QUESTIONS + WARM_UP)
    start = time.perf_counter()
    contestant.build(generated.candidates, None)
    build = time.perf_counter() - start
    for question in generated.questions[:WARM_UP]:
        contestant.find(question)
    wall, cpu = _asked(contestant.find, generated.questions[WARM_UP:])
    return Measurement(
        questions=len(wall),
        build=build,
        p50=float(np.percentile(wall, 50)) * 1e3,
        p99=float(np.percentile(wall, 99)) * 1e3,
        p99_cpu=float(np.percentile(cpu, 99)) * 1e3,
        peak=_peak(),
    )


def _asked(
    find: Callable[[str], object], questions: tuple[str, ...]
) -> tuple[list[float], list[float]]:
    """Return the seconds each question took, by the clock and of the processor."""
    wall: list[float] = []
    cpu: list[float] = []
    for question in questions:
        if len(wall) >= FEWEST and sum(wall) > SECONDS:
            break
        start, worked = time.perf_counter(), time.thread_time()
        find(question)
        cpu.append(time.thread_time() - worked)
        wall.append(time.perf_counter() - start)
    return wall, cpu


def _peak() -> float:
    # getrusage would count the parent's memory too: Linux hands its peak on to a new program.
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text("ascii").splitlines()
        (kilobytes,) = (line.split()[1] for line in lines if line.startswith("VmHWM"))
        return int(kilobytes) * 1024 / MILLION
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / MILLION


def speed_tables(progress: Callable[[str], None]) -> list[Table]:
    """Return a table for each size, everyone's figures with their ratio to ours."""
    return [_speed_table(size, progress) for size in SIZES]


def _speed_table(size: int, progress: Callable[[str], None]) -> Table:
    found: dict[str, Measurement | None] = {}
    for one in contestants():
        progress(f"Speed at {size:,} phrasings: {one.name}")
        found[one.name] = _apart(one.name, size)
    own = found[OURS]
    rows = tuple(_row(name, measured, own) for name, measured in found.items())
    return Table(f"Speed at {size:,} phrasings", COLUMNS, rows, NOTES if size == SIZES[0] else ())


def _row(name: str, measured: Measurement | None, own: Measurement | None) -> tuple[Cell, ...]:
    if measured is None or own is None:
        return (name, *(None for _ in COLUMNS[1:]))
    cells: list[Cell] = [name, measured.questions]
    for figure in ("build", "p50", "p99", "p99_cpu", "peak"):
        value: float = getattr(measured, figure)
        cells += [value, value / getattr(own, figure)]
    return tuple(cells)


def _apart(name: str, size: int) -> Measurement | None:
    """Return what a process of its own measures; None where it would take too long."""
    if size > LARGEST.get(name, size):
        return None
    command = [sys.executable, "-m", "benchmarks.speed", name, str(size)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command,
            env=os.environ | ONE_THREAD,
            stdout=subprocess.PIPE,
            check=True,
            timeout=PATIENCE,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    return Measurement(**json.loads(done.stdout))


def guard_speed_table() -> Table:
    """Return how long decisions take on questions that wake the guards, by the number of facts."""
    rows: list[tuple[Cell, ...]] = []
    for count in FACTS:
        base = facts(count)
        start = time.perf_counter()
        answerer = Answerer(base, ALWAYS_ANSWER)
        build = time.perf_counter() - start
        questions = tuple(islice(waking_questions(base), QUESTIONS))
        _asked(answerer.decide, questions[:WARM_UP])
        decided, _ = _asked(answerer.decide, questions)
        matched, _ = _asked(answerer.matcher.match, questions)
        corrected = sum(
            bool(getattr(answerer.decide(question).outcome, "corrections", ()))
            for question in questions
        )
        milliseconds = [
            float(np.percentile(seconds, share)) * 1e3
            for share in (50, 99)
            for seconds in (decided, matched)
        ]
        rows.append((f"{count:,} facts", len(questions), corrected, build, *milliseconds))
    columns = (
        Column(""),
        Column("questions", "{:,}"),
        Column("corrected", "{:,}"),
        Column("build s", "{:.2f}", "low"),
        Column("decided p50 ms", "{:.2f}", "low"),
        Column("matched p50 ms", "{:.2f}", "low"),
        Column("decided p99 ms", "{:.2f}", "low"),
        Column("matched p99 ms", "{:.2f}", "low"),
    )
    return Table("Questions that wake the guards", columns, tuple(rows), GUARD_NOTES)


def start_table(folder: Path, phrasings: int) -> Table:
    """Return the seconds that `ask` takes from its start, on the shipped base."""
    command = [sys.executable, "-m", "bot", "ask", "--knowledge", str(folder), "--", "who did it?"]
    seconds = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - our own
        seconds.append(time.perf_counter() - start)
    columns = (Column(""), Column("phrasings", "{:,}"), Column("seconds", "{:.2f}"))
    row = ("python -m bot ask", phrasings, statistics.median(seconds))
    note = f"From process start to exit, interpreter and imports included; median of {STARTS}."
    return Table("A question to the shipped base", columns, (row,), (note,))


COLUMNS = (
    Column(""),
    Column("questions", "{:,}"),
    Column("build s", "{:.2f}", "low"),
    Column("ratio", "{:.1f}"),
    Column("p50 ms", "{:.2f}", "low"),
    Column("ratio", "{:.1f}"),
    Column("p99 ms", "{:.2f}", "low"),
    Column("ratio", "{:.1f}"),
    Column("p99 cpu ms", "{:.2f}", "low"),
    Column("ratio", "{:.1f}"),
    Column("peak MB", "{:.0f}", "low"),
    Column("ratio", "{:.1f}"),
)
GUARD_NOTES = (
    (
        "Each question holds another figure, day, name or speaker, a denial or an open slot. "
        "Matching is a part of deciding."
    ),
)
NOTES = (
    (
        "Generated bases of 5 to 30 phrasings an entry, a third of the questions misspelt; "
        "one thread, a process for each figure. ratio: to ours. cpu: without waiting for "
        "other programs. peak: of the process, interpreter and libraries included. – : not "
        f"measured, it would take more than {PATIENCE:.0f} s or all memory. rapidfuzz by "
        "process.extractOne."
    ),
)

if __name__ == "__main__":
    print(json.dumps(asdict(measure(sys.argv[1], int(sys.argv[2])))))
