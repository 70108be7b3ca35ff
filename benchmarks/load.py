"""Load on the bot as a process, over loopback, beside a bot that only answers "pong".

    python -m benchmarks.load [--seconds N] [--reloads N] [--soak MINUTES]

prints questions a second, how long a reply took from the dispatch of its question, processor time
a question, memory, and the longest stall of the event loop; then what reloads do under load. The
Discord on loopback runs on the same machine and takes its share of the processor.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import numpy as np
from rich.console import Console

from benchmarks.bases import write_base
from benchmarks.report import Cell, Column, Table, machine, show
from bot.knowledge import load
from tests.loopback.asking import Crowd
from tests.loopback.process import RUN, BotProcess, running
from tests.loopback.reloading import QUESTION, Editions
from tests.loopback.server import LoopbackDiscord

PONG = ("-m", "benchmarks.pong")
SHIPPED = Path(__file__).parents[1] / "knowledge"
WARM_UP = 2.0  # seconds
PHRASINGS = 10_000
BIG_RELOADS = 10
WIDTH = 120
OWN = "Own: the longest stall without what the thread waited for a processor that others had."
SOAK_MEMBERS, SOAK_PAUSE = 5, 0.25  # about twenty questions a second
SOAK_ROWS = 10

LOAD = (
    Column("Bot"),
    *(Column(title, "{:.0f}") for title in ("At once", "Questions", "Failed", "A second")),
    *(Column(title, "{:.1f}") for title in ("p50 ms", "p99 ms", "CPU ms", "MB", "Stall ms", "Own")),
)


@dataclass(frozen=True, slots=True)
class Run:
    """What is run: a program over a base, and the questions it is asked."""

    name: str
    program: tuple[str, ...]
    folder: Path
    questions: Sequence[str]


Beside = Callable[[BotProcess], Awaitable[None]]


async def load_row(run: Run, members: int, beside: Beside) -> tuple[Cell, ...]:
    """Return the row of a run while so many members ask and something else goes on."""
    with tempfile.NamedTemporaryFile() as stalls:
        async with LoopbackDiscord().listening() as discord:
            crowd = Crowd(discord, run.questions)
            async with running(
                discord, run.folder, run.program, environment={"LOOPBACK_STALLS": stalls.name}
            ) as bot:
                asking = asyncio.create_task(crowd.ask(members))
                await asyncio.sleep(WARM_UP)
                crowd.seconds.clear()
                stalls.truncate(0)
                began, cpu = time.monotonic(), bot.cpu()
                await beside(bot)
                crowd.stopped = True
                elapsed, used, memory = time.monotonic() - began, bot.cpu() - cpu, bot.memory()
                await asking
        stalled = longest_stalls(Path(stalls.name))
    took = np.array(crowd.seconds) * 1e3
    return (
        run.name,
        float(members),
        float(len(took)),
        float(crowd.failed),
        len(took) / elapsed,
        *map(float, np.percentile(took, (50, 99))),
        used * 1e3 / len(took),
        memory,
        *stalled,
    )


def longest_stalls(path: Path) -> tuple[float, float]:
    """Return the longest stalls a process noted, in milliseconds: all, and its own."""
    lines = path.read_text("ascii").replace("\0", "").split("\n")
    noted = [tuple(map(float, line.split())) for line in lines if line]
    return max(one[0] for one in noted), max(one[1] for one in noted)


async def load_table(seconds: float, folder: Path) -> Table:
    """Return the table of all runs."""

    async def wait(_bot: BotProcess) -> None:
        await asyncio.sleep(seconds)

    async def reload(bot: BotProcess) -> None:
        for done, edition in zip(range(BIG_RELOADS), cycle((2, 1)), strict=False):
            await asyncio.to_thread(write_base, folder, PHRASINGS, edition)
            await asyncio.sleep(0.2)
            await reload_once(bot, done)

    golden = [golden.question for golden in load(SHIPPED).base.golden]
    big = write_base(folder, PHRASINGS)
    pong = Run("pong", PONG, SHIPPED, golden)
    shipped = Run("this bot, shipped base", RUN, SHIPPED, golden)
    large = Run(f"this bot, {PHRASINGS:,} phrasings", RUN, folder, big.questions)
    reloaded = Run(f"… and {BIG_RELOADS} reloads of them", RUN, folder, big.questions)
    runs = [(run, members) for run in (pong, shipped) for members in (1, 16)]
    rows = [await load_row(run, members, wait) for run, members in runs]
    rows.append(await load_row(large, 4, wait))
    rows.append(await load_row(reloaded, 4, reload))
    return Table("Load", LOAD, tuple(rows), (OWN, machine()))


async def reload_once(bot: BotProcess, done: int) -> None:
    """Let the bot read its base again, and wait until it has."""
    bot.process.send_signal(signal.SIGHUP)
    await bot.until_logged("reloaded", done + 1, seconds=60)


async def reload_table(reloads: int, folder: Path) -> Table:
    """Return what reloads do to the questions that stream in meanwhile."""
    editions = Editions(folder)
    editions.write()
    memory: list[float] = []
    async with LoopbackDiscord().listening() as discord:
        crowd = Crowd(discord, [QUESTION], pause=0.01, look=editions.look)
        async with running(discord, folder) as bot:
            asking = asyncio.create_task(crowd.ask(8))
            for _ in range(reloads):
                await editions.reload(bot)
                memory.append(bot.memory())
            crowd.stopped = True
            await asking
    titles = ("Reloads", "Refused", "Questions", "Failed", "Mixed")
    columns = (Column("Reloads"), *(Column(title, "{:.0f}") for title in titles[1:]))
    refused = bot.count("reload_refused")
    row = (str(reloads), float(refused), float(len(crowd.seconds)), float(crowd.failed))
    quarters = [memory[place * (reloads - 1) // 4] for place in range(5)]
    said = ", ".join(f"{megabytes:.1f}" for megabytes in quarters)
    note = f"Memory in MB after the first reload and after each quarter of them: {said}."
    return Table("Reloads", columns, ((*row, float(len(editions.mixed))),), (note,))


async def soak_table(minutes: float) -> Table:
    """Return how memory goes while questions come at a steady rate."""
    golden = [golden.question for golden in load(SHIPPED).base.golden]
    rows: list[tuple[Cell, ...]] = []
    async with LoopbackDiscord().listening() as discord:
        crowd = Crowd(discord, golden, pause=SOAK_PAUSE)
        async with running(discord, SHIPPED) as bot:
            asking = asyncio.create_task(crowd.ask(SOAK_MEMBERS))
            for row in range(SOAK_ROWS + 1):
                passed = row * minutes / SOAK_ROWS
                rows.append((f"{passed:.1f}", float(len(crowd.seconds)), bot.memory(), bot.cpu()))
                if row < SOAK_ROWS:
                    await asyncio.sleep(minutes * 60 / SOAK_ROWS)
            crowd.stopped = True
            await asking
    titles = ("Questions", "MB", "CPU s")
    columns = (Column("Minutes"), *(Column(title, "{:.1f}") for title in titles))
    return Table("Soak", columns, tuple(rows), (f"{crowd.failed} questions failed.",))


async def measure(given: argparse.Namespace, console: Console) -> None:
    """Print the tables that were asked for."""
    with tempfile.TemporaryDirectory() as name:
        if given.seconds:
            with tempfile.TemporaryDirectory() as big:
                show(await load_table(given.seconds, Path(big)), console)
        if given.reloads:
            show(await reload_table(given.reloads, Path(name)), console)
        if given.soak:
            show(await soak_table(given.soak), console)


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description="Put load on the bot over loopback.")
    parser.add_argument("--seconds", type=float, default=10.0, metavar="N", help="a row; 0: none")
    parser.add_argument("--reloads", type=int, default=200, metavar="N", help="0: none")
    parser.add_argument("--soak", type=float, default=0.0, metavar="MINUTES", help="0: none")
    asyncio.run(measure(parser.parse_args(), Console(width=WIDTH)))


if __name__ == "__main__":
    main()
