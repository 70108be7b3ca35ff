"""What faults of Discord and of the network do to the bot, tried over loopback.

    python -m benchmarks.faults [--times N] [--only TEXT]

prints a row for each fault: how often it was tried, how many questions were lost or answered
twice, and after how many seconds the last of them was answered, in the worst of the tries.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path

from rich.console import Console

from benchmarks.arguments import at_least_one
from benchmarks.report import Cell, Column, Table, show
from tests.loopback.cases import Case, gateway_cases, request_cases
from tests.loopback.faults import How
from tests.loopback.openapi import document_at_hand
from tests.loopback.server import LoopbackDiscord
from tests.loopback.trials import Start, attempt_start, live_through
from tests.world import write_world

WIDTH = 110
LATE = 30.0  # seconds
AT_ONCE = 3  # bots side by side
COLUMNS = (
    Column("Fault"),
    *(Column(title, "{:.0f}") for title in ("Tried", "Questions", "Lost", "Doubled")),
    Column("Recovered after (s)", "{:.1f}"),
    Column("Not recovered", "{:.0f}"),
)


async def tried(case: Case, times: int, folder: Path) -> tuple[Cell, ...]:
    """Return the row of a fault, tried with a bot of its own."""
    life = await live_through([case] * times, folder)
    trials = life.trials
    return (
        case.name,
        float(times),
        float(sum(len(trial.questions) for trial in trials)),
        float(sum(trial.lost for trial in trials)),
        float(sum(trial.doubled for trial in trials)),
        max(trial.seconds for trial in trials),
        float(sum(not trial.recovered for trial in trials)) + life.died,
    )


async def started(how: How, times: int, folder: Path) -> tuple[Cell, ...]:
    """Return the row of a fault while the commands are brought in step."""
    starts: list[Start] = []
    for _ in range(times):
        async with LoopbackDiscord(document_at_hand()).listening() as discord:
            starts.append(await attempt_start(how, discord, folder, LATE, 3 * LATE))
    answered = [start for start in starts if start.answered is not None]
    return (
        f"sync: {how.value}",
        float(times),
        float(times),
        float(times - len(answered)),
        0.0,
        max((start.synced or 0.0 for start in starts), default=0.0),
        float(sum(start.synced is None for start in starts)),
    )


async def measure(times: int, only: str) -> Table:
    """Return the table of all faults, or of those whose name holds a text."""
    gate = asyncio.Semaphore(AT_ONCE)
    with tempfile.TemporaryDirectory() as name:
        folder = write_world(Path(name))

        async def one(case: Case | How) -> tuple[Cell, ...]:
            async with gate:
                if isinstance(case, How):
                    return await started(case, times, folder)
                return await tried(case, times, folder)

        cases = [*request_cases(LATE), *gateway_cases()]
        chosen: list[Case | How] = [case for case in cases if only in case.name]
        chosen += [how for how in How if how is not How.BAN and only in f"sync: {how.value}"]
        rows = await asyncio.gather(*map(one, chosen))
    return Table("Faults", COLUMNS, tuple(rows))


def main() -> None:
    """Try all faults and print the table."""
    parser = argparse.ArgumentParser(description="Try faults of Discord over loopback.")
    parser.add_argument(
        "--times", type=at_least_one, default=3, metavar="N", help="tries of each fault"
    )
    parser.add_argument("--only", default="", metavar="TEXT", help="only faults with this in it")
    given = parser.parse_args()
    show(asyncio.run(measure(given.times, given.only)), Console(width=WIDTH))


if __name__ == "__main__":
    main()
