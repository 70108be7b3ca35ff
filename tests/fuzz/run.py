"""`make fuzz`: fuzz every target for its share of the time, and print what came of it."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.arguments import at_least_one

# The targets; importing them takes its time.
NAMES = ("base", "structure", "graded", "question", "shell", "settings")
CORPUS = Path(__file__).parent / "corpus"
DICTIONARY = Path(__file__).parent / "words.dict"
KEPT = Path("build/fuzz")
SECONDS = 120
LONGEST = {  # bytes
    "base": 8_192,
    "structure": 16,
    "graded": 4_096,
    "question": 4_096,
    "shell": 1_024,
    "settings": 1_024,
}
# One input may take this long and this much before it counts as a finding.
BOUNDS = ("-timeout=5", "-rss_limit_mb=1024")
_EXECUTED = re.compile(r"^(?:#|stat::number_of_executed_units:\s*)(\d+)", re.MULTILINE)
_COVERED = re.compile(r"\bcov: (\d+)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one target; `output` is libFuzzer's."""

    name: str
    executions: int
    branches: int
    findings: tuple[Path, ...]
    failed: bool
    output: str

    def __str__(self) -> str:
        """Return a line of the report."""
        found = f"{len(self.findings)} findings" if self.findings else "no finding"
        return f"{self.name:<10}{self.executions:>10,} executions{self.branches:>8,} edges  {found}"


def fuzz(name: str, seconds: int) -> Outcome:
    """Fuzz one target for a time; what it learns is kept for the next run."""
    learnt, prefix = KEPT / "corpus" / name, KEPT / "findings" / name
    learnt.mkdir(parents=True, exist_ok=True)
    prefix.mkdir(parents=True, exist_ok=True)
    before = set(prefix.iterdir())
    options = (
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST[name]}",
        f"-dict={DICTIONARY}",
        f"-artifact_prefix={prefix}/",
        "-print_final_stats=1",
        *BOUNDS,
    )
    with TemporaryDirectory(prefix="fuzz-") as scratch:  # libFuzzer cleans nothing up
        ran = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", "tests.fuzz.one", name, learnt, CORPUS / name, *options],
            env=os.environ | {"TMPDIR": scratch},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    output = ran.stdout + ran.stderr
    return Outcome(
        name,
        executions=int(next(reversed(_EXECUTED.findall(output)), 0)),
        branches=int(next(reversed(_COVERED.findall(output)), 0)),
        findings=tuple(sorted(set(prefix.iterdir()) - before)),
        failed=ran.returncode != 0,
        output=output,
    )


def main() -> int:
    """Fuzz all targets, or those that are named; return 1 where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--seconds", type=at_least_one, default=SECONDS, help="for all targets together"
    )
    parser.add_argument("targets", nargs="*", choices=(*NAMES, []), help="all, if none is named")
    given = parser.parse_args()
    targets = given.targets or NAMES
    share = max(1, given.seconds // len(targets))
    print(f"Fuzzing {', '.join(targets)}: {share} seconds each …", flush=True)
    outcomes = []
    for name in targets:
        outcomes.append(fuzz(name, share))
        print(outcomes[-1], flush=True)
    for outcome in outcomes:
        if outcome.failed:
            print(f"\n{outcome.name} ended like this:\n{outcome.output[-4_000:]}")
        for file in outcome.findings:
            print(f"Try it again: {sys.executable} -m tests.fuzz.one {outcome.name} {file}")
    total = sum(outcome.executions for outcome in outcomes)
    found = sum(max(len(outcome.findings), outcome.failed) for outcome in outcomes)
    print(f"{total:,} executions, {found} findings.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
