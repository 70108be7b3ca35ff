"""`python -m bot run` as a process of its own, connected to a Discord on loopback."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tests.loopback.payloads import TOKEN
from tests.loopback.server import LoopbackDiscord

ROOT = Path(__file__).parents[2]
SITE = Path(__file__).with_name("site")
RUN = ("-m", "bot", "run")
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class BotProcess:
    """A running bot, and what it logged."""

    def __init__(self, process: asyncio.subprocess.Process, discord: LoopbackDiscord) -> None:
        self.process = process
        self.logged: list[dict[str, Any]] = []
        self._discord = discord
        self.reading = asyncio.create_task(self._read())

    async def until_logged(self, event: str, times: int = 1, seconds: float = 20.0) -> None:
        """Wait until an event was logged so many times."""
        await self._discord.until(lambda: self.count(event) >= times, seconds)

    def count(self, event: str) -> int:
        """Return how often an event was logged."""
        return sum(entry["event"] == event for entry in self.logged)

    async def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Send a signal; return the exit code, and after how many seconds it came."""
        began = time.monotonic()
        with suppress(ProcessLookupError):
            self.process.send_signal(number)
        code = await asyncio.wait_for(self.process.wait(), 30)
        await self.reading
        return code, time.monotonic() - began

    def memory(self) -> float:
        """Return the megabytes it holds (Linux)."""
        resident = Path(f"/proc/{self.process.pid}/statm").read_text("ascii").split()[1]
        return int(resident) * PAGE / 2**20

    def cpu(self) -> float:
        """Return the seconds of processor it used (Linux)."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / TICKS

    async def _read(self) -> None:
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            try:
                self.logged.append(json.loads(line))
            except ValueError:  # a traceback, or the reason for the end
                self.logged.append(
                    {"event": line.decode(errors="replace").rstrip(), "level": "RAW"}
                )


@asynccontextmanager
async def running(
    discord: LoopbackDiscord,
    knowledge: Path,
    program: tuple[str, ...] = RUN,
    *,
    wait: bool = True,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> AsyncIterator[BotProcess]:
    """Run a bot; wait until it is connected, if so wished; it is killed in the end, if need be."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    with tempfile.TemporaryDirectory() as data:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *program,
            stderr=asyncio.subprocess.PIPE,
            env={
                **kept,
                "PYTHONPATH": os.pathsep.join((str(SITE), str(ROOT))),
                "LOOPBACK_PORT": str(discord.port),
                "DISCORD_TOKEN": TOKEN,
                "KNOWLEDGE_DIR": str(knowledge),
                "LOG_FORMAT": "json",
                "RATE_LIMIT": "0",
                "DATA_DIR": data,
                **environment,
            },
        )
        bot = BotProcess(process, discord)
        try:
            if wait:
                await discord.until(
                    lambda: discord.gateway.current or process.returncode is not None
                )
                if process.returncode is not None:
                    await bot.reading
                    raise RuntimeError([entry["event"] for entry in bot.logged][-3:])
            yield bot
        finally:
            if process.returncode is None:
                process.kill()
                await bot.end(signal.SIGKILL)
